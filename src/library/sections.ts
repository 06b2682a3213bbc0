import { workCollections } from '../schemas/collections.ts';
import type { Library } from './library.ts';

/** The sections of the site, in the order in which navigation lists them. */
export const sections = [
  ...workCollections.map((key) => ({ key, inHeader: true })),
  { key: 'tags', inHeader: true },
  { key: 'lists', inHeader: false }, // the front page lists them,
  { key: 'authors', inHeader: false },
  { key: 'search', inHeader: false }, // the header has a search form instead
  { key: 'about', inHeader: true },
] as const;

export type SectionKey = (typeof sections)[number]['key'];

/** The parts of the library that each have a section. */
export type Sections = Pick<Library, Exclude<SectionKey, 'search' | 'about'>>;

/** Returns whether a section lists something. Every site has a search and an About page. */
export const isListed = (key: SectionKey, library: Sections): boolean =>
  key === 'search' || key === 'about' || library[key].length > 0;
