import type { APIContext } from 'astro';
import { recordRoutes } from '../../citation/endpoints.ts';
import { library } from '../../content.ts';
import { workSource } from '../../content-source.ts';
import type { Work } from '../../library/library.ts';
import { contentType, mediaTypes } from '../../values/media-types.ts';
import { href } from '../../schemas/paths.ts';
import { markdownFile } from '../../programs/markdown-file.ts';

export const getStaticPaths = async () => recordRoutes((await library()).works);

export const GET = async ({ props: { work }, site }: APIContext<{ work: Work }>): Promise<Response> =>
  new Response(
    markdownFile(work, await workSource(work), (path) => new URL(href(path), site).href),
    { headers: { 'content-type': contentType(mediaTypes.markdown) } },
  );
