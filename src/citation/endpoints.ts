import type { APIContext } from 'astro';
import { env } from '../env.ts';
import { collectionOf } from '../schemas/collections.ts';
import { type Format, formats } from './formats.ts';
import type { Work } from '../library/library.ts';
import { citedItems, workRecord } from './record.ts';
import { href, paths } from '../library/urls.ts';

/** The records of some works. `address` gives the whole address of a path of this site. */
export const formatRecords = (works: readonly Work[], format: Format, address: (path: string) => string): string =>
  formats[format].write(works.flatMap((work) => citedItems(workRecord(work, address(paths.work(work))))));

/** Answers with the records of some works. `site` is the site's own address. */
export const recordsResponse = (works: readonly Work[], format: Format, site: URL | undefined): Response =>
  new Response(
    formatRecords(works, format, (path) => new URL(href(path), site).href),
    { headers: { 'content-type': `${formats[format].type}; charset=utf-8` } },
  );

/**
 * The routes of the records of works, for a `[collection]/[id].bib.ts` and its like. A release has none: it writes these
 * files itself (scripts/build/records.ts), as routes they would take a sixth of its time.
 */
export const recordRoutes = (works: readonly Work[]) =>
  (env.releaseFindings ? [] : works).map((work) => ({
    params: { collection: collectionOf(work.kind), id: work.id },
    props: { work },
  }));

/** An endpoint that answers with the record of the work of its route. */
export const recordEndpoint =
  (format: Format) =>
  ({ props, site }: APIContext): Response =>
    recordsResponse([(props as { work: Work }).work], format, site);
