import { resolve, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { checkContent, report } from '../check/index.ts';
import { contentDir } from '../schemas/index.ts';

/**
 * Holds a build back while the content has mistakes, and tells of them in the development server as they come up.
 * The former addresses of works become redirects.
 */
export const contentCheck = (): AstroIntegration => ({
  name: 'content-check',
  hooks: {
    'astro:config:setup': async ({ command, config, updateConfig }) => {
      const { complaints, moved } = await checkContent();
      if (command === 'build' && complaints.length > 0) throw new Error(report(complaints));
      const base = config.base.replace(/\/$/, '');
      updateConfig({ redirects: Object.fromEntries(Object.entries(moved).map(([from, to]) => [from, base + to])) });
    },
    'astro:server:setup': async ({ server, logger }) => {
      const tell = async () => {
        const { complaints } = await checkContent();
        if (complaints.length === 0) return;
        const message = report(complaints);
        logger.error(message);
        server.ws.send({ type: 'error', err: { message, stack: '' } });
      };
      server.watcher.on('all', (_event, path) => {
        if (resolve(path).startsWith(resolve(contentDir) + sep)) void tell();
      });
      await tell();
    },
  },
});
