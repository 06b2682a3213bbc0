/**
 * The metadata fields that the search covers in addition to the text of a work. Pagefind takes `title` from the heading of the
 * page; the layout of a work provides the rest.
 */
export const searchedFields = [
  'title',
  'original',
  'byline',
  'publication',
  'series',
  'identifiers',
  'type',
  'tags',
] as const;
export type SearchedField = (typeof searchedFields)[number];
