import { defineMiddleware } from 'astro:middleware';
import css from './styles/index.css?inline';
import { takeApart, usedIn } from './styles/used.ts';

const style = takeApart(css);

/** Puts into each page the part of the style that the page uses. */
export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const html = await response.text();
  const { status, headers } = response;
  return new Response(
    html.replace('</head>', () => `<style>${usedIn(html, style)}</style></head>`),
    { status, headers },
  );
});
