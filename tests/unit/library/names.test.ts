import { describe, expect, test } from 'vitest';
import { displayName, joinNames, linkNames, personId, sortName } from '../../../src/library/names.ts';
import { phraseText } from '../../../src/messages/phrase.ts';
import { slug } from '../../../src/library/slug.ts';

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
  const linked = linkNames(things, ({ name }) => `/${name}/`);
  expect(phraseText(linked)).toBe(phrase);
  expect(linked.filter((piece) => typeof piece !== 'string').map(({ href }) => href)).toEqual(
    names.map((name) => `/${name}/`),
  );
});

describe('slug', () => {
  test.each([
    ['Jytte Klausen', 'jytte-klausen'],
    ['Ærøskøbing, Łódź & Verviérs', 'ærøskøbing-łodz-verviers'],
    ['村上 春樹', '村上-春樹'],
    ['-- Ann --', 'ann'],
  ])('%s', (name, id) => expect(slug(name)).toBe(id));
});
