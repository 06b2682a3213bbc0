import { expect, test } from 'vitest';
import { invertedName, isOthers, splitName } from '../../../src/values/name-words.ts';

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
  ['Ann des Ormes', 'des Ormes, Ann'],
  ['Aziz bin Nasir', 'bin Nasir, Aziz'],
  ['Ann  van der Wick', 'van der Wick, Ann'],
])('splitName › splits %s like %s', (displayed, inverted) => {
  expect(splitName(displayed)).toEqual(invertedName(inverted));
  expect(splitName(displayed).particle).toBeDefined();
});

test.each([
  ['Käthe Müller', { family: 'Müller', given: 'Käthe' }],
  ['Ka\u0308the Mu\u0308ller', { family: 'Mu\u0308ller', given: 'Ka\u0308the' }],
  ['Inès Théteam', { family: 'Théteam', given: 'Inès' }],
  ['The Harbour', { literal: 'The Harbour' }],
  ['Harbour Team', { literal: 'Harbour Team' }],
])('splitName › finds the words of an organization only as whole words: %s', (name, person) =>
  expect(splitName(name)).toEqual(person),
);

test('splitName › keeps a name whole that ends with a comma', () => {
  expect(splitName('Board of Keel,')).toEqual({ literal: 'Board of Keel' });
});

test.each([
  ['et al.', true],
  ['others', true],
  ['Otherson', false],
])('isOthers › %s: %s', (name, expected) => expect(isOthers(name)).toBe(expected));
