/** Compares strings by UTF-16 code unit. Suits ids and ISO dates. */
export const compareStrings = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Compares titles or names the way an index sorts them: case, diacritics, quotation marks and brackets don't
 * count. Unlike `localeCompare`, it returns the same order on every machine.
 */
export const compareText = (a: string, b: string): number =>
  compareStrings(sortKey(a), sortKey(b)) || compareStrings(a, b);

/** Latin letters that Unicode doesn't decompose into a base letter and a diacritic. */
export const baseLetters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ð: 'd', þ: 'th', đ: 'd', ł: 'l', ı: 'i', ħ: 'h', ŋ: 'ng' },
};

const sortKey = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}|["'‘’“”ʼ[\]]/gu, '')
    .toLowerCase()
    .replace(/[\u00DF-\u0153]/g, (letter) => baseLetters[letter] ?? letter);

/** Returns the letter under which an index lists a text: `E` for `Émile`, `#` for one that doesn't start with a letter. */
export function initialLetter(text: string): string {
  const [first = ''] = sortKey(text);
  return /\p{L}/u.test(first) ? first.toUpperCase() : '#';
}

/** Combines comparators: each one breaks the ties of those before it. */
export const compareBy =
  <T>(...comparators: ((a: T, b: T) => number)[]) =>
  (a: T, b: T): number => {
    for (const comparator of comparators) {
      const order = comparator(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
