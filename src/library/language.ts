import { site } from '../env.ts';

/** The HTML attributes that mark up text in another language than the site's. */
export interface LanguageAttributes {
  /** A BCP 47 language tag. */
  lang?: string;
  dir?: 'ltr' | 'rtl' | undefined;
}

/** Returns the language attributes for text of a work; none if it is in the site's language. */
export function languageAttributes({ language }: { language: string }): LanguageAttributes {
  if (language === site.language) return {};
  return { lang: language, dir: new Intl.Locale(language).getTextInfo().direction };
}
