import { defineCollection } from 'astro:content';
import { files } from './content-loader.ts';
import { env } from './env.ts';
import { type Collection, collections as table, collectionNames } from './schemas/collections.ts';

/** The collections for Astro, which infers the types of their entries from `schema`. */
export const collections = Object.fromEntries(
  collectionNames.map((name) => [
    name,
    defineCollection({ loader: files(`${env.contentDir}/${name}`), schema: table[name].schema }),
  ]),
) as { [Name in Collection]: { schema: (typeof table)[Name]['schema'] } };
