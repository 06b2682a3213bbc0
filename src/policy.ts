import { createHash } from 'node:crypto';

/**
 * Returns the directives of a page's content security policy (https://www.w3.org/TR/CSP3/). They allow inline styles by
 * hash, and this site's own scripts, images, connections and forms. Speculation rules are data in the page
 * (https://developer.mozilla.org/en-US/docs/Web/API/Speculation_Rules_API). The Trusted Types policy `default` is for the
 * search worker (search/pagefind/pagefind.ts).
 */
const directives = (styles: readonly string[]): string[] => [
  "default-src 'none'",
  "script-src 'self' 'inline-speculation-rules'",
  "worker-src 'self'",
  `style-src ${styles.length > 0 ? styles.map((hash) => `'sha256-${hash}'`).join(' ') : "'none'"}`,
  "connect-src 'self'",
  "img-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
];

/** Returns the SHA-256 hashes, in base64, of the `<style>` elements of a page. */
export const styleHashes = (html: string): string[] =>
  [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css = '']) =>
    createHash('sha256').update(css).digest('base64'),
  );

/** Returns the policy for the `<meta>` element of a page with these style hashes. `frame-ancestors` needs a header. */
export const metaPolicy = (styles: readonly string[]): string => directives(styles).join('; ');

/** Returns the policy for the header of all pages. `styles` are the style hashes of all of them. */
export const headerPolicy = (styles: readonly string[]): string =>
  [...directives(styles), "frame-ancestors 'none'"].join('; ');

/** The policy for the header of Pagefind's worker, which runs WebAssembly. */
export const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
