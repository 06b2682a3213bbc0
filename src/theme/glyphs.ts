import unicodeRanges from '@fontsource/eb-garamond/unicode.json' with { type: 'json' };

/** The scripts whose letters the fonts in fonts.ts have. */
const scripts = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const;

/** The first and last code points of each range that they cover, parsed from `U+0100-02BA,U+2020`. */
const ranges = scripts
  .flatMap((script) => unicodeRanges[script].replaceAll('U+', '').split(','))
  .map((range) => range.split('-').map((digits) => Number.parseInt(digits, 16)))
  .map(([first = 0, last = first]) => ({ first, last }));

/** Returns whether the fonts of the artwork have the scripts of a text. */
export const canDraw = (text: string): boolean =>
  [...text].every((character) => {
    const code = character.codePointAt(0) ?? 0;
    return ranges.some(({ first, last }) => first <= code && code <= last);
  });
