import { expect, test } from 'vitest';
import { invertedName, isOthers } from '../../../../scripts/import/bibliography/names.ts';

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
  ['et al.', true],
  ['others', true],
  ['Otherson', false],
])('isOthers › %s: %s', (name, expected) => expect(isOthers(name)).toBe(expected));
