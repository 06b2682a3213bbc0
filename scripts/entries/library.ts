/** The library that entries are added to: its tags, and the ids of its entries. */
import { join } from 'node:path';
import { listFiles } from '../../src/check/list-files.ts';
import { decodeText, maxTextBytes } from '../../src/check/rules/encoding.ts';
import { readRegularFile } from '../../src/files.ts';
import { parseContentFile } from '../../src/check/rules/yaml.ts';
import { type Collection, workCollections } from '../../src/schemas/collections.ts';
import { slug } from '../../src/values/slug.ts';

/** A collection that commands can write entries to. */
export type EntryCollection = Exclude<Collection, 'pages'>;

/** A tag. Categories and keywords are matched with all of its names. */
export interface LibraryTag {
  id: string;
  name: string;
  otherNames: readonly string[];
  filedAs?: string | undefined;
}

/** An entry that exists already. */
export interface LibraryEntry {
  collection: EntryCollection;
  id: string;
  /** The name of the file in the collection's folder, with its extension. */
  file: string;
  /** The fields, which may be invalid, and the text. */
  fields: Record<string, unknown>;
  body: string;
}

/** The library that entries are added to. */
export interface Library {
  tags: LibraryTag[];
  entries: LibraryEntry[];
  /** Ids that works or tags had before, which must not be used again. */
  formerIds: { works: string[]; tags: string[] };
}

/** The collections that an import adds to. */
const imported: readonly EntryCollection[] = [...workCollections, 'tags'];

/** All collections that commands can write entries to. */
export const entryCollections: readonly EntryCollection[] = [...imported, 'lists'];

/**
 * Reads the entries of a content folder, by default the works and the tags. For files that can't be parsed, only
 * the ids are known.
 */
export async function readLibrary(dir: string, collections: readonly EntryCollection[] = imported): Promise<Library> {
  const library: Library = { tags: [], entries: [], formerIds: { works: [], tags: [] } };
  for (const collection of collections) {
    const folder = join(dir, collection);
    const files = listFiles(folder).filter((name) => /\.mdx?$/.test(name));
    for (const file of files) {
      const { text = '' } = decodeText(readRegularFile(join(folder, file), { maxBytes: maxTextBytes }));
      const { data, body } = parseContentFile(text);
      const fields = (data ?? {}) as Record<string, unknown>;
      const id = file.replace(/\.mdx?$/, '');
      library.entries.push({ collection, id, file, fields, body });
      if (collection !== 'lists')
        library.formerIds[collection === 'tags' ? 'tags' : 'works'].push(...strings(fields.formerly));
      if (collection === 'tags')
        library.tags.push({
          id,
          name: typeof fields.name === 'string' ? fields.name : id,
          otherNames: strings(fields.otherNames),
          filedAs: typeof fields.filedAs === 'string' ? fields.filedAs : undefined,
        });
    }
  }
  return library;
}

/** Returns the strings in a field that lists them. */
export const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** Returns the tag whose name, synonym or id is `name`. Ignores case, accents and punctuation. */
export function findTag(tags: readonly LibraryTag[], name: string): LibraryTag | undefined {
  const wanted = slug(name);
  if (wanted === '') return undefined;
  return (
    tags.find((tag) => slug(tag.name) === wanted) ??
    tags.find((tag) => [tag.id, ...tag.otherNames, tag.filedAs ?? ''].some((other) => slug(other) === wanted))
  );
}
