/** The media types that this site declares. For all other files, it relies on the server. */
export const mediaTypes = {
  html: 'text/html',
  /** https://www.rssboard.org/rss-specification */
  rss: 'application/rss+xml',
  /** The type of RSS feeds in responses, since browsers show `application/rss+xml` as source text or download it. */
  xml: 'application/xml',
  /** https://www.jsonfeed.org/version/1.1/ */
  jsonFeed: 'application/feed+json',
  /** https://github.com/dewitt/opensearch */
  openSearch: 'application/opensearchdescription+xml',
  /** https://www.w3.org/TR/appmanifest/ */
  webManifest: 'application/manifest+json',
  /** https://www.rfc-editor.org/rfc/rfc7763 */
  markdown: 'text/markdown',
  /** https://www.w3.org/TR/epub-33/#app-media-type */
  epub: 'application/epub+zip',
  plainText: 'text/plain',
  css: 'text/css',
  // bibliographic formats, as DOI content negotiation names them: https://citation.crosscite.org/docs.html
  bibTeX: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  cslJson: 'application/vnd.citationstyles.csl+json',
} as const;

/** Returns the value of a `Content-Type` header for text in UTF-8. */
export const contentType = (mediaType: string): string => `${mediaType}; charset=utf-8`;
