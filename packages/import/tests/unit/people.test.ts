import { expect, test } from 'vitest';
import { separateNames } from '../../bibliography/people.ts';

test.each([
  ['Keel, Ann', ['Keel, Ann']],
  ['Keel, Ann, Jr.', ['Keel, Ann, Jr.']],
  ['van der Wick Holm, Ann Maria', ['van der Wick Holm, Ann Maria']],
  ['Keel, Ann; Wick, Bob', ['Keel, Ann', 'Wick, Bob']],
  ['Keel, Ann and Wick, Bob', ['Keel, Ann', 'Wick, Bob']],
  ['Ann Keel, Bob Wick & Ida Korn', ['Ann Keel', 'Bob Wick', 'Ida Korn']],
  ['Ann Keel, Bob Wick, Ida Korn', ['Ann Keel', 'Bob Wick', 'Ida Korn']],
  ['Keel, Ann \\& Wick, Bob', ['Keel, Ann', 'Wick, Bob']],
  ['Keel A, Wick BC', ['Keel, A', 'Wick, BC']],
  ['Keel, Ann et al.', ['Keel, Ann', 'et al.']],
  ['Mast & Oar', ['Mast & Oar']],
  ['{Mast and Oar; Builders}', ['{Mast and Oar; Builders}']],
  ['K{\\"u}hl, Ann; Wick, Bob', ['K{\\"u}hl, Ann', 'Wick, Bob']],
  ['', []],
])('separateNames › reads %j', (line, names) => expect(separateNames(line)).toEqual(names));
