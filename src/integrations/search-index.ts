import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import sirv from 'sirv';
import { checkContent, countWorks } from '../check/index.ts';

/** The folder of the index, in the built site. */
const folder = 'pagefind';

/**
 * Writes the search index of the built pages into `<site>/pagefind/`. Gives the number of pages that were indexed.
 * Throws with Pagefind's own words where it fails.
 */
export async function writeIndex(site: string): Promise<number> {
  try {
    const { index } = succeed(await pagefind.createIndex());
    if (!index) throw new Error('Pagefind made no index');
    succeed(await index.addDirectory({ path: site }));
    const { outputPath } = succeed(await index.writeFiles({ outputPath: join(site, folder) }));
    return await countIndexed(outputPath);
  } finally {
    await pagefind.close();
  }
}

/** How many pages an index holds, in all languages, by what it says itself. */
async function countIndexed(index: string): Promise<number> {
  const entry = JSON.parse(await readFile(join(index, 'pagefind-entry.json'), 'utf8')) as {
    languages: Record<string, { page_count: number }>;
  };
  return Object.values(entry.languages).reduce((sum, { page_count: pages }) => sum + pages, 0);
}

function succeed<Answer extends { errors: string[] }>(answer: Answer): Answer {
  if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join('; ')}`);
  return answer;
}

/** Indexes the site when it is built, and lets the development server search the last index that was built. */
export const searchIndex = (): AstroIntegration => {
  let site = '';
  let base = '/';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        site = fileURLToPath(config.outDir);
        base = config.base;
      },
      'astro:build:done': async ({ logger }) => {
        const works = countWorks(await checkContent());
        const indexed = await writeIndex(site);
        if (indexed !== works) throw new Error(`${indexed} pages were indexed, but there are ${works} works`);
        logger.info(`${indexed} works indexed`);
      },
      'astro:server:setup': ({ server }) => {
        const mount = `${base.replace(/\/$/, '')}/${folder}`;
        server.middlewares.use(mount, sirv(join(site, folder), { dev: true }));
      },
    },
  };
};
