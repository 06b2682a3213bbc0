import { contentType, mediaTypes } from '../../src/values/media-types.ts';
import { headerPolicy, type InlineHashes, workerPolicy } from '../../src/policy.ts';
import { type Redirect, redirectFormats } from './redirects.ts';
import { type WithdrawnRule, withdrawnFormats } from './withdrawn.ts';

/** Headers for all files whose path matches a pattern, in which `*` matches anything. */
export interface HeaderRule {
  path: string;
  headers: Record<string, string>;
}

/** Headers of every file, on every host. */
const headersOfFiles = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
/**
 * Tells browsers to use only HTTPS for this host for half a year, the shortest time that security scanners accept. The
 * header doesn't include subdomains, which may belong to someone else. It is not sent by a library below a path, which
 * must not decide for the whole host.
 */
const httpsOnly = { 'Strict-Transport-Security': 'max-age=15768000' };
/** For files with a hash in their names, or in the addresses that the search requests: their content never changes. */
const immutable = { 'Cache-Control': 'public, max-age=31536000, immutable' };
/** For file names that stay the same when their content changes. */
const revalidate = { 'Cache-Control': 'public, max-age=0, must-revalidate' };

/**
 * Media types that hosts don't know, by the end of a path. A whole file name starts with its slash, since `*` does not
 * match a slash in Caddy.
 */
const typesByEnding: [ending: string, type: string][] = [
  ['.bib', contentType(mediaTypes.bibTeX)],
  ['.ris', contentType(mediaTypes.ris)],
  ['.csl.json', contentType(mediaTypes.cslJson)],
  ['.epub', mediaTypes.epub],
  ['.md', contentType(mediaTypes.markdown)],
  ['.webmanifest', contentType(mediaTypes.webManifest)],
  ['/feed.json', contentType(mediaTypes.jsonFeed)],
  ['/feed.xml', contentType(mediaTypes.xml)],
  ['/opensearch.xml', contentType(mediaTypes.openSearch)],
  ['/llms.txt', contentType(mediaTypes.plainText)],
];

/** Files and folders with other names get no headers: each host would need its own way to escape them. */
const plainName = /^[\w.~-]+$/;

/**
 * Returns the header rules of a built site. `paths` are the paths of its files, relative to its root; `hashes` are the
 * script and style hashes of all its pages; `base` is its base path. `ownPaths` are the paths of the files that were
 * copied from `public/`: they have no content security policy, unless they are in a folder of the site.
 *
 * There are as many rules for a large library as for a small one, and no file gets the same header from two of them,
 * since hosts differ in how they combine rules. If a response has two policies, both apply, and the policy for pages
 * would block the search worker.
 */
export function headerRules(
  paths: readonly string[],
  hashes: InlineHashes,
  base = '/',
  ownPaths: readonly string[] = [],
): HeaderRule[] {
  const root = base.replace(/\/$/, '');
  const commonHeaders = { ...(root === '' && httpsOnly), ...headersOfFiles };
  const page = {
    ...commonHeaders,
    ...revalidate,
    'Content-Security-Policy': headerPolicy(hashes),
  };
  const file = { ...commonHeaders, ...revalidate };
  const forever = { ...commonHeaders, ...immutable };
  const rules = new Map<string, Record<string, string>>([['/', page]]);
  for (const path of [...paths].sort())
    for (const [pattern, headers] of rulesFor(path, { page, file, forever })) rules.set(pattern, headers);
  // last, since Cloudflare Pages reads only the first hundred rules
  for (const path of [...ownPaths].sort()) {
    const [first = '', second] = path.split('/');
    if (!plainName.test(first)) continue;
    const pattern = second === undefined ? `/${first}` : `/${first}/*`;
    if (!rules.has(pattern)) rules.set(pattern, file);
  }
  return [...rules].map(([path, headers]) => ({ path: root + path, headers }));
}

type Headers = Record<string, string>;

/**
 * Returns the rules for a file of the site: for its path, or for the folder and the ending that it shares with other
 * files.
 */
function rulesFor(
  path: string,
  { page, file, forever }: Record<'page' | 'file' | 'forever', Headers>,
): [string, Headers][] {
  const [first = '', second, third] = path.split('/');
  if (path === 'pagefind/pagefind-worker.js')
    return [[`/${path}`, { ...forever, 'Content-Security-Policy': workerPolicy }]];
  if (path === 'pagefind/pagefind.js') return [[`/${path}`, file]];
  if (first === '_astro') return [[`/${first}/*`, forever]];
  if (first === 'pagefind') return [[third === undefined ? `/${path}` : `/${first}/${second}/*`, forever]];
  const [ending, type] = typesByEnding.find(([end]) => `/${path}`.endsWith(end)) ?? [];
  const typeHeader: Headers = type === undefined ? {} : { 'Content-Type': type };
  if (second !== undefined)
    return [
      [`/${first}/*`, page],
      ...(ending === undefined ? [] : [[`/${first}/*${ending}`, typeHeader] as [string, Headers]]),
    ];
  return path === 'index.html' ? [] : [[`/${path}`, { ...(path.endsWith('.html') ? page : file), ...typeHeader }]];
}

