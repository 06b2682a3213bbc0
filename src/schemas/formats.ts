import { mediaTypes } from '../values/media-types.ts';

/** The formats in which citations are exported, by file extension: the name that readers know, and the media type. */
export const formats = {
  bib: { name: 'BibTeX', type: mediaTypes.bibTeX },
  ris: { name: 'RIS', type: mediaTypes.ris },
  'csl.json': { name: 'CSL-JSON', type: mediaTypes.cslJson },
} as const;

export type Format = keyof typeof formats;

export const formatNames = Object.keys(formats) as Format[];

/** The extensions of feeds: RSS and JSON Feed. */
export const feedFormats = ['xml', 'json'] as const;

export type FeedFormat = (typeof feedFormats)[number];
