import { createHash } from 'node:crypto';
import { defineMiddleware } from 'astro:middleware';
import { metaPolicy } from './policy.ts';
import css from './styles/index.css?inline';
import { takeApart, usedIn } from './styles/used.ts';

const style = takeApart(css);

/** Puts into each page the part of the style that the page uses, and the policy under which it runs. */
export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const html = await response.text();
  const { status, headers } = response;
  const own = usedIn(html, style);
  const hash = createHash('sha256').update(own).digest('base64');
  // the development server has scripts and styles of its own
  const policy = import.meta.env.DEV
    ? ''
    : `<meta http-equiv="content-security-policy" content="${metaPolicy([hash])}">`;
  return new Response(
    html
      .replace(/<meta charset="?utf-8"?>/, (charset) => charset + policy)
      .replace('</head>', () => `<style>${own}</style></head>`),
    { status, headers },
  );
});
