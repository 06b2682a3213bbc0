import { z } from 'astro/zod';
import { count } from '../../src/check/count.ts';
import type { LinkResults } from './look-up.ts';

const result = z.looseObject({ day: z.iso.date(), state: z.enum(['ok', 'moved', 'dead', 'unclear']) });

/**
 * Parses the file with the results of earlier runs. Returns the intact results and, if the file is damaged, what is wrong
 * with it.
 */
export function parseResults(text: string): { results: LinkResults; problem?: string } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { results: {}, problem: `is not valid JSON, so all links are checked again: ${(error as Error).message}` };
  }
  const { data: all } = z.record(z.string(), z.unknown()).safeParse(data);
  if (all === undefined) return { results: {}, problem: 'has no results, so all links are checked again' };
  const intact = Object.entries(all).filter(([, value]) => result.safeParse(value).success);
  const damaged = Object.keys(all).length - intact.length;
  return {
    results: Object.fromEntries(intact) as LinkResults,
    ...(damaged > 0 && {
      problem: `has ${count(damaged, 'damaged result')}, so ${damaged === 1 ? 'this link is' : 'these links are'} checked again`,
    }),
  };
}
