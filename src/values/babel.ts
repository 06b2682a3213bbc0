/** The names of a language in LaTeX: the name to write, then other names to accept when reading. */
type Names = readonly [written: string, ...read: string[]];

/**
 * The languages whose names in babel and polyglossia differ from their English names, by BCP 47 tag. BibLaTeX uses these
 * names in its `langid` field. See https://ctan.org/pkg/babel and https://ctan.org/pkg/polyglossia
 */
export const babelNames: Readonly<Record<string, Names>> = {
  de: ['ngerman'],
  'de-AT': ['naustrian', 'austrian'],
  'de-CH': ['nswissgerman', 'swissgerman'],
  el: ['greek', 'polutonikogreek'],
  'en-AU': ['australian'],
  'en-CA': ['canadian'],
  'en-GB': ['british', 'ukenglish'],
  'en-NZ': ['newzealand'],
  'en-US': ['american', 'usenglish'],
  fa: ['persian', 'farsi'],
  fr: ['french', 'francais', 'frenchb'],
  'fr-CA': ['canadien', 'acadian'],
  grc: ['ancientgreek'],
  hu: ['hungarian', 'magyar'],
  id: ['indonesian', 'bahasa'],
  nb: ['norsk'],
  nn: ['nynorsk'],
  'pt-BR': ['brazilian', 'brazil'],
  'pt-PT': ['portuges'],
  sl: ['slovene'],
};

const englishNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Returns the name of a language in babel: `american` for `en-US`, `spanish` for `es-MX`. */
export function babelName(tag: string): string | undefined {
  const { language } = new Intl.Locale(tag);
  const [name] = babelNames[tag] ?? babelNames[language] ?? [englishNames.of(language)];
  return name?.toLowerCase().replaceAll(' ', '');
}
