import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { env, site } from '../env.ts';
import { messages, say } from '../messages/index.ts';
import { escapeXml } from '../values/escape.ts';

/**
 * Returns the page at a former address, for hosts that don't redirect: it forwards to `to`, a path with the base path.
 * That of Astro is in English.
 */
export function redirectPage(to: string): string {
  const sentence = escapeXml(say(messages.redirect, { address: to }));
  return `<!doctype html>
<html lang="${site.language}">
<title>${sentence}</title>
<meta http-equiv="refresh" content="0;url=${escapeXml(to)}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${escapeXml(new URL(to, env.siteUrl).href)}">
<body>
<a href="${escapeXml(to)}">${sentence}</a>
</body>
</html>
`;
}

/** Replaces the pages that Astro wrote for redirects. `redirects` maps former paths, without a slash at the end, to paths. */
export const redirectPages = (redirects: Readonly<Record<string, string>>): AstroIntegration => ({
  name: 'redirect-pages',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      for (const [from, to] of Object.entries(redirects))
        await writeFile(
          fileURLToPath(new URL(`.${from}/index.html`, dir)),
          redirectPage(env.basePath.replace(/\/$/, '') + to),
        );
    },
  },
});
