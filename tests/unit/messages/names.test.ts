import { describe, expect, test } from 'vitest';
import { joinNames, linkNames } from '../../../src/messages/names.ts';
import { phraseText } from '../../../src/messages/phrase.ts';

describe.each([
  [[], ''],
  [['A'], 'A'],
  [['A', 'B'], 'A and B'],
  [['A', 'B', 'C'], 'A, B and C'],
])('for the names %j', (names, expected) => {
  test('joinNames returns a list in English', () => expect(joinNames(names)).toBe(expected));

  test('linkNames returns the same list with each name linked', () => {
    const things = names.map((name) => ({ name }));
    const phrase = linkNames(things, ({ name }) => `/${name}/`);
    const hrefs = phrase.filter((piece) => typeof piece !== 'string').map(({ href }) => href);
    expect(phraseText(phrase)).toBe(expected);
    expect(hrefs).toEqual(names.map((name) => `/${name}/`));
  });
});
