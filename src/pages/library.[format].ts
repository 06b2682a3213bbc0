import type { APIContext } from 'astro';
import { libraryBookResponse } from '../book-responses.ts';
import { recordsResponse } from '../citation/endpoints.ts';
import { library } from '../content.ts';
import { byId } from '../library/library.ts';
import { type Format, formatNames } from '../schemas/formats.ts';

/** The library's book is here only in development: a release makes it after all pages. */
export const getStaticPaths = () =>
  [...formatNames, ...(import.meta.env.DEV ? ['epub' as const] : [])].map((format) => ({ params: { format } }));

type Context = APIContext<object, { format: Format | 'epub' }>;

export const GET = async ({ params: { format }, site, url }: Context): Promise<Response> =>
  format === 'epub'
    ? libraryBookResponse({ site, url })
    : recordsResponse((await library()).works.toSorted(byId), format, site);
