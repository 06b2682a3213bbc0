import type { ThemeColours } from './theme/theme.ts';

/** The identity of the site. Edit the values at the end of this file to make the site your own. */
interface Site {
  /** The site's name. */
  title: string;
  /** One sentence for search engines and previews. */
  description: string;
  /** The language of the site's own text, as a BCP 47 tag. A work in another language sets `language` in its file. */
  language: string;
  /** The locale in which dates, plurals and lists of names are formatted, as a BCP 47 tag. */
  locale: string;
  /** The URL of the front page, including any base path (`https://example.org/reading/`). `SITE_URL` overrides it. */
  url: string;
  /** The address that readers can write to. Without one, no email link is shown. */
  email?: string;
  /** The two colours of the theme; `src/theme/theme.ts` derives the others and checks their contrast. */
  colours: ThemeColours;
  /**
   * The base paths of other libraries on the same host that are searched too, such as `/letters/`. The environment
   * variable `LIBRARIES` overrides it, with paths separated by spaces.
   */
  libraries: string[];
}

export const site: Site = {
  title: 'Commonplace',
  description: 'Passages worth keeping, with their sources, related reading and an index.',
  language: 'en',
  locale: 'en-GB',
  url: 'http://localhost:4321',
  colours: { accent: '#8c1c13', paper: '#faf5e9' },
  libraries: [],
};
