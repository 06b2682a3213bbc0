import type { APIRoute } from 'astro';
import { library } from '../content.ts';
import { site as identity } from '../env.ts';
import { contentType, mediaTypes } from '../library/media-types.ts';
import { href } from '../library/urls.ts';
import { llmsText } from '../programs/llms.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response(
    llmsText(await library(), identity, (path) => new URL(href(path), site).href),
    { headers: { 'content-type': contentType(mediaTypes.plainText) } },
  );
