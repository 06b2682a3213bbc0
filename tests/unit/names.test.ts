import { describe, expect, test } from 'vitest';
import { displayName, interleave, joinNames, personId, sortName } from '../../src/lib/names.ts';
import { slug } from '../../src/lib/slug.ts';

test.each([
  [{ family: 'Klausen', given: 'Jytte' }, 'Jytte Klausen', 'Klausen, Jytte', 'jytte-klausen'],
  [{ family: 'Plato' }, 'Plato', 'Plato', 'plato'],
  [{ literal: 'The Crisis Group' }, 'The Crisis Group', 'The Crisis Group', 'the-crisis-group'],
  [{ family: "O'Neill", given: 'Zoë' }, "Zoë O'Neill", "O'Neill, Zoë", 'zoe-oneill'],
])('%j', (person, name, sorted, id) => {
  expect([displayName(person), sortName(person), personId(person)]).toEqual([name, sorted, id]);
});

test.each([
  [[], ''],
  [['A'], 'A'],
  [['A', 'B'], 'A and B'],
  [['A', 'B', 'C'], 'A, B and C'],
])('joins %j', (names, phrase) => {
  expect(joinNames(names)).toBe(phrase);
  const things = names.map((name) => ({ name }));
  expect(
    interleave(things)
      .map((part) => (typeof part === 'string' ? part : part.name))
      .join(''),
  ).toBe(phrase);
});

describe('slug', () => {
  test.each([
    ['Jytte Klausen', 'jytte-klausen'],
    ['Ærøskøbing, Łódź & Verviérs', 'ærøskøbing-łodz-verviers'],
    ['村上 春樹', '村上-春樹'],
    ['-- Ann --', 'ann'],
  ])('%s', (name, id) => expect(slug(name)).toBe(id));
});
