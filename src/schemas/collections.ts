import { article } from './article.ts';
import { page } from './page.ts';
import { related } from './related.ts';
import { tag } from './tag.ts';

/**
 * The collections. A collection's name is the name of its folder in `src/content` and the first segment of its paths
 * (but pages are at the root); its labels are in `src/messages`. Collections with a `kind` contain works.
 */
export const collections = {
  articles: { schema: article, kind: 'article' },
  related: { schema: related, kind: 'related' },
  tags: { schema: tag, kind: undefined },
  pages: { schema: page, kind: undefined },
} as const;

export type Collection = keyof typeof collections;

export const collectionNames = Object.keys(collections) as Collection[];

/** A collection of works. */
export type WorkCollection = {
  [Name in Collection]: (typeof collections)[Name]['kind'] extends string ? Name : never;
}[Collection];

/** The kind of a work: the singular of its collection. */
export type WorkKind = (typeof collections)[WorkCollection]['kind'];

/** The names of the collections that contain works. */
export const workCollections = collectionNames.filter(
  (name): name is WorkCollection => collections[name].kind !== undefined,
);

/** Returns the collection of works of a kind. Throws if there is none. */
export function collectionOf(kind: WorkKind): WorkCollection {
  const name = workCollections.find((collection) => collections[collection].kind === kind);
  if (!name) throw new Error(`No collection contains works of kind ${kind}`);
  return name;
}
