import type { ImportedEntry, ImportOptions } from './entry.ts';
import { findTag, type LibraryTag } from './site.ts';
import { cleanLine } from './text.ts';

/** The placeholder for the meaning of a new tag. */
const placeholderMeaning = '[Explain in one or two sentences which works this tag is for.]';

/** Turns the categories and keywords of a source into tags. */
export interface TagMatcher {
  /** Returns the ids of the tags with these names, without duplicates, and the names that no tag has. */
  idsOf: (names: readonly string[], meanings?: ReadonlyMap<string, string>) => { ids: string[]; unmatched: string[] };
  /** The entries of the tags that were created. */
  created: ImportedEntry[];
}

/**
 * Returns the matcher for a source. It finds tags of the library by name and, with `--tags create`, creates missing tags.
 *
 * @param source The name of the source, for the report.
 */
export function tagMatcher(
  { tags: mode, libraryTags, allotId }: Pick<ImportOptions, 'tags' | 'libraryTags' | 'allotId'>,
  source: string,
): TagMatcher {
  const known: LibraryTag[] = [...libraryTags];
  const created: ImportedEntry[] = [];
  const create = (name: string, meaning = placeholderMeaning): LibraryTag => {
    const id = allotId('tags', name);
    const tag = { id, name, otherNames: [] };
    known.push(tag);
    created.push({ collection: 'tags', id, source: `${source}: ${name}`, frontmatter: { name, meaning }, body: '' });
    return tag;
  };
  const idsOf: TagMatcher['idsOf'] = (names, meanings) => {
    const ids = new Set<string>();
    const unmatched: string[] = [];
    for (const name of names.map(cleanLine).filter((text) => /[\p{L}\p{N}]/u.test(text))) {
      const tag = mode === 'skip' ? undefined : findTag(known, name);
      if (tag) ids.add(tag.id);
      else if (mode === 'create') ids.add(create(name, meanings?.get(name)).id);
      else unmatched.push(name);
    }
    return { ids: [...ids], unmatched };
  };
  return { idsOf, created };
}
