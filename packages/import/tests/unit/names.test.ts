import { expect, test } from 'vitest';
import { invertedName, isOthers, makeEntry } from '../../site.ts';
import { readByline } from '../../page/bylines.ts';
import { splitName } from '../../wordpress/people.ts';

test.each([
  ['Keel, Bob', { family: 'Keel', given: 'Bob' }],
  ['Keel,B.C.', { family: 'Keel', given: 'B.C.' }],
  ['van der Wick, Ann', { family: 'Wick', given: 'Ann', particle: 'van der' }],
  ['Keel, Bob, Jr.', { family: 'Keel', given: 'Bob', suffix: 'Jr.' }],
  ['Keel, III, Bob', { family: 'Keel', given: 'Bob', suffix: 'III' }],
  ['Bob Adam Keel, Jr.', { family: 'Keel', given: 'Bob Adam', suffix: 'Jr.' }],
  ['Harbour Board', { literal: 'Harbour Board' }],
  ['Keel,', { literal: 'Keel' }],
  ['', {}],
])('invertedName › splits %j', (name, person) => expect(invertedName(name)).toEqual(person));

test.each([
  ['van der Wick, Ann', { family: 'Wick', given: 'Ann', particle: 'van der' }],
  ['Keel, Bob, Jr.', { family: 'Keel', given: 'Bob', suffix: 'Jr.' }],
])('%s is one person, whichever command reads the name', (name, person) => {
  const options = { tags: [], today: '2020-01-01', publish: false };
  expect(makeEntry('related', 'Foam', { author: [name] }, options).frontmatter.authors).toEqual([person]);
  expect(splitName(name)).toEqual(person);
  expect(readByline(`By ${name}`).authors).toEqual([person]);
});

test.each([
  ['et al.', true],
  ['others', true],
  ['Otherson', false],
])('isOthers › %s: %s', (name, expected) => expect(isOthers(name)).toBe(expected));
