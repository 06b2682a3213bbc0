import { slug } from '../../src/values/slug.ts';
import { idPattern } from '../../src/schemas/field-types.ts';
import type { ImportedCollection, ImportOptions } from './entry.ts';
import { type Identity, keysOf, sameness } from './identity.ts';
import type { Library } from './library.ts';

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
  const latin = text
    .normalize('NFKC')
    .replace(/[\u00DF-\u014B]/gi, (letter) => letters[letter.toLowerCase()] ?? letter);
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

/**
 * Returns the function that allots ids: those of existing entries from the same source, and new ones that nothing in the
 * library has or had. An existing entry is found once by its title and other facts, so that two works of one title stay two,
 * and again only by its address and title.
 */
export function idAllotter(library: Library): ImportOptions['allotId'] {
  const spaceOf = (collection: ImportedCollection) => (collection === 'tags' ? 'tags' : 'works');
  const taken = {
    works: new Set(library.formerIds.works),
    tags: new Set(library.formerIds.tags),
  };
  const index = new Map<string, Candidate[]>();
  const add = (space: string, candidate: Candidate) => {
    const { doi, title, urls } = keysOf(candidate.identity);
    for (const key of [doi, title, ...urls])
      index.set(`${space} ${key}`, [...(index.get(`${space} ${key}`) ?? []), candidate]);
  };
  for (const { collection, id, identity } of library.entries) {
    taken[spaceOf(collection)].add(id);
    add(spaceOf(collection), { id, identity, state: 'existing' });
  }

  return (collection, wanted, identity = {}) => {
    const space = spaceOf(collection);
    const base = toId(wanted, collection === 'tags' ? 'tag' : 'work');
    const keys = keysOf(identity);
    const [best] = [keys.doi, keys.title, ...keys.urls]
      .flatMap((key) => index.get(`${space} ${key}`) ?? [])
      .map((candidate) => ({ candidate, score: sameness(identity, candidate.identity) }))
      .filter(({ candidate, score }) => score >= (candidate.state === 'existing' ? 1 : 3))
      .map(({ candidate, score }) => ({ candidate, score: score + likeness(candidate.id, base) }))
      .toSorted((a, b) => b.score - a.score);
    if (best) {
      if (best.candidate.state === 'existing') best.candidate.state = 'found';
      return best.candidate.id;
    }
    let id = base;
    for (let number = 2; taken[space].has(id); number += 1) id = `${base.slice(0, maxSlugLength - 5)}-${number}`;
    taken[space].add(id);
    add(space, { id, identity, state: 'new' });
    return id;
  };
}

interface Candidate {
  id: string;
  identity: Identity;
  /** Whether the entry exists, was found again, or is new in this import. */
  state: 'existing' | 'found' | 'new';
}

/** Decides between entries that are otherwise equal: that with the wanted id first, then those with a number after it. */
const likeness = (id: string, wanted: string) => (id === wanted ? 0.5 : id.startsWith(`${wanted}-`) ? 0.25 : 0);
