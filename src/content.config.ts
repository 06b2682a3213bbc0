import { existsSync, readdirSync } from 'node:fs';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { files } from './content-loader.ts';
import { env } from './env.ts';
import { type Collection, collections as table, collectionNames, workCollections } from './schemas/collections.ts';
import { tagId, workId } from './schemas/work.ts';

/** The collections for Astro, which infers the types of their entries from `schema`. */
export const collections = Object.fromEntries(
  collectionNames.map((name) => [
    name,
    defineCollection({ loader: files(`${env.contentDir}/${name}`), schema: table[name].schema }),
  ]),
) as { [Name in Collection]: { schema: (typeof table)[Name]['schema'] } };

/** Returns the ids of the entries in some collections. */
const idsIn = (names: readonly Collection[]) =>
  names
    .map((name) => `${env.contentDir}/${name}`)
    .flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []))
    .flatMap((name) => /^([^.].*)\.mdx?$/.exec(name)?.[1] ?? [])
    .sort();

// Astro writes the schemas to .astro/collections/, where editors find these ids.
z.globalRegistry.add(tagId, { examples: idsIn(['tags']) });
z.globalRegistry.add(workId, { examples: idsIn(workCollections) });
