import type { APIContext } from 'astro';
import { ofRecord } from './fingerprint.ts';
import { type Format, formats } from './formats.ts';
import type { Work } from './library.ts';
import { itemsOf, recordOf } from './record.ts';
import { href, paths } from './urls.ts';

/** The routes of the records of works, for a `[collection]/[id].bib.ts` and its like. */
export const recordRoutes = (works: readonly Work[]) =>
  works.map((work) => ({
    params: { collection: work.kind === 'article' ? 'articles' : 'related', id: work.id },
    props: { work },
    cacheKey: ofRecord(work),
  }));

/** An endpoint that answers with the record of the work of its route. */
export const recordEndpoint =
  (format: Format) =>
  ({ props, site }: APIContext): Response =>
    recordsOf([(props as { work: Work }).work], format, site);

/** Answers with the records of some works. `site` is the site's own address. */
export function recordsOf(works: readonly Work[], format: Format, site: URL | undefined): Response {
  const { write, type } = formats[format];
  const items = works.flatMap((work) => itemsOf(recordOf(work, new URL(href(paths.work(work)), site).href)));
  return new Response(write(items), { headers: { 'content-type': `${type}; charset=utf-8` } });
}
