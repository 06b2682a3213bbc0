import { filesOfPage } from '../../src/library/addresses.ts';
import { isWorkAddress, joinBase } from '../../src/schemas/paths.ts';

/** The address of a withdrawn page, and the addresses of the files that it had. All paths include the base path. */
export interface WithdrawnRule {
  /** The address of the page, which ends in a slash. The page at this address says that it was withdrawn. */
  page: string;
  /**
   * The addresses of its Markdown, EPUB, citation and card files, its feeds and its further pages. None of these files
   * exist.
   */
  files: string[];
}

/** Returns the rules for withdrawn pages, whose addresses are without the base path `base`, sorted. */
export const withdrawnRules = (pages: readonly { address: string }[], base = '/'): WithdrawnRule[] =>
  pages
    .map(({ address }) => address)
    .sort()
    .map((address) => ({
      page: encodeURI(joinBase(base, address)),
      files: allFilesOf(address).map((path) => encodeURI(joinBase(base, path))),
    }));

/** Returns the files of a page, and the further page that a work may have had. */
const allFilesOf = (address: string): string[] => [
  ...(isWorkAddress(address) ? [`${address}referred/`] : []),
  ...filesOfPage(address),
];

const lines = (rules: readonly WithdrawnRule[], format: (rule: WithdrawnRule) => string[]) =>
  rules.flatMap(format).join('');

const withoutSlash = (path: string) => path.replace(/\/$/, '');

/**
 * Formats the rules for each host that can send the status 410 (Gone) with a page. The `_redirects` of Cloudflare Pages has
 * no such status, and Vercel allows it only without `redirects` and `headers`
 * (https://vercel.com/docs/project-configuration#routes), so on these hosts there is only the page.
 */
export const withdrawnFormats = {
  /**
   * Lines of the `_redirects` file of Netlify, which may set any status for the page that it shows:
   * https://docs.netlify.com/routing/redirects/redirect-options/#http-status-codes
   */
  netlify: (rules: readonly WithdrawnRule[]): string =>
    lines(rules, ({ page, files }) => [page, ...files].map((path) => `${path} ${page}index.html 410!\n`)),
  /**
   * `location` blocks for a `server` of nginx, which shows the page by an internal redirect:
   * https://nginx.org/en/docs/http/ngx_http_core_module.html#error_page
   */
  nginx: (rules: readonly WithdrawnRule[]): string =>
    lines(rules, ({ page, files }) =>
      [page, withoutSlash(page), ...files].map(
        (path) => `location = ${decodeURI(path)} { error_page 410 ${page}index.html; return 410; }\n`,
      ),
    ),
  /** Directives for a site in a Caddyfile: https://caddyserver.com/docs/caddyfile/directives/file_server#status */
  caddy: (rules: readonly WithdrawnRule[]): string =>
    lines(rules, ({ page, files }) => [
      `file_server ${decodeURI(page)} {\n  status 410\n}\n`,
      ...files.map((path) => `respond ${decodeURI(path)} 410\n`),
    ]),
} as const;
