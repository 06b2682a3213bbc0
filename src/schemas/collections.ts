import { article } from './article.ts';
import { related } from './related.ts';
import { tag } from './tag.ts';

/**
 * The collections. The name of each is that of its folder in `src/content` and the first part of its addresses; its
 * labels are in `src/messages`. A collection with a `kind` holds works.
 */
export const collections = {
  articles: { schema: article, kind: 'article' },
  related: { schema: related, kind: 'related' },
  tags: { schema: tag, kind: undefined },
} as const;

export type Collection = keyof typeof collections;

/** The names of all collections. */
export const collectionNames = Object.keys(collections) as Collection[];

type WorkCollection = {
  [Name in Collection]: (typeof collections)[Name]['kind'] extends string ? Name : never;
}[Collection];

/** What a work is: its collection, in the singular. */
export type WorkKind = (typeof collections)[WorkCollection]['kind'];

/** The names of the collections that hold works. */
export const workCollections = collectionNames.filter(
  (name): name is WorkCollection => collections[name].kind !== undefined,
);

/** Returns the collection of works of a kind. */
export function collectionOf(kind: WorkKind): WorkCollection {
  const name = workCollections.find((one) => collections[one].kind === kind);
  if (!name) throw new Error(`There is no collection of the kind ${kind}`);
  return name;
}
