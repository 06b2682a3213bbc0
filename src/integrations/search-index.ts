import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { countWorks, type Findings } from '../check/index.ts';
import { folder } from './write-index.ts';

/** Writes the index in a process of its own: what Astro still holds and what the index needs are much together. */
async function index(site: string, base: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/integrations/write-index.ts', site, base]);
  return Number(stdout.trim().split('\n').at(-1));
}

/** Indexes the site when it is built, and lets the development server search the last index that was built. */
export const searchIndex = (findings: Pick<Findings, 'counts'>): AstroIntegration => {
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
        const works = countWorks(findings);
        logger.info(`indexing ${works} works`);
        const indexed = await index(site, base);
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
