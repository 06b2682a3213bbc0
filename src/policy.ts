import { createHash } from 'node:crypto';

/**
 * The content security policy of a page (https://www.w3.org/TR/CSP3/). A page may use its own styles, named by their
 * hashes, and scripts, files and forms of its own site. Speculation rules are data in the page
 * (https://developer.mozilla.org/en-US/docs/Web/API/Speculation_Rules_API). The Trusted Types policy `default` allows
 * the search its worker (search/browser/pagefind.ts).
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

/** Returns the hashes (SHA-256, base64) of the style elements of a page, as a policy names them. */
export const styleHashes = (html: string): string[] =>
  [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css = '']) =>
    createHash('sha256').update(css).digest('base64'),
  );

/** Returns the policy for the `<meta>` of a page with these styles. A `<meta>` can't say who may frame the page. */
export const metaPolicy = (styles: readonly string[]): string => directives(styles).join('; ');

/** Returns the policy for the header of all pages, whose styles these are. */
export const headerPolicy = (styles: readonly string[]): string =>
  [...directives(styles), "frame-ancestors 'none'"].join('; ');

/** The policy of Pagefind's worker, which runs WebAssembly. */
export const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
