import { type EntryCollection, env, type Library, maxSlugLength, toId, urlKey } from './site.ts';
import type { ImportOptions } from './entry.ts';
import { type Identity, identityOf, keysOf, sameness } from './identity.ts';

/**
 * Returns a function that assigns ids: the id of an existing entry for the same work, or else a new one that was never used
 * in the library. The first match of an existing entry may rely on its title and other facts; further matches need its
 * address as well, so that two works with the same title stay separate.
 */
export function idAllotter(library: Library): ImportOptions['allotId'] {
  const spaceOf = (collection: EntryCollection) => (collection === 'tags' ? 'tags' : 'works');
  const taken = {
    works: new Set(library.formerIds.works),
    tags: new Set(library.formerIds.tags),
  };
  const index = new Map<string, Candidate[]>();
  const add = (space: string, candidate: Candidate) => {
    const { identifiers, title, urls } = keysOf(candidate.identity);
    const { page } = candidate.identity;
    for (const key of [...identifiers, title, ...urls, ...(page === undefined ? [] : [urlKey(page)])])
      index.set(`${space} ${key}`, [...(index.get(`${space} ${key}`) ?? []), candidate]);
  };
  for (const { collection, id, file, fields, body } of library.entries) {
    taken[spaceOf(collection)].add(id);
    const page = new URL(`${collection}/${id}/`, env.siteUrl).href;
    const identity = { ...identityOf(fields, body, file.endsWith('x')), page };
    add(spaceOf(collection), { id, identity, state: 'existing' });
  }

  return (collection, wanted, identity = {}) => {
    const space = spaceOf(collection);
    const name = nameFrom(wanted) ?? nameFrom(identity.urls?.[0] ?? '') ?? '';
    const base = toId(name, collection === 'tags' ? 'tag' : 'work', identity.language);
    const keys = keysOf(identity);
    const [best] = [...keys.identifiers, keys.title, ...keys.urls]
      .flatMap((key) => index.get(`${space} ${key}`) ?? [])
      .map((candidate) => ({ candidate, score: sameness(identity, candidate.identity) }))
      .filter(({ candidate, score }) => (candidate.state === 'existing' ? score > 0 : score >= 3))
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

/**
 * Returns the words of a title or a slug from which an id can be made: without URLs, or, if it has nothing else, the host
 * and the path of the URL. `undefined` if it has no words.
 */
export function nameFrom(title: string): string | undefined {
  const urls = /https?:\S+/g;
  return [title.replace(urls, ''), title.replace(urls, urlKey)].find((text) => /[\p{L}\p{N}]/u.test(text));
}

interface Candidate {
  id: string;
  identity: Identity;
  /** Whether the entry exists, was found again, or is new in this import. */
  state: 'existing' | 'found' | 'new';
}

/** Decides between entries that are otherwise equal: first the one with the wanted id, then ids with a number after it. */
const likeness = (id: string, wanted: string) => (id === wanted ? 0.5 : id.startsWith(`${wanted}-`) ? 0.25 : 0);