const formatHeaders = (headers: Record<string, string>, format: (name: string, value: string) => string) =>
  Object.entries(headers).map(([name, value]) => format(name, value));

/** Returns how a server's root leads to a site with a base path. */
const rootFor = (base: string): string =>
  base === '/' ? 'whose root is the site' : `whose root has the site in ${base.slice(1)}`;

/**
 * Formats the rules for each host. All paths in the rules include the base path, `base`. Files whose name begins with an
 * underscore belong in the site. An empty file is not needed.
 */
export const hosts = {
  /** The `_headers` file of Netlify and Cloudflare Pages: https://docs.netlify.com/routing/headers/ */
  _headers: (rules: readonly HeaderRule[]): string =>
    rules
      .map(({ path, headers }) =>
        [path, ...formatHeaders(headers, (name, value) => `  ${name}: ${value}`), ''].join('\n'),
      )
      .join('\n'),
  _redirects: (_rules: readonly HeaderRule[], redirects: readonly Redirect[]): string =>
    redirectFormats.cloudflare(redirects),
  netlify: (
    _rules: readonly HeaderRule[],
    redirects: readonly Redirect[],
    withdrawn: readonly WithdrawnRule[] = [],
  ): string => redirectFormats.netlify(redirects) + withdrawnFormats.netlify(withdrawn),
  /** The `redirects` and `headers` in `vercel.json`: https://vercel.com/docs/project-configuration#headers */
  vercel: (rules: readonly HeaderRule[], redirects: readonly Redirect[]): string =>
    `${JSON.stringify(
      {
        redirects: redirectFormats.vercel(redirects),
        headers: rules.map(({ path, headers }) => ({
          source: path.replace(/[.+()]/g, '\\$&').replace('*', '(.*)'),
          headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
        })),
      },
      null,
      2,
    )}\n`,
  /**
   * `location` blocks for a `server` of nginx, with nested ones for media types:
   * https://nginx.org/en/docs/http/ngx_http_core_module.html#location
   */
  nginx: (
    rules: readonly HeaderRule[],
    redirects: readonly Redirect[],
    withdrawn: readonly WithdrawnRule[] = [],
    base = '/',
  ): string =>
    rules
      .filter(({ path }) => !/\*./.test(path))
      .map(({ path, headers: { 'Content-Type': type, ...headers } }) => {
        const directives = [
          ...formatHeaders(headers, (name, value) => `add_header ${name} "${value}" always;`),
          ...(type ? ['types { }', `default_type "${type}";`] : []),
        ];
        const narrower = rules.filter(
          (rule) => path.endsWith('/*') && rule.path !== path && rule.path.startsWith(path),
        );
        const nested = narrower.map(({ path: pattern, headers: { 'Content-Type': nestedType = '' } }) => {
          const ending = pattern.slice(path.length).replace(/[.]/g, '\\.');
          return `location ~ ${ending}$ { ${[...directives, 'types { }', `default_type "${nestedType}";`].join(' ')} }`;
        });
        // nginx serves a folder by an internal redirect to its index.html
        const locations = path.endsWith('/*')
          ? [path.slice(0, -1)]
          : [`= ${path}`, ...(path.endsWith('/') ? [`= ${path}index.html`] : [])];
        return locations
          .map((location) =>
            [`location ${location} {`, ...[...directives, ...nested].map((line) => `  ${line}`), '}'].join('\n'),
          )
          .join('\n');
      })
      .join('\n')
      .replace(/^/, `# Include this in the server ${rootFor(base)}, next to: error_page 404 ${base}404.html;\n`)
      .concat('\n', redirectFormats.nginx(redirects), withdrawnFormats.nginx(withdrawn)),
  /** `header` directives for a site in a Caddyfile: https://caddyserver.com/docs/caddyfile/directives/header */
  caddy: (
    rules: readonly HeaderRule[],
    redirects: readonly Redirect[],
    withdrawn: readonly WithdrawnRule[] = [],
    base = '/',
  ): string =>
    `# Import this into the site block ${rootFor(base)}, and once more for its 404 page:
# handle_errors {
#   route {
#     rewrite * ${base}404.html
#     import <this file>
#     file_server
#   }
# }
${rules
  .map(({ path, headers }) =>
    [`header ${path} {`, ...formatHeaders(headers, (name, value) => `  ${name} \`${value}\``), '}'].join('\n'),
  )
  .join('\n')}
${redirectFormats.caddy(redirects)}${withdrawnFormats.caddy(withdrawn)}`,
} as const;
