import type { z } from 'astro/zod';
import { article } from './article.ts';
import { page } from './page.ts';
import { readingList } from './reading-list.ts';
import { related } from './related.ts';
import { tag } from './tag.ts';

/** The facts about a collection of works. */
interface Works {
  /** The word for one of its works in search, in commands and in ids. */
  kind: string;
  /** How its list is sorted: by the latest change, whose day the list then shows, or by the names of creators. */
  order: 'latest' | 'bibliographic';
  /** Whether its latest work is at the top of the front page, unless the editor chooses another. */
  opensFrontPage: boolean;
  /** Whether each of its works has a social card of its own. */
  hasCards: boolean;
}

/**
 * The collections. A collection's name is the name of its folder in `src/content` and the first segment of its paths
 * (but pages are at the root); its words are in `src/messages`. Collections with a `kind` contain works, and lists of all works
 * have them in this order.
 */
export const collections = {
  articles: { schema: article, kind: 'article', order: 'latest', opensFrontPage: true, hasCards: true },
  related: { schema: related, kind: 'related', order: 'bibliographic', opensFrontPage: false, hasCards: false },
  tags: { schema: tag, kind: undefined },
  lists: { schema: readingList, kind: undefined },
  pages: { schema: page, kind: undefined },
} as const satisfies Record<string, { schema: z.ZodType } & (Works | { kind: undefined })>;

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

/** Returns the collections that share one set of ids with a collection: those of works do, and each other has its own. */
export const sharingIds = (name: Collection): readonly Collection[] =>
  workCollections.some((other) => other === name) ? workCollections : [name];

/** Returns the collection of works of a kind. Throws if there is none. */
export function collectionOf(kind: WorkKind): WorkCollection {
  const name = workCollections.find((collection) => collections[collection].kind === kind);
  if (!name) throw new Error(`No collection contains works of kind ${kind}`);
  return name;
}

/** Returns the row of the collection of works of a kind. */
export const collectionRow = (kind: WorkKind): Works => collections[collectionOf(kind)];
