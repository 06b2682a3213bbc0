import type { APIContext } from 'astro';
import { ofRecord } from './fingerprint.ts';
import { type Format, formats } from './formats.ts';
import type { Work } from './library.ts';
import { itemsOf, recordOf } from './record.ts';
import { by, compareText } from './order.ts';
import { href, paths } from './urls.ts';

const all = Object.keys(formats) as Format[];

/** The routes of the records of some works, in each form, for an `[id].[format].ts`. */
export const recordRoutes = (works: readonly Work[]) =>
  works.flatMap((work) =>
    all.map((format) => ({
      params: { id: work.id, format },
      props: { works: [work] },
      cacheKey: ofRecord(work),
    })),
  );

/** The routes of the records of all works in one file, in each form, for a `library.[format].ts`. */
export const libraryRoutes = (works: readonly Work[]) => {
  const inOrder = works.toSorted(by((a, b) => compareText(a.id, b.id)));
  return all.map((format) => ({ params: { format }, props: { works: inOrder } }));
};

/** Answers with the records of the works of a route, in the form that it names. */
export function recordEndpoint({ params, props, site }: APIContext): Response {
  const { write, type } = formats[params.format as Format];
  const { works } = props as { works: readonly Work[] };
  const items = works.flatMap((work) => itemsOf(recordOf(work, new URL(href(paths.work(work)), site).href)));
  return new Response(write(items), { headers: { 'content-type': `${type}; charset=utf-8` } });
}
