import { site } from '../env.ts';
import type { Direction } from './bidi.ts';

/** The HTML attributes that mark up text in a language other than the site's. */
export interface LanguageAttributes {
  /** A BCP 47 language tag. */
  lang?: string;
  dir?: Direction | undefined;
}

const directionOf = (tag: string): Direction | undefined => new Intl.Locale(tag).getTextInfo().direction;

/** The direction of the site's own words. */
export const siteDirection: Direction = directionOf(site.language) ?? 'ltr';

/** Returns the language attributes for text of a work; none if it is in the site's language. */
export function languageAttributes({ language }: { language: string }): LanguageAttributes {
  return language === site.language ? {} : { lang: language, dir: directionOf(language) };
}
