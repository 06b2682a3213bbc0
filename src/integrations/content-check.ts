import { resolve, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { CheckCache } from '../check/cache.ts';
import { errorsIn } from '../check/diagnostic.ts';
import { checkContent, type Findings } from '../check/index.ts';
import { report } from '../check/report.ts';
import { env } from '../env.ts';
import { escapeXml } from '../library/escape.ts';

/**
 * Stops a build if the content has errors; in the development server, shows them in place of every page. Redirects
 * former addresses of works. Takes the findings of the check at the start of the command.
 */
export const contentCheck = ({
  diagnostics: initialDiagnostics,
  redirects: initialRedirects,
}: Pick<Findings, 'diagnostics' | 'redirects'>): AstroIntegration => {
  let isDevServer = false;
  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig, logger }) => {
        isDevServer = command === 'dev';
        if (command !== 'build') return;
        if (errorsIn(initialDiagnostics).length > 0) throw new Error(report(initialDiagnostics));
        // A release prints warnings itself, and fails on any that Astro logs.
        if (initialDiagnostics.length > 0 && !env.releaseFindings) logger.warn(report(initialDiagnostics));
        const root = config.base.replace(/\/$/, '');
        const redirects = Object.entries(initialRedirects).map(([from, to]) => [from, root + to]);
        updateConfig({ redirects: Object.fromEntries(redirects) });
      },
      'astro:server:setup': async ({ server, logger }) => {
        if (!isDevServer) return; // builds start a server too
        const root = server.config.base.replace(/\/$/, '');
        const cache: CheckCache = new Map();
        let redirects = initialRedirects;
        let errorReport = '';
        let fullReport = '';
        const check = async () => {
          const findings = await checkContent(env.contentDir, cache);
          redirects = findings.redirects;
          // Notices are about files of the editor that is at work now.
          const diagnostics = findings.diagnostics.filter(({ level }) => level !== 'notice');
          const errors = diagnostics.filter(({ level }) => level === 'error');
          const previous = fullReport;
          errorReport = errors.length > 0 ? report(errors) : '';
          fullReport = diagnostics.length > 0 ? report(diagnostics) : '';
          if (fullReport === previous) return;
          if (errorReport) logger.error(fullReport);
          else if (findings.diagnostics.some(({ level }) => level === 'warning')) logger.warn(fullReport);
          else if (fullReport) logger.info(fullReport);
          else logger.info('All problems in the content are fixed.');
          server.ws.send({ type: 'full-reload' });
        };
        await check();
        server.watcher.on('all', (_event, path) => {
          if (!resolve(path).startsWith(resolve(env.contentDir) + sep)) return;
          check().catch((error: unknown) => logger.error(String(error)));
        });
        server.middlewares.use((request, response, next) => {
          const [path = ''] = (request.url ?? '').slice(root.length).split(/\/?(?:[?#]|$)/);
          if (errorReport && request.headers.accept?.includes('text/html')) {
            response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' });
            response.end(errorPage(errorReport, server.config.base));
          } else if (Object.hasOwn(redirects, path)) {
            response.writeHead(302, { location: `${root}${redirects[path]}` });
            response.end();
          } else next();
        });
      },
    },
  };
};

/** Returns a page that shows the errors. Vite's client reloads it. */
const errorPage = (errors: string, base: string): string => `<!doctype html>
<html lang="en">
<title>Errors in the content</title>
<script type="module" src="${base}@vite/client"></script>
<body style="font: 1rem/1.6 serif; max-width: 60rem; margin: 3rem auto; padding: 0 1rem">
<h1>Errors in the content</h1>
<p>This page reloads when you save a file.</p>
<pre style="white-space: pre-wrap">${escapeXml(errors)}</pre>
`;
