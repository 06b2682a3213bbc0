/** The library that is imported into: its tags, and the ids and identities of its works. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../../src/check/list-files.ts';
import { decodeText } from '../../src/check/rules/encoding.ts';
import { parseContentFile } from '../../src/check/rules/yaml.ts';
import { slug } from '../../src/values/slug.ts';
import type { ImportedCollection } from './entry.ts';
import { type Identity, identityOf } from './identity.ts';

/** A tag, by any of whose names categories and keywords are matched. */
export interface LibraryTag {
  id: string;
  name: string;
  otherNames: readonly string[];
  filedAs?: string | undefined;
}

/** An entry that exists already. */
export interface LibraryEntry {
  collection: ImportedCollection;
  id: string;
  /** The name of the file in the collection's folder, with its extension. */
  file: string;
  identity: Identity;
}

/** The library that is imported into. */
export interface Library {
  tags: LibraryTag[];
  entries: LibraryEntry[];
  /** Ids that works or tags had before, which must not be used again. */
  formerIds: { works: string[]; tags: string[] };
}

const collections: readonly ImportedCollection[] = ['articles', 'related', 'tags'];

/** Reads the entries of a content folder. Files that can't be parsed count by their ids only. */
export async function readLibrary(dir: string): Promise<Library> {
  const library: Library = { tags: [], entries: [], formerIds: { works: [], tags: [] } };
  for (const collection of collections) {
    const folder = join(dir, collection);
    const files = (await listFiles(folder)).filter((name) => /\.mdx?$/.test(name));
    for (const file of files.toSorted()) {
      const { text = '' } = decodeText(await readFile(join(folder, file)));
      const { data: fields, body } = parseContentFile(text);
      const data = (fields ?? {}) as Record<string, unknown>;
      const id = file.replace(/\.mdx?$/, '');
      library.entries.push({ collection, id, file, identity: identityOf(data, body, file.endsWith('x')) });
      library.formerIds[collection === 'tags' ? 'tags' : 'works'].push(...strings(data.formerly));
      if (collection === 'tags')
        library.tags.push({
          id,
          name: typeof data.name === 'string' ? data.name : id,
          otherNames: strings(data.otherNames),
          filedAs: typeof data.filedAs === 'string' ? data.filedAs : undefined,
        });
    }
  }
  return library;
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** Returns the tag that has a name, as its name, a synonym or its id. Case, accents and punctuation don't count. */
export function findTag(tags: readonly LibraryTag[], name: string): LibraryTag | undefined {
  const wanted = slug(name);
  if (wanted === '') return undefined;
  return (
    tags.find((tag) => slug(tag.name) === wanted) ??
    tags.find((tag) => [tag.id, ...tag.otherNames, tag.filedAs ?? ''].some((other) => slug(other) === wanted))
  );
}
