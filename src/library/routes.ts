import { collectionOf } from '../schemas/collections.ts';
import type { Work } from './library.ts';
import { type Page, paginate } from './pagination.ts';

/**
 * The routes of things with a page each, for `getStaticPaths` of an `[id].astro`. `cacheKey` names what a page is made
 * of: https://docs.astro.build/en/reference/experimental-flags/incremental-build/
 */
export const entryRoutes = <Thing extends { id: string }>(
  things: readonly Thing[],
  cacheKey: (thing: Thing) => string,
) => things.map((of) => ({ params: { id: of.id }, props: { of }, cacheKey: cacheKey(of) }));

/** The routes of a long list, for a `[...page].astro`. */
export const listRoutes = <Item>(items: readonly Item[]) =>
  paginate(items).map((page) => ({
    params: { page: page.number === 1 ? undefined : `page/${page.number}` },
    props: { page },
  }));

/**
 * The routes of the works of several things (tags, authors), for an `[id]/[...page].astro`. `cacheKey` names what such
 * a page is made of, where that is known.
 */
export const workListRoutes = <Thing extends { id: string; works: unknown[] }>(
  things: readonly Thing[],
  cacheKey?: (thing: Thing, page: Page<Thing['works'][number]>) => string,
) =>
  things.flatMap((of) =>
    listRoutes<Thing['works'][number]>(of.works).map(({ params, props: { page } }) => ({
      params: { id: of.id, ...params },
      props: { of, page },
      ...(cacheKey && { cacheKey: cacheKey(of, page) }),
    })),
  );

/** The routes of the lists of what refers to works, for a `[collection]/[id]/referred/[...page].astro`. */
export const backlinkRoutes = (works: readonly Work[]) =>
  works.flatMap((of) =>
    listRoutes(of.referredFrom).map(({ params, props: { page } }) => ({
      params: { collection: collectionOf(of.kind), id: of.id, ...params },
      props: { of, page },
    })),
  );
