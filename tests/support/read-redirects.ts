/**
 * Returns where a host redirects a path to, if it does. `hasPage` says whether the site has a page at a path, which ends
 * in a slash.
 */
type RedirectLookup = (path: string, hasPage: (path: string) => boolean) => string | undefined;

/** Reads the rules of a `_redirects` file: `from to status`. */
const rulesIn = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/) as [from: string, to: string, status: string]);

const withSlash = (path: string) => path.replace(/\/?$/, '/');

/** A static host sends readers from an address without a slash to the folder with that name. */
const folderRedirect: RedirectLookup = (path, hasPage) =>
  !path.endsWith('/') && hasPage(`${path}/`) ? `${path}/` : undefined;

/** Netlify ignores a slash at the end, and prefers an existing page to a rule without an exclamation mark. */
export function parseNetlifyRedirects(text: string): RedirectLookup {
  return (path, hasPage) =>
    rulesIn(text).find(
      ([from, , status]) => withSlash(from) === withSlash(path) && (status === '301!' || !hasPage(withSlash(path))),
    )?.[1];
}

/** Cloudflare ignores rules with a status that is not a number, and all rules after the first 2,000. */
export function parseCloudflareRedirects(text: string): RedirectLookup {
  const rules = new Map<string, string>();
  for (const [from, to, status] of rulesIn(text).slice(0, 2000))
    if (/^30[12378]$/.test(status) && !rules.has(from)) rules.set(from, to);
  return (path, hasPage) => rules.get(path) ?? folderRedirect(path, hasPage);
}

/** Vercel, with `trailingSlash`, first adds a slash at the end, unless the last name has a dot. */
export function parseVercelRedirects(text: string): RedirectLookup {
  const { redirects } = JSON.parse(text) as {
    redirects: { source: string; destination: string; permanent: boolean }[];
  };
  return (path) =>
    /\/$|\.[^/]*$/.test(path)
      ? redirects.find(({ source, permanent }) => permanent && new RegExp(`^${source}$`).test(path))?.destination
      : `${path}/`;
}

/** An exact `location` of nginx has priority over all others. */
export const parseNginxRedirects = (text: string): RedirectLookup =>
  exact([...text.matchAll(/^location = (\S+) \{ return 301 (\S+); \}$/gm)]);

/** Caddy redirects before it serves files. */
export const parseCaddyRedirects = (text: string): RedirectLookup =>
  exact([...text.matchAll(/^redir (\/\S+) (\S+) permanent$/gm)]);

function exact(matches: RegExpExecArray[]): RedirectLookup {
  const rules = new Map(matches.map(([, from = '', to = '']) => [from, to]));
  return (path, hasPage) => rules.get(path) ?? folderRedirect(path, hasPage);
}
