import { collectionOf, type WorkCollection, workCollections } from '../schemas/collections.ts';
import type { Work } from './library.ts';
import { type Page, paginate } from './pagination.ts';

/**
 * Returns the routes of works, for the `getStaticPaths` of `[collection]/[id].astro`. `cacheKey` returns a fingerprint
 * of a page's content; Astro reuses a page while its fingerprint stays the same, and always renders pages without a
 * fingerprint: https://docs.astro.build/en/reference/experimental-flags/incremental-build/
 */
export const workRoutes = (works: readonly Work[], cacheKey?: (work: Work) => string) =>
  works.map((work) => ({
    params: { collection: collectionOf(work.kind), id: work.id },
    props: { work },
    ...(cacheKey && { cacheKey: cacheKey(work) }),
  }));

/** Returns the routes of the lists of works, for `[collection]/[...page].astro`. */
export const collectionRoutes = (library: Record<WorkCollection, Work[]>) =>
  workCollections.flatMap((name) =>
    listRoutes(library[name]).map(({ params, props }) => ({
      params: { collection: name, ...params },
      props: { ...props, name },
    })),
  );

/** Returns the routes of a paginated list, for `[...page].astro`. */
export const listRoutes = <Item>(items: readonly Item[]) =>
  paginate(items).map((page) => ({
    params: { page: page.number === 1 ? undefined : `page/${page.number}` },
    props: { page },
  }));

/**
 * Returns the routes of the paginated lists of works by tag, author or series, for `[id]/[...page].astro`. Pages without
 * a `cacheKey` are always rendered.
 */
export const workListRoutes = <Entry extends { id: string; works: readonly unknown[] }>(
  entries: readonly Entry[],
  cacheKey?: (entry: Entry, page: Page<Entry['works'][number]>) => string,
) =>
  entries.flatMap((entry) =>
    listRoutes<Entry['works'][number]>(entry.works).map(({ params, props: { page } }) => ({
      params: { id: entry.id, ...params },
      props: { entry, page },
      ...(cacheKey && { cacheKey: cacheKey(entry, page) }),
    })),
  );

/** Returns the routes of the paginated backlinks of works, for `[collection]/[id]/referred/[...page].astro`. */
export const backlinkRoutes = (works: readonly Work[]) =>
  works.flatMap((work) =>
    listRoutes(work.backlinks).map(({ params, props: { page } }) => ({
      params: { collection: collectionOf(work.kind), id: work.id, ...params },
      props: { entry: work, page },
    })),
  );
