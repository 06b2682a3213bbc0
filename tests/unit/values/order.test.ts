import { describe, expect, test } from 'vitest';
import { compareBy, compareStrings, compareText } from '../../../src/values/order.ts';

describe('compareText', () => {
  test.each([
    ['ignores case', 'apple', 'Banana', -1],
    ['ignores diacritics', 'Étude', 'etude b', -1],
    ['keeps leading articles', 'the sea', 'a lake', 1],
    ['ignores quotation marks', '“Quoted”', 'quiet', 1],
    ['ignores the brackets of supplied titles', '[Letter to Ann]', 'Letters', -1],
    ['replaces letters that do not decompose', 'Østby', 'Pal', -1],
    ['replaces ligatures', 'Œuvre', 'Pal', -1],
    ['is zero for equal texts', 'same', 'same', 0],
  ])('%s: %s, %s', (_behaviour, a, b, order) => expect(Math.sign(compareText(a, b))).toBe(order));
});

describe('compareBy', () => {
  test('breaks ties with the next comparator', () => {
    const comparator = compareBy<string>((a, b) => a.length - b.length, compareStrings);
    expect(['b', 'aa', 'a'].sort(comparator)).toEqual(['a', 'b', 'aa']);
  });
});
