/** Links between files that are imported together, which have no addresses on the web. */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The start of temporary addresses for files, until their articles have ids. */
const start = 'https://file.invalid/';

/**
 * Returns a temporary address for a link to another imported file, only the fragment for a link within one file, or
 * `undefined` if a link leads elsewhere.
 *
 * @param file The absolute path of the file that contains the link.
 * @param files The absolute paths of all files.
 */
export function standInFor(href: string, file: string, files: ReadonlySet<string>): string | undefined {
  const url = URL.parse(href, pathToFileURL(file));
  const path = url?.protocol === 'file:' ? pathOf(url) : undefined;
  if (url === null || path === undefined) return undefined;
  const target = [path, join(path, 'index.html'), `${path}.html`].find((candidate) => files.has(candidate));
  if (target === file) return url.hash || undefined;
  return target === undefined ? undefined : start + encodeURIComponent(target);
}

/** Returns the path of the file for a temporary address. */
export const fileBehind = (address: string): string | undefined =>
  address.startsWith(start) ? decodeURIComponent(address.slice(start.length).replace(/#.*$/, '')) : undefined;

function pathOf(url: URL): string | undefined {
  try {
    return fileURLToPath(new URL(url.pathname, 'file://'));
  } catch {
    return undefined; // a part of the path is an escaped slash
  }
}
