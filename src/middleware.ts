import { defineMiddleware } from 'astro:middleware';
import { attributeOf, elementsOf, type HtmlElement } from './values/html.ts';
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
  return withInsertion(response, (elements) => ({
    after: elements.find((element) => attributeOf(element, 'charset') !== undefined),
    html: `<meta http-equiv="content-security-policy" content="${metaPolicy(inlineHashes(elements))}">`,
  }));
});

const withBanner = (response: Response, banner = ''): Promise<Response> =>
  withInsertion(response, (elements) => ({ after: elements.find(({ tagName }) => tagName === 'body'), html: banner }));

/** Inserts HTML into a page, after the start tag of an element. A page without that element, such as one that forwards, stays as it is. */
async function withInsertion(
  response: Response,
  insertionFor: (elements: readonly HtmlElement[]) => { after: HtmlElement | undefined; html: string },
): Promise<Response> {
  const page = await response.text();
  const { after, html } = insertionFor(elementsOf(page));
  const location = after?.sourceCodeLocation;
  const offset = (location?.startTag ?? location)?.endOffset;
  const { status, headers } = response;
  const changed = offset === undefined ? page : page.slice(0, offset) + html + page.slice(offset);
  return new Response(changed, { status, headers });
}
