import type { Library } from '../library/library.ts';
import { isListed, type SectionKey, type Sections, sections } from '../library/sections.ts';
import { messages } from '../messages/index.ts';
import { paths } from '../schemas/paths.ts';

/** A link to a section of the site. */
export interface SectionLink {
  key: SectionKey;
  path: string;
  label: string;
  /** Whether the header links to it; the footer links to every section. */
  inHeader: boolean;
}

/** Returns the links to the sections that list something, and to Search and About, which every site has. */
export const sectionLinks = (library: Sections): SectionLink[] =>
  sections
    .filter(({ key }) => isListed(key, library))
    .map(({ key, inHeader }) => ({ key, path: paths[key], label: messages.sections[key], inHeader }));

/** Returns the links of the footer: to the sections, then to the pages of the owner's own. */
export const footerLinks = (library: Sections & Pick<Library, 'pages'>): Pick<SectionLink, 'path' | 'label'>[] => [
  ...sectionLinks(library),
  ...library.pages.map((page) => ({ path: paths.page(page), label: page.title })),
];
