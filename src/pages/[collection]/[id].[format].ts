import type { APIContext } from 'astro';
import { type RecordFile, recordRoutes, recordsResponse } from '../../citation/endpoints.ts';
import { library, workBody } from '../../content.ts';
import type { Work } from '../../library/library.ts';
import { markdownFile } from '../../programs/markdown-file.ts';
import { href } from '../../schemas/paths.ts';
import { contentType, mediaTypes } from '../../values/media-types.ts';

export const getStaticPaths = async () => recordRoutes((await library()).works);

type Context = APIContext<{ work: Work }, { format: RecordFile }>;

export const GET = async ({ params: { format }, props: { work }, site }: Context): Promise<Response> =>
  format === 'md'
    ? new Response(
        markdownFile(work, await workBody(work), (path) => new URL(href(path), site).href),
        { headers: { 'content-type': contentType(mediaTypes.markdown) } },
      )
    : recordsResponse([work], format, site);
