/**
 * What a page may do, as a content security policy: https://www.w3.org/TR/CSP3/ . Its own styles by their hashes
 * (SHA-256, base64), its own scripts, files and forms; nothing from anywhere else. What is
 * fetched ahead is data in the page (https://developer.mozilla.org/en-US/docs/Web/API/Speculation_Rules_API). The one policy for scripts that make
 * scripts, `default`, allows the search its worker (search/pagefind.ts).
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

/** The policy for a `<meta>` in a page that has these styles: all that a page can say of itself. */
export const metaPolicy = (styles: readonly string[]): string => directives(styles).join('; ');

/** The policy for a header of all pages, which have these styles. */
export const headerPolicy = (styles: readonly string[]): string =>
  [...directives(styles), "frame-ancestors 'none'"].join('; ');

/** The policy of Pagefind's worker, which has its own: it runs WebAssembly. */
export const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
