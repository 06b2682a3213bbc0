import { filesOfPage } from '../../src/library/addresses.ts';
import { isWorkAddress } from '../../src/schemas/paths.ts';

/** A redirect from the former address of a page, which ends in a slash, or of a file. Both paths include the base path. */
export interface Redirect {
  from: string;
  to: string;
}

/**
 * Returns the redirects of a site: first from pages, then from the files of works, since some hosts read only the first
 * rules. Both groups are sorted. `formerPaths` maps the former paths of pages, without a slash at the end, to their
 * paths; `base` is the base path. The feeds of a tag redirect from its former addresses too.
 */
export function redirectRules(formerPaths: Readonly<Record<string, string>>, base = '/'): Redirect[] {
  const root = base.replace(/\/$/, '');
  const pages = Object.entries(formerPaths)
    .map(([from, to]) => ({ from: `${from}/`, to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const files = pages
    .filter(({ from }) => isWorkAddress(from))
    .flatMap(({ from, to }) => {
      const targets = filesOfPage(to);
      return filesOfPage(from).map((file, index) => ({ from: file, to: targets[index] ?? to }));
    });
  return [...pages, ...files].map(({ from, to }) => ({ from: root + from, to: root + to }));
}

const lines = (redirects: readonly Redirect[], format: (redirect: Redirect) => string) =>
  redirects.map((redirect) => `${format(redirect)}\n`).join('');

const withoutSlash = (path: string) => path.replace(/\/$/, '');

/**
 * Formats redirects for each host. A redirect by the host keeps the fragment (`#p3`). The page at the former address,
 * which is for hosts without redirects, doesn't.
 */
export const redirectFormats = {
  /**
   * The `_redirects` file of Cloudflare Pages, which uses at most 2,000 of these rules and adds the slash to an address
   * without one: https://developers.cloudflare.com/pages/configuration/redirects/
   */
  cloudflare: (redirects: readonly Redirect[]): string => lines(redirects, ({ from, to }) => `${from} ${to} 301`),
  /**
   * The `_redirects` file of Netlify, which compares paths without their last slash. It prefers a page to a redirect
   * without an exclamation mark, and Cloudflare ignores a rule with one:
   * https://docs.netlify.com/routing/redirects/rewrites-proxies/#shadowing
   */
  netlify: (redirects: readonly Redirect[]): string => lines(redirects, ({ from, to }) => `${from} ${to} 301!`),
  /** The `redirects` in `vercel.json`: https://vercel.com/docs/project-configuration#redirects */
  vercel: (redirects: readonly Redirect[]): object[] =>
    redirects.map(({ from, to }) => ({
      source: from.replace(/[.+()]/g, '\\$&'),
      destination: to,
      permanent: true,
    })),
  /** `location` blocks for a `server` of nginx: https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#return */
  nginx: (redirects: readonly Redirect[]): string =>
    lines(redirects, ({ from, to }) =>
      [...new Set([from, withoutSlash(from)])].map((path) => `location = ${path} { return 301 ${to}; }`).join('\n'),
    ),
  /** Directives for a site in a Caddyfile: https://caddyserver.com/docs/caddyfile/directives/redir */
  caddy: (redirects: readonly Redirect[]): string =>
    lines(redirects, ({ from, to }) =>
      [...new Set([from, withoutSlash(from)])].map((path) => `redir ${path} ${to} permanent`).join('\n'),
    ),
} as const;
