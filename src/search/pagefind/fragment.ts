/** The data that Pagefind stores for each page. */
export interface PageFragment {
  url: string;
  /** The text; words are separated by white space. */
  content: string;
  meta: Partial<Record<string, string>>;
  filters: Partial<Record<string, string[]>>;
  /** `location` is the index of a word in the text. */
  weighted_locations: { location: number; weight: number; balanced_score: number }[];
  /** The elements with an id, and the index of the first word of each. */
  anchors: { id: string; location: number }[];
}
