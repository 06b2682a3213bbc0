import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { env } from '../env.ts';

/**
 * Indexes the site when Astro has built it, and lets the development server search the last index that was built. A
 * release indexes when Astro has ended: what Astro holds and what the index needs would be much together.
 */
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
      'astro:build:done': async () => {
        if (env.releaseFindings) return; // a release indexes after Astro has finished
        await promisify(execFile)(process.execPath, ['scripts/build/search-index.ts', site, base]);
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(`${base.replace(/\/$/, '')}/pagefind`, sirv(join(site, 'pagefind'), { dev: true }));
      },
    },
  };
};
