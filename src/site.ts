import type { ThemeColours } from './theme/theme.ts';

/** Who speaks here. Everything that names the site reads it from this file. */
interface Site {
  /** The site's name. */
  title: string;
  /** One sentence for search engines and previews. */
  description: string;
  /** The language of the site's own words, as a BCP 47 tag; a text in another language says so in its file. */
  language: string;
  /** The locale that dates and lists of names are written in. */
  locale: string;
  /** The site's address, base path included (`https://example.org/reading/`); `SITE_URL` overrides it. */
  url: string;
  /** The two colours of the theme; `src/theme/theme.ts` derives the others and checks their contrast. */
  colours: ThemeColours;
  /** Where readers may write to, if anywhere. No link is shown without it. */
  email?: string;
  /**
   * The base paths of other libraries on the same host, such as `/letters/`, that the search looks through as well; the
   * environment's `LIBRARIES` comes before it, with spaces between them.
   */
  libraries: string[];
}

export const site: Site = {
  title: 'Commonplace',
  description: 'Excerpts of what one has read, with where they are from, what belongs with them, and an index.',
  language: 'en',
  locale: 'en-GB',
  url: 'http://localhost:4321',
  colours: { accent: '#8c1c13', paper: '#faf5e9' },
  libraries: [],
};
