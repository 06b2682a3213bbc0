import { createHash } from 'node:crypto';

/** The SHA-256 hashes, in base64, of what is inline in a page or in several. */
export interface InlineHashes {
  styles: readonly string[];
  scripts: readonly string[];
}

/**
 * Returns the directives of a page's content security policy (https://www.w3.org/TR/CSP3/). They allow inline styles and
 * scripts by hash, and this site's own scripts, images, connections and forms. The Trusted Types policy `default` is for
 * the search worker (search/pagefind/pagefind.ts).
 */
const directives = ({ styles, scripts }: InlineHashes): string[] => [
  "default-src 'none'",
  `script-src ${["'self'", ...scripts.map(source)].join(' ')}`,
  "worker-src 'self'",
  `style-src ${styles.length > 0 ? styles.map(source).join(' ') : "'none'"}`,
  "connect-src 'self'",
  "img-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
];

const source = (hash: string): string => `'sha256-${hash}'`;

/**
 * Matches comments, elements whose content is text, and tags of HTML that Astro wrote. What looks like an element in an
 * attribute or in a title is part of a longer match.
 */
const markup =
  /<!--.*?-->|<(?<name>style|script|title|textarea)\b(?<attributes>(?:"[^"]*"|'[^']*'|[^"'>])*)>(?<content>.*?)<\/\k<name>>|<(?:"[^"]*"|'[^']*'|[^"'>])*>/gs;

/** Returns the hashes of the `<style>` elements and of the inline scripts of a page. Parsing it would take eight times as long. */
export function inlineHashes(page: string): InlineHashes {
  const hashes = { styles: [] as string[], scripts: [] as string[] };
  for (const { groups: { name, attributes, content = '' } = {} } of page.matchAll(markup))
    if (name === 'style') hashes.styles.push(hashOf(content));
    else if (attributes === ' type="module"') hashes.scripts.push(hashOf(content));
  return hashes;
}

const hashOf = (content: string): string => createHash('sha256').update(content).digest('base64');

/** The first element of each page. A policy after it applies to all others, and no text of the page is before it. */
const charset = '<meta charset="utf-8">';
const policyStart = `${charset}<meta http-equiv="content-security-policy" content="`;

/** Adds the policy to a page. A page that forwards to another has no place for it and nothing inline. */
export const addPolicy = (page: string): string =>
  page.replace(charset, () => `${policyStart}${metaPolicy(inlineHashes(page))}">`);

/** Returns the hashes in the policy of a page. */
export function hashesInPolicy(page: string): InlineHashes {
  const start = page.indexOf(policyStart) + policyStart.length;
  const policy = start < policyStart.length ? '' : page.slice(start, page.indexOf('"', start));
  const hashesOf = (directive: string) => {
    const sources = policy.split('; ').find((part) => part.startsWith(directive)) ?? '';
    return [...sources.matchAll(/'sha256-([^']+)'/g)].map(([, hash = '']) => hash);
  };
  return { styles: hashesOf('style-src'), scripts: hashesOf('script-src') };
}

/** Returns the policy for the `<meta>` element of a page with these hashes. `frame-ancestors` needs a header. */
export const metaPolicy = (hashes: InlineHashes): string => directives(hashes).join('; ');

/** Returns the policy for the header of all pages, given the hashes of all pages in any order. */
export const headerPolicy = ({ styles, scripts }: InlineHashes): string =>
  [...directives({ styles: sortedOnce(styles), scripts: sortedOnce(scripts) }), "frame-ancestors 'none'"].join('; ');

const sortedOnce = (hashes: readonly string[]): string[] => [...new Set(hashes)].sort();

/** The policy for the header of Pagefind's worker, which runs WebAssembly. */
export const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
