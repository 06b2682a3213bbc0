import type { APIRoute } from 'astro';
import { escapeXml } from '../library/escape.ts';
import { contentType, mediaTypes } from '../library/media-types.ts';
import { href, paths } from '../library/urls.ts';
import { site as own } from '../site.ts';

/** How a browser can add the site's search: https://github.com/dewitt/opensearch */
export const GET: APIRoute = ({ site }) => {
  const address = (path: string) => escapeXml(new URL(href(path), site).href);
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeXml(own.title.slice(0, 16))}</ShortName>
  <Description>${escapeXml(own.description.slice(0, 1024))}</Description>
  <Url type="text/html" template="${address(paths.search)}?q={searchTerms}"/>
  <Image width="64" height="64" type="image/svg+xml">${address('/favicon.svg')}</Image>
  <InputEncoding>UTF-8</InputEncoding>
</OpenSearchDescription>
`,
    { headers: { 'content-type': contentType(mediaTypes.openSearch) } },
  );
};
