import { defineMiddleware } from 'astro:middleware';
import { metaPolicy, styleHashes } from './policy.ts';

/** Adds the content security policy to each page, before everything that it applies to. */
export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  if (!isPage || import.meta.env.DEV) return response; // the development server injects scripts and styles
  const html = await response.text();
  const meta = `<meta http-equiv="content-security-policy" content="${metaPolicy(styleHashes(html))}">`;
  const { status, headers } = response;
  return new Response(
    html.replace(/<meta charset="?utf-8"?>/, (charset) => charset + meta),
    { status, headers },
  );
});
