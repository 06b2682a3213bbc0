import { expect, test } from 'vitest';
import { findNamedAuthors } from '../../../../src/search/browser/named-authors.ts';
import { splitWords } from '../../../../src/search/browser/query.ts';

const authors = ['Michael Roberts', 'Jana Müller', 'J. R. R. Tolkien', 'Mary Robinson Mayer', 'Ann Bell'];

// query, authors, words that name them
test.each<[string, string[], string?]>([
  ['michael roberts', ['Michael Roberts'], 'michael roberts'],
  ['Roberts, Michael', ['Michael Roberts'], 'Roberts Michael'],
  ['M. Roberts', ['Michael Roberts'], 'M Roberts'],
  ['Roberts M', ['Michael Roberts'], 'Roberts M'],
  ['J Mueller', ['Jana Müller'], 'J Mueller'],
  ['J.R.R. Tolkien', ['J. R. R. Tolkien'], 'J.R.R Tolkien'],
  ['Mary M. Robinson', ['Mary Robinson Mayer'], 'Mary M Robinson'],
  ['M. M. Mayer', ['Mary Robinson Mayer'], 'M Mayer'], // only one other word begins with M
  ['Michael Roberts on war', ['Michael Roberts'], 'Michael Roberts'],
  ['war Roberts Michael 2014', ['Michael Roberts'], 'Roberts Michael'],
  ['M. Roberts and J. Müller', ['Michael Roberts', 'Jana Müller'], 'M Roberts J Müller'],
  ['roberts', []], // one word may mean anything
  ['roberts war michael', []],
  ['M. R.', []],
  ['Clara Roberts', []],
  ['A. Bell', ['Ann Bell'], 'A Bell'],
  ['ring a bell', []], // among other words, a stop word is not an initial
])('findNamedAuthors › in %s', (query, expected, words = '') => {
  const named = findNamedAuthors(
    splitWords(query),
    authors.map((name) => [name, name]),
    new Set(['a']),
  );
  expect([...named.positions].map((position) => authors[position])).toEqual(expected);
  expect([...named.words].join(' ')).toEqual(words);
});
