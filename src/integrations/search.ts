import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { env } from '../env.ts';

/**
 * Indexes the site after `astro build`, and serves the index of the last build, or of the last `npm start`, in
 * development. A release indexes the site itself after Astro has exited, since running both at once would need twice
 * the memory.
 */
export const searchIndex = (): AstroIntegration => {
  let outDir = '';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        outDir = fileURLToPath(config.outDir);
      },
      'astro:build:done': async () => {
        if (env.releaseFindings) return;
        await promisify(execFile)(process.execPath, ['scripts/build/search-index.ts', outDir, env.basePath]);
      },
      'astro:server:setup': ({ server }) => {
        // Astro's server has removed the base path from the addresses of requests
        for (const folder of [outDir, `${outDir.replace(/[/\\]$/, '')}.preview`])
          server.middlewares.use('/pagefind', sirv(join(folder, 'pagefind'), { dev: true }));
      },
    },
  };
};
