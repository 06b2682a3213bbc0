import { expect, test } from 'vitest';
import { makeEntry, splitName } from '../../site.ts';
import { readByline } from '../../page/bylines.ts';

test.each([
  ['van der Wick, Ann', { family: 'Wick', given: 'Ann', particle: 'van der' }],
  ['Bob Keel, Jr.', { family: 'Keel', given: 'Bob', suffix: 'Jr.' }],
  ['Keel, Bob, Jr.', { family: 'Keel', given: 'Bob', suffix: 'Jr.' }],
])('%s is one person, whichever command reads the name', (name, person) => {
  const options = { tags: [], entries: [], today: '2020-01-01', publish: false };
  expect(makeEntry('related', 'Foam', { author: [name] }, options).frontmatter.authors).toEqual([person]);
  expect(splitName(name)).toEqual(person);
  expect(readByline(`By ${name}`).authors).toEqual([person]);
});
