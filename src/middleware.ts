import { defineMiddleware } from 'astro:middleware';
import { inlineHashes, metaPolicy } from './policy.ts';

/**
 * Adds the content security policy to each page, before everything that it applies to. In development, adds the banner
 * about problems in the content instead.
 */
export const onRequest = defineMiddleware(async ({ locals }, next) => {
  const response = await next();
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  if (!isPage) return response;
  if (import.meta.env.DEV) return withBanner(response, locals.banner); // no policy: the server injects scripts and styles
  const html = await response.text();
  const meta = `<meta http-equiv="content-security-policy" content="${metaPolicy(inlineHashes(html))}">`;
  const { status, headers } = response;
  return new Response(
    html.replace(/<meta charset="?utf-8"?>/, (charset) => charset + meta),
    { status, headers },
  );
});

async function withBanner(response: Response, banner = ''): Promise<Response> {
  const { status, headers } = response;
  return new Response(
    (await response.text()).replace(/<body.*?>/, (body) => body + banner),
    { status, headers },
  );
}
