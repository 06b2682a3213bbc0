import { slug } from '../../src/library/slug.ts';
import { idPattern } from '../../src/schemas/field-types.ts';
import type { Identity, ImportedCollection, ImportOptions } from './entry.ts';
import type { Library, LibraryEntry } from './library.ts';

/** The longest id made from a title. A slug of the source may be as long as the check allows. */
const maxTitleLength = 60;
const maxSlugLength = 100;

/** Latin letters that are more than a letter with an accent. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ð: 'd', þ: 'th', đ: 'd', ł: 'l', ı: 'i', ħ: 'h', ŋ: 'ng' },
};

/**
 * Returns an id for a slug or a title: Latin letters, digits and hyphens, cut at a word. Without any, it is `fallback`.
 */
export function toId(text: string, fallback: string): string {
  const isSlug = idPattern.test(text);
  const latin = text.replace(/[\u00DF-\u014B]/gi, (letter) => letters[letter.toLowerCase()] ?? letter);
  const ascii = slug(latin)
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

/** Returns what an entry is found by: its DOI, its addresses, its title. */
const keysOf = ({ doi, urls = [], title }: Identity) => ({
  doi: doi?.toLowerCase(),
  urls: urls.map(urlKey).filter(isSpecific),
  title: title === undefined ? undefined : slug(title) || title,
});

type Keys = ReturnType<typeof keysOf>;

/**
 * Returns how sure it is that two entries are the same: 3 by their address and title, 2 by their address, 1 by their title
 * where one of them has no address, 0 if they differ. DOIs decide before URLs do.
 */
function sameness(wanted: Keys, existing: Keys): number {
  const sameTitle = wanted.title !== undefined && wanted.title === existing.title;
  const byAddress = sameTitle ? 3 : 2;
  if (wanted.doi !== undefined && existing.doi !== undefined) return wanted.doi === existing.doi ? byAddress : 0;
  if (wanted.urls.some((url) => existing.urls.includes(url))) return byAddress;
  return sameTitle && (wanted.urls.length === 0 || existing.urls.length === 0) ? 1 : 0;
}

/**
 * Returns the function that allots ids: those of existing entries from the same source, and new ones that nothing in the
 * library has or had. An existing entry is found once.
 */
export function idAllotter(library: Library): ImportOptions['allotId'] {
  const spaceOf = (collection: ImportedCollection) => (collection === 'tags' ? 'tags' : 'works');
  const taken = {
    works: new Set(library.formerIds.works),
    tags: new Set(library.formerIds.tags),
  };
  const unclaimed = new Map<string, Map<LibraryEntry, Keys>>();
  for (const entry of library.entries) {
    const space = spaceOf(entry.collection);
    taken[space].add(entry.id);
    const keys = keysOf(entry.identity);
    for (const key of [keys.doi, keys.title, ...keys.urls]) {
      const found = unclaimed.get(`${space} ${key}`) ?? new Map<LibraryEntry, Keys>();
      unclaimed.set(`${space} ${key}`, found.set(entry, keys));
    }
  }
  const claimed = new Set<LibraryEntry>();

  return (collection, wanted, identity = {}) => {
    const space = spaceOf(collection);
    const base = toId(wanted, collection === 'tags' ? 'tag' : 'work');
    const keys = keysOf(identity);
    const [best] = [keys.doi, keys.title, ...keys.urls]
      .flatMap((key) => [...(unclaimed.get(`${space} ${key}`) ?? [])])
      .filter(([entry]) => !claimed.has(entry))
      .map(([entry, existing]) => ({ entry, score: sameness(keys, existing) + (entry.id.startsWith(base) ? 0.5 : 0) }))
      .filter(({ score }) => score >= 1)
      .toSorted((a, b) => b.score - a.score);
    if (best) {
      claimed.add(best.entry);
      return best.entry.id;
    }
    let id = base;
    for (let number = 2; taken[space].has(id); number += 1) id = `${base.slice(0, maxSlugLength - 5)}-${number}`;
    taken[space].add(id);
    return id;
  };
}
