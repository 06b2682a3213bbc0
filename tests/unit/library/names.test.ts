import { describe, expect, test } from 'vitest';
import { displayName, joinNames, linkNames, personId, sortName } from '../../../src/library/names.ts';
import { phraseText } from '../../../src/messages/phrase.ts';

describe('displayName, sortName and personId', () => {
  test.each([
    [{ family: 'Klausen', given: 'Jytte' }, 'Jytte Klausen', 'Klausen, Jytte', 'jytte-klausen'],
    [{ family: 'Plato' }, 'Plato', 'Plato', 'plato'],
    [{ literal: 'The Crisis Group' }, 'The Crisis Group', 'The Crisis Group', 'the-crisis-group'],
    [{ family: "O'Neill", given: 'Zoë' }, "Zoë O'Neill", "O'Neill, Zoë", 'zoe-oneill'],
  ])('name %j', (person, inReadingOrder, inSortingOrder, id) => {
    expect([displayName(person), sortName(person), personId(person)]).toEqual([inReadingOrder, inSortingOrder, id]);
  });
});

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
