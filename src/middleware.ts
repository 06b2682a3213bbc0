import { defineMiddleware } from 'astro:middleware';
import { elementsOf } from './values/html.ts';
import { addPolicy } from './policy.ts';

/** Adds the content security policy to each page. In development, adds the banner about problems in the content instead. */
export const onRequest = defineMiddleware(async ({ locals }, next) => {
  const response = await next();
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  if (!isPage) return response;
  const page = await response.text();
  const { status, headers } = response;
  // no policy in development: the server injects scripts and styles
  return new Response(import.meta.env.DEV ? addBanner(page, locals.banner) : addPolicy(page), { status, headers });
});

function addBanner(page: string, banner = ''): string {
  const body = elementsOf(page, { locations: true }).find(({ tagName }) => tagName === 'body');
  const offset = body?.sourceCodeLocation?.startTag?.endOffset;
  return offset === undefined ? page : page.slice(0, offset) + banner + page.slice(offset);
}
