/**
 * The metadata fields that the search covers in addition to the text of a work. Pagefind takes `title` from the heading
 * of the page, the indexer takes `expansions` (of abbreviations) and `notes` (of the editor) from the text, and the
 * rest from the manifest.
 */
export const searchedFields = [
  'title',
  'original',
  'byline',
  'publication',
  'publisher',
  'series',
  'identifiers',
  'type',
  'tags',
  'expansions',
  'notes',
] as const;
export type SearchedField = (typeof searchedFields)[number];
