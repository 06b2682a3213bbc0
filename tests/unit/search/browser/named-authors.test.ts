import { expect, test } from 'vitest';
import { namedAuthors } from '../../../../src/search/browser/named-authors.ts';

const authors = ['Michael Roberts', 'Jana Müller', 'J. R. R. Tolkien', 'Mary Robinson Mayer', 'Foreign Office'];

test.each([
  ['michael roberts', ['Michael Roberts']],
  ['Roberts, Michael', ['Michael Roberts']],
  ['M. Roberts', ['Michael Roberts']],
  ['Roberts M', ['Michael Roberts']],
  ['J Mueller', ['Jana Müller']],
  ['J.R.R. Tolkien', ['J. R. R. Tolkien']],
  ['Mary M. Robinson', ['Mary Robinson Mayer']],
  ['M. M. Mayer', []], // only one other word begins with M
  ['roberts', []], // one word may mean anything
  ['M. R.', []],
  ['Michael Roberts on war', []],
  ['Clara Roberts', []],
])('namedAuthors › of %s', (query, expected) => {
  const named = namedAuthors(
    query.split(' '),
    authors.map((name) => [name, name]),
  );
  expect([...named].map((position) => authors[position])).toEqual(expected);
});
