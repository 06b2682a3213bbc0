import type { APIContext } from 'astro';
import { bookResponse } from '../../book-responses.ts';
import { type RecordFile, recordRoutes, recordsResponse } from '../../citation/endpoints.ts';
import { library, workBody, workMarkdown } from '../../content.ts';
import type { Work } from '../../library/library.ts';
import { markdownFile } from '../../programs/markdown-file.ts';
import { href } from '../../schemas/paths.ts';
import { contentType, mediaTypes } from '../../values/media-types.ts';

export const getStaticPaths = async () => recordRoutes((await library()).works, import.meta.env.DEV);

type Context = APIContext<{ work: Work }, { format: RecordFile }>;

export const GET = async ({ params: { format }, props: { work }, site, url }: Context): Promise<Response> => {
  const absoluteUrl = (path: string) => new URL(href(path), site).href;
  const respond = (body: BodyInit, type: string) => new Response(body, { headers: { 'content-type': type } });
  switch (format) {
    case 'md':
      return respond(
        markdownFile(work, await workMarkdown(work), await workBody(work), absoluteUrl),
        contentType(mediaTypes.markdown),
      );
    case 'epub':
      return bookResponse(work, { site, url });
    default:
      return recordsResponse([work], format, site);
  }
};
