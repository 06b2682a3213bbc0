import { messages } from '../messages/index.ts';
import { workCollections } from '../schemas/collections.ts';
import type { Library } from './library.ts';
import { paths } from './urls.ts';

/** The sections of the site, in the order in which navigation lists them. */
const sections = [
  ...workCollections.map((key) => ({ key, inHeader: true })),
  { key: 'tags', inHeader: true },
  { key: 'authors', inHeader: false },
  { key: 'search', inHeader: false }, // the header has a search form instead
  { key: 'about', inHeader: true },
] as const;

/** A link to a section of the site. */
export interface SectionLink {
  key: (typeof sections)[number]['key'];
  path: string;
  label: string;
  /** Whether the header links to it; the footer links to every section. */
  inHeader: boolean;
}

/** Links to all sections of the site, in order. */
export const navigation: readonly SectionLink[] = sections.map(({ key, inHeader }) => ({
  key,
  path: paths[key],
  label: messages.sections[key],
  inHeader,
}));

/** The parts of the library that have a section each. */
export type Sections = Pick<Library, 'articles' | 'related' | 'tags' | 'authors'>;

/** Returns the links to the sections that list something, and to Search and About, which every site has. */
export const sectionLinks = (library: Sections): SectionLink[] =>
  navigation.filter(({ key }) => key === 'search' || key === 'about' || library[key].length > 0);

/** Returns the links of the footer: to the sections, then to the pages of the owner's own. */
export const footerLinks = (library: Sections & Pick<Library, 'pages'>): Pick<SectionLink, 'path' | 'label'>[] => [
  ...sectionLinks(library),
  ...library.pages.map((page) => ({ path: paths.page(page), label: page.title })),
];
