import { lookUp } from './look-up.ts';
import { babelNames } from './site.ts';

/** ISO 639-2 codes that differ from BCP 47 tags. See https://www.loc.gov/standards/iso639-2/ */
const bibliographicCodes: Readonly<Record<string, string>> = {
  ...{ alb: 'sq', arm: 'hy', baq: 'eu', bur: 'my', chi: 'zh', cze: 'cs', dut: 'nl', fre: 'fr', geo: 'ka', ger: 'de' },
  ...{ gre: 'el', ice: 'is', mac: 'mk', mao: 'mi', may: 'ms', per: 'fa', rum: 'ro', slo: 'sk', tib: 'bo', wel: 'cy' },
};

/** The tags of languages by their names in LaTeX. */
const latexNames = Object.fromEntries(
  Object.entries(babelNames).flatMap(([tag, names]) => names.map((name) => [name, tag])),
);

const fold = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

let tagsByName: Map<string, string> | undefined;

/** Returns the tags of the languages by their names in English, German, French and Spanish, and in the language itself. */
function languageNames(): Map<string, string> {
  if (tagsByName) return tagsByName;
  tagsByName = new Map();
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (const first of letters)
    for (const second of letters) {
      const tag = first + second;
      for (const locale of [tag, 'es', 'fr', 'de', 'en']) {
        const name = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(tag);
        if (name) tagsByName.set(fold(name), tag);
      }
    }
  return tagsByName;
}

/** Returns the BCP 47 tag of a language given as a tag, a code or a name: `eng`, `German`, `ngerman`, `pt_BR`. */
export function toLanguageTag(text: string): string | undefined {
  const name = fold(text.trim());
  const code = lookUp(bibliographicCodes, name) ?? lookUp(latexNames, name) ?? languageNames().get(name);
  if (code) return code;
  try {
    const [tag = ''] = Intl.getCanonicalLocales(
      text
        .trim()
        .replaceAll('_', '-')
        .replace(/\.UTF-?8$/i, ''),
    );
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) === undefined ? undefined : tag;
  } catch {
    return undefined; // Intl throws on malformed tags
  }
}
