import { env } from '../env.ts';
import { collectionOf } from '../schemas/collections.ts';
import { type Format, formatNames, formats } from '../schemas/formats.ts';
import { writers } from './formats.ts';
import { hasEpub } from '../library/addresses.ts';
import type { Work } from '../library/library.ts';
import { contentType } from '../values/media-types.ts';
import { citedItems, workRecord } from './record.ts';
import { href, paths } from '../schemas/paths.ts';

/** Returns the records of works in an export format. `absoluteUrl` returns the absolute URL of a path of this site. */
export const formatRecords = (works: readonly Work[], format: Format, absoluteUrl: (path: string) => string): string =>
  writers[format](works.flatMap((work) => citedItems(workRecord(work, absoluteUrl(paths.work(work))))));

/** Returns a response with the records of works. `site` is the origin of the site. */
export const recordsResponse = (works: readonly Work[], format: Format, site: URL | undefined): Response =>
  new Response(
    formatRecords(works, format, (path) => new URL(href(path), site).href),
    { headers: { 'content-type': contentType(formats[format].type) } },
  );

/** The extensions of the files of a work: its record in each export format, and its text in Markdown and as a book. */
export type RecordFile = (typeof recordFiles)[number];
const recordFiles = [...formatNames, 'md', 'epub'] as const;

/**
 * Returns the routes of the records of works, for `[collection]/[id].[format].ts`. A release writes the files itself
 * (scripts/build/records.ts), since these routes would take a sixth of its build time. A book is made from the work's
 * served page, so only a server has a route for books.
 */
export const recordRoutes = (works: readonly Work[], isServer: boolean) =>
  (env.releaseFindings ? [] : works).flatMap((work) =>
    recordFiles
      .filter((format) => format !== 'epub' || (isServer && hasEpub(work)))
      .map((format) => ({
        params: { collection: collectionOf(work.kind), id: work.id, format },
        props: { work },
      })),
  );
