import type { ImportedEntry } from './entry.ts';
import { withoutTracking } from './site.ts';
import { isMapping } from './text.ts';

/** Returns an entry without tracking parameters in the URLs of its source, and of the page where it was found. */
export function withCleanUrls(entry: ImportedEntry): ImportedEntry {
  const cleaned = ['source', 'via'].flatMap((name) => {
    const value = entry.frontmatter[name];
    if (!isMapping(value) || typeof value.url !== 'string') return [];
    return [[name, { ...value, url: withoutTracking(value.url) }] as const];
  });
  return { ...entry, frontmatter: { ...entry.frontmatter, ...Object.fromEntries(cleaned) } };
}
