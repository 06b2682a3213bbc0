import { resolve, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { checkContent, type Findings, type CheckCache, report } from '../check/index.ts';
import { env } from '../env.ts';
import { escapeXml } from '../library/escape.ts';

/**
 * Holds a build back while the content has mistakes; the development server shows them in place of every page.
 * The former addresses of works become redirects. It is given what the check found when the command began.
 */
export const contentCheck = ({ complaints, moved }: Pick<Findings, 'complaints' | 'moved'>): AstroIntegration => {
  let watches = false;
  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        watches = command === 'dev';
        if (command === 'build' && complaints.length > 0) throw new Error(report(complaints));
        const root = config.base.replace(/\/$/, '');
        if (command === 'build')
          updateConfig({ redirects: Object.fromEntries(Object.entries(moved).map(([from, to]) => [from, root + to])) });
      },
      'astro:server:setup': async ({ server, logger }) => {
        if (!watches) return; // a build has a server, too, for a moment
        const root = server.config.base.replace(/\/$/, '');
        let mistakes = '';
        let former = moved;
        const known: CheckCache = new Map();
        const check = async () => {
          const now = await checkContent(env.contentDir, known);
          former = now.moved;
          const found = now.complaints.length > 0 ? report(now.complaints) : '';
          if (found === mistakes) return;
          mistakes = found;
          if (found) logger.error(found);
          else logger.info('The content has no mistakes any more.');
          server.ws.send({ type: 'full-reload' });
        };
        await check();
        server.watcher.on('all', (_event, path) => {
          if (!resolve(path).startsWith(resolve(env.contentDir) + sep)) return;
          check().catch((error: unknown) => logger.error(String(error)));
        });
        server.middlewares.use((request, response, next) => {
          const [path = ''] = (request.url ?? '').slice(root.length).split(/\/?(?:[?#]|$)/);
          if (mistakes && request.headers.accept?.includes('text/html')) {
            response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' });
            response.end(pageOf(mistakes, server.config.base));
          } else if (Object.hasOwn(former, path)) {
            response.writeHead(302, { location: `${root}${former[path]}` });
            response.end();
          } else next();
        });
      },
    },
  };
};

/** A page that shows the mistakes, and is replaced by the one that was asked for when they are mended. */
const pageOf = (mistakes: string, base: string): string => `<!doctype html>
<html lang="en">
<title>Mistakes in the content</title>
<script type="module" src="${base}@vite/client"></script>
<body style="font: 1rem/1.6 serif; max-width: 60rem; margin: 3rem auto; padding: 0 1rem">
<h1>Mistakes in the content</h1>
<pre style="white-space: pre-wrap">${escapeXml(mistakes)}</pre>
`;
