import { readFile } from 'node:fs/promises';
import { env } from '../env.ts';
import type { CheckCache } from './cache.ts';
import { checkContent, type Findings } from './index.ts';

/** The part of the findings that Astro's configuration needs. */
export type Summary = Omit<Findings, 'entries'>;

/** The results of the check by this process. The development server starts from them. */
export const checkCache: CheckCache = new Map();

let cached: Promise<Summary> | undefined;

/**
 * Returns the findings of the release that this process is part of, or checks the content if there is none. They are loaded
 * once.
 */
export const loadSummary = (): Promise<Summary> => (cached ??= load());

async function load(): Promise<Summary> {
  if (env.releaseFindings) return JSON.parse(await readFile(env.releaseFindings, 'utf8')) as Summary;
  const { entries: _, ...summary } = await checkContent(env.contentDir, checkCache);
  return summary;
}
