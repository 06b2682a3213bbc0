import type { APIRoute } from 'astro';
import { escapeXml } from '../values/escape.ts';
import { contentType, mediaTypes } from '../values/media-types.ts';
import { href, paths } from '../schemas/paths.ts';
import { site as identity } from '../env.ts';

/** Lets browsers add the site as a search engine: https://github.com/dewitt/opensearch */
export const GET: APIRoute = ({ site }) => {
  const url = (path: string) => escapeXml(new URL(href(path), site).href);
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeXml(identity.title.slice(0, 16))}</ShortName>
  <Description>${escapeXml(identity.description.slice(0, 1024))}</Description>
  <Url type="text/html" template="${url(paths.search)}?q={searchTerms}"/>
  <Image width="180" height="180" type="image/png">${url('/apple-touch-icon.png')}</Image>
  <InputEncoding>UTF-8</InputEncoding>
</OpenSearchDescription>
`,
    { headers: { 'content-type': contentType(mediaTypes.openSearch) } },
  );
};
