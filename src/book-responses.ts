import type { APIContext } from 'astro';
import { library, workBody } from './content.ts';
import { makeBook, makeVolume, readWork, type WorkPage } from './epub/make.ts';
import type { Work } from './library/library.ts';
import { href, paths } from './schemas/paths.ts';
import { mediaTypes } from './values/media-types.ts';

type Context = Pick<APIContext, 'site' | 'url'>;

/** Responds with the book of a work, made from its page. Only the development server does: a release makes the books after all pages. */
export const bookResponse = async (work: Work, context: Context): Promise<Response> =>
  respond(await makeBook(work, await workBody(work), await pageOf(work, context)));

/** Responds with the library's book, made from the pages of its works. Only the development server does. */
export async function libraryBookResponse(context: Context): Promise<Response> {
  const sources = {
    bookOf: async (work: Work) => (await load(paths.epub(work), context)).bytes(),
    read: async (work: Work) => readWork(work, await workBody(work), await pageOf(work, context)),
    absoluteUrl: absoluteUrl(context),
  };
  return respond(await makeVolume(await library(), { number: 1, count: 1 }, sources));
}

const pageOf = async (work: Work, context: Context): Promise<WorkPage> => ({
  html: await (await load(paths.work(work), context)).text(),
  address: absoluteUrl(context)(paths.work(work)),
  read: async (source) => (await fetch(new URL(source, context.url))).bytes(),
});

const absoluteUrl =
  ({ site }: Context) =>
  (path: string): string =>
    new URL(href(path), site).href;

/** Asks the server for a path of the site. */
async function load(path: string, { url }: Context): Promise<Response> {
  const response = await fetch(new URL(href(path), url), { headers: { accept: 'text/html' } });
  if (!response.ok) throw new Error(`${path} can't be made: the server answered ${response.status}`);
  return response;
}

const respond = (book: Uint8Array): Response =>
  new Response(new Uint8Array(book), { headers: { 'content-type': mediaTypes.epub } });
