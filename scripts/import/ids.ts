import { slug } from '../../src/library/slug.ts';
import { idPattern } from '../../src/schemas/field-types.ts';
import type { Identity, ImportedCollection, ImportOptions } from './entry.ts';
import type { Library, LibraryEntry } from './library.ts';

/** The longest id made from a title. A slug of the source may be as long as the check allows. */
const maxTitleLength = 60;
const maxSlugLength = 100;

/**
 * Returns an id for a slug or a title: Latin letters, digits and hyphens, cut at a word. Without any, it is `fallback`.
 */
export function toId(text: string, fallback: string): string {
  const isSlug = idPattern.test(text);
  const ascii = slug(text.replace(/[ßẞ]/g, 'ss').replace(/[æÆ]/g, 'ae').replace(/[œŒ]/g, 'oe').replace(/[øØ]/g, 'o'))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const limit = isSlug ? maxSlugLength : maxTitleLength;
  const cut =
    ascii.length <= limit
      ? ascii
      : ascii
          .slice(0, limit + 1)
          .replace(/-[^-]*$/, '')
          .slice(0, limit);
  // Windows reserves these names
  return cut === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(cut) ? `${fallback}${cut && `-${cut}`}` : cut;
}

/** Compares addresses without their protocol, `www.`, fragment and trailing slash. */
const urlKey = (url: string): string => {
  const parsed = URL.parse(url);
  if (!parsed) return url;
  return `${parsed.host.replace(/^www\./, '')}${parsed.pathname.replace(/\/$/, '')}${parsed.search}`.toLowerCase();
};

/** Whether an address is more than that of a whole site. */
const isSpecific = (key: string) => /[/?]/.test(key);

/**
 * Returns how sure it is that two entries are the same: 2 by DOI or address, 1 by title alone, where one of them has neither,
 * 0 if they differ.
 */
function sameness(wanted: Identity, existing: Identity): number {
  const urls = (wanted.urls ?? []).map(urlKey).filter(isSpecific);
  const others = new Set((existing.urls ?? []).map(urlKey));
  const sameTitle =
    wanted.title !== undefined && existing.title !== undefined && slug(wanted.title) === slug(existing.title);
  if (wanted.doi && existing.doi)
    return wanted.doi.toLowerCase() === existing.doi.toLowerCase() ? (sameTitle ? 3 : 2) : 0;
  if (urls.some((url) => others.has(url))) return sameTitle ? 3 : 2;
  const comparable = (urls.length > 0 && others.size > 0) || (wanted.doi && existing.doi);
  return sameTitle && !comparable ? 1 : 0;
}

/**
 * Returns the function that allots ids: those of existing entries from the same source, and new ones that nothing in the
 * library has or had.
 */
export function idAllotter(library: Library): ImportOptions['allotId'] {
  const spaceOf = (collection: ImportedCollection) => (collection === 'tags' ? 'tags' : 'works');
  const taken = {
    works: new Set(library.formerIds.works),
    tags: new Set(library.formerIds.tags),
  };
  for (const { collection, id } of library.entries) taken[spaceOf(collection)].add(id);
  const unclaimed = new Set<LibraryEntry>(library.entries);

  return (collection, wanted, identity = {}) => {
    const space = taken[spaceOf(collection)];
    const base = toId(wanted, collection === 'tags' ? 'tag' : 'work');
    const candidates = [...unclaimed]
      .filter((entry) => spaceOf(entry.collection) === spaceOf(collection))
      .map((entry) => {
        const score = sameness(identity, entry.identity);
        const related = entry.id === base || entry.id.startsWith(`${base}-`) ? 0.5 : 0;
        return { entry, score: score && score + related };
      })
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score);
    const [best] = candidates;
    if (best) {
      unclaimed.delete(best.entry);
      return best.entry.id;
    }
    let id = base;
    for (let number = 2; space.has(id); number += 1) id = `${base.slice(0, maxSlugLength - 5)}-${number}`;
    space.add(id);
    return id;
  };
}
