import { contentType, mediaTypes } from '../../src/library/media-types.ts';
import { headerPolicy, workerPolicy } from '../../src/policy.ts';

/** Headers for the files that a path names; a `*` stands for anything. */
export interface HeaderRule {
  path: string;
  headers: Record<string, string>;
}

/** What every file comes with. */
const everywhere = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
/** For names with a hash in them: what is behind them never changes. */
const forever = { 'Cache-Control': 'public, max-age=31536000, immutable' };
/** For names that stay while what is behind them changes. */
const asked = { 'Cache-Control': 'public, max-age=0, must-revalidate' };

/** Media types that hosts don't know, by how a name ends; a slash begins it, since in Caddy no `*` goes beyond one. */
const types: Record<string, string> = {
  '.bib': contentType(mediaTypes.bibTeX),
  '.ris': contentType(mediaTypes.ris),
  '.csl.json': contentType(mediaTypes.cslJson),
  '.webmanifest': contentType(mediaTypes.webManifest),
  '/feed.json': contentType(mediaTypes.jsonFeed),
  '/feed.xml': contentType(mediaTypes.rss),
  '/opensearch.xml': contentType(mediaTypes.openSearch),
};

/**
 * The rules for a built site: `paths` are those of its files from its root, `styles` the hashes of the styles of all
 * its pages, `base` the path that it is served under. There are as many for a large library as for a small one, and no
 * file gets one header from two of them, since hosts differ in what they make of that: where two policies meet, both
 * hold, and the worker of the search would have none that lets it run.
 */
export function headerRules(paths: readonly string[], styles: readonly string[], base = '/'): HeaderRule[] {
  const root = base.replace(/\/$/, '');
  const page = { ...everywhere, ...asked, 'Content-Security-Policy': headerPolicy([...new Set(styles)].sort()) };
  const rules = new Map<string, Record<string, string>>([['/', page]]);
  for (const path of [...paths].sort()) {
    const [first = '', second, third] = path.split('/');
    const type = Object.entries(types).find(([end]) => `/${path}`.endsWith(end));
    if (path === 'pagefind/pagefind-worker.js')
      rules.set(`/${path}`, { ...everywhere, ...asked, 'Content-Security-Policy': workerPolicy });
    else if (path.endsWith('.pf_meta')) rules.set(`/${path}`, { ...everywhere, ...forever });
    else if (first === '_astro') rules.set(`/${first}/*`, { ...everywhere, ...forever });
    else if (first === 'pagefind' && third !== undefined)
      rules.set(`/${first}/${second}/*`, { ...everywhere, ...(second === 'words' ? asked : forever) });
    else if (first === 'pagefind') rules.set(`/${path}`, { ...everywhere, ...asked });
    else if (second !== undefined) {
      rules.set(`/${first}/*`, page);
      if (type) rules.set(`/${first}/*${type[0]}`, { 'Content-Type': type[1] });
    } else if (path !== 'index.html')
      rules.set(`/${path}`, {
        ...(path.endsWith('.html') ? page : { ...everywhere, ...asked }),
        ...(type && { 'Content-Type': type[1] }),
      });
  }
  return [...rules].map(([path, headers]) => ({ path: root + path, headers }));
}

const lines = (headers: Record<string, string>, write: (name: string, value: string) => string) =>
  Object.entries(headers).map(([name, value]) => write(name, value));

/** The rules in the form that each host reads. */
export const hosts = {
  /** `_headers` of Netlify and of Cloudflare Pages: https://docs.netlify.com/routing/headers/ */
  _headers: (rules: readonly HeaderRule[]): string =>
    rules
      .map(({ path, headers }) => [path, ...lines(headers, (name, value) => `  ${name}: ${value}`), ''].join('\n'))
      .join('\n'),
  /** The `headers` of a `vercel.json`: https://vercel.com/docs/project-configuration#headers */
  vercel: (rules: readonly HeaderRule[]): string =>
    `${JSON.stringify(
      {
        headers: rules.map(({ path, headers }) => ({
          source: path.replace(/[.+()]/g, '\\$&').replace('*', '(.*)'),
          headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
        })),
      },
      null,
      2,
    )}\n`,
  /**
   * `location` blocks for a `server` of nginx, the media types as locations within:
   * https://nginx.org/en/docs/http/ngx_http_core_module.html#location
   */
  nginx: (rules: readonly HeaderRule[]): string =>
    rules
      .filter(({ path }) => !/\*./.test(path))
      .map(({ path, headers: { 'Content-Type': type, ...headers } }) => {
        const own = [
          ...lines(headers, (name, value) => `add_header ${name} "${value}" always;`),
          ...(type ? ['types { }', `default_type "${type}";`] : []),
        ];
        const within = rules.filter((rule) => path.endsWith('/*') && rule.path !== path && rule.path.startsWith(path));
        const typed = within.map(({ path: narrow, headers: { 'Content-Type': other = '' } }) => {
          const end = narrow.slice(path.length).replace(/[.]/g, '\\.');
          return `location ~ ${end}$ { ${[...own, 'types { }', `default_type "${other}";`].join(' ')} }`;
        });
        // for the front page, nginx goes on to look for its file
        const places = path.endsWith('/*')
          ? [path.slice(0, -1)]
          : [`= ${path}`, ...(path.endsWith('/') ? [`= ${path}index.html`] : [])];
        return places
          .map((place) => [`location ${place} {`, ...[...own, ...typed].map((line) => `  ${line}`), '}'].join('\n'))
          .join('\n');
      })
      .join('\n')
      .replace(/^/, '# to include in the server that has the site as its root, beside: error_page 404 /404.html;\n')
      .concat('\n'),
  /** `header` directives for a site of a Caddyfile: https://caddyserver.com/docs/caddyfile/directives/header */
  caddy: (rules: readonly HeaderRule[]): string =>
    `# to import into the site, and for the page that answers for those that are not there, with this:
# handle_errors {
#   route {
#     rewrite * /404.html
#     import (this file)
#     file_server
#   }
# }
${rules
  .map(({ path, headers }) =>
    [`header ${path} {`, ...lines(headers, (name, value) => `  ${name} \`${value}\``), '}'].join('\n'),
  )
  .join('\n')}\n`,
} as const;
