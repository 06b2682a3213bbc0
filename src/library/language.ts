import { site } from '../site.ts';

/** What an element says of the language of its words; nothing where it is the site's own. */
export interface LanguageAttributes {
  /** A BCP 47 tag. */
  lang?: string;
  /** The direction in which the language is written. */
  dir?: 'ltr' | 'rtl' | undefined;
}

/** The attributes of an element that holds words of a work. */
export function languageAttributes({ language }: { language: string }): LanguageAttributes {
  if (language === site.language) return {};
  return { lang: language, dir: new Intl.Locale(language).getTextInfo().direction };
}
