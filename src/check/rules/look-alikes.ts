import { codePointName } from '../../schemas/characters.ts';
import type { Problem } from '../diagnostic.ts';

/**
 * Letters of other scripts, each with the Latin letter that it looks like in most fonts. Other small Greek letters are
 * left out, since formulas use them.
 */
const lookAlikes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Cyrillic: pairs('аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅ', 'aeopcyxijshdqwABEKMHOPCTYXIJS'),
  Greek: pairs('οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'oABEZHIKMNOPTYX'),
};

function pairs(letters: string, latin: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter, index) => [letter, latin[index] ?? '']));
}

const isLatin = /\p{Script=Latin}/u;

/** The minimum number of letters of another script in a word for its Latin letters to count as the wrong ones. */
const minLetters = 3;

/** Describes the letters in a word that are from a different script than the rest; `undefined` if there are none. */
function describeMix(word: string): string | undefined {
  const letters = [...word];
  const latin = letters.filter((letter) => isLatin.test(letter));
  if (latin.length === 0) return undefined;
  for (const [script, table] of Object.entries(lookAlikes)) {
    const isOther = new RegExp(`\\p{Script=${script}}`, 'u');
    const others = letters.filter((letter) => isOther.test(letter));
    const [first = ''] = others;
    const [firstLatin = ''] = latin;
    if (others.length > 0 && others.every((letter) => Object.hasOwn(table, letter)))
      return `${script} ${codePointName(first)} looks like ${table[first]}`;
    if (others.length >= minLetters && latin.every((letter) => Object.values(table).includes(letter)))
      return `Latin ${codePointName(firstLatin)} looks like a ${script} letter`;
  }
  return undefined;
}

/**
 * Returns a note on the first word of a text that mixes letters which look alike, such as
 * `: Cyrillic U+0430 looks like a`.
 */
export const lookAlikeNote = (text: string): string => {
  const [mix] = (text.match(/\p{L}+/gu) ?? []).flatMap((word) => describeMix(word) ?? []);
  return mix === undefined ? '' : `: ${mix}`;
};

/** Warns about words that mix letters which look alike. Search and links would not find them. */
export function checkLookAlikes(text: string): Problem[] {
  if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(text)) return [];
  return text.split('\n').flatMap((line, index) =>
    (line.match(/\p{L}+/gu) ?? []).flatMap((word): Problem[] => {
      const mix = describeMix(word);
      if (mix === undefined) return [];
      return [
        {
          line: index + 1,
          field: 'file',
          rule: 'encoding/look-alike-letters',
          level: 'warning',
          message: `letters of two scripts in “${word}”: ${mix}`,
          hint: 'type the word again',
        },
      ];
    }),
  );
}
