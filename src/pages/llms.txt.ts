import type { APIRoute } from 'astro';
import { library, volumeCount } from '../content.ts';
import { site as identity } from '../env.ts';
import { contentType, mediaTypes } from '../values/media-types.ts';
import { href } from '../schemas/paths.ts';
import { llmsText } from '../programs/llms.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response(
    llmsText(await library(), identity, await volumeCount(), (path) => new URL(href(path), site).href),
    { headers: { 'content-type': contentType(mediaTypes.plainText) } },
  );
