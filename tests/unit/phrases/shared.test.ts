import { expect, test } from 'vitest';
import type { Author, Tag } from '../../../src/library/library.ts';
import { phraseText } from '../../../src/messages/phrase.ts';
import { sharedFacts } from '../../../src/phrases/shared.ts';

const named = <Named>(...names: string[]) => names.map((name) => ({ name })) as Named[];

test.each([
  ['a tag', { tags: ['fog'] }, 'Shared tag: fog'],
  ['tags', { tags: ['fog', 'tides'] }, 'Shared tags: fog and tides'],
  ['an author', { authors: ['Olive Marsh'] }, 'Same author: Olive Marsh'],
  [
    'everything',
    { authors: ['Olive Marsh', 'The Board'], series: 'Letters', tags: ['fog'] },
    'Same authors: Olive Marsh and The Board · Same series: Letters · Shared tag: fog',
  ],
])('sharedFacts names %s', (_what, { authors = [], series, tags = [] }: Record<string, any>, expected) => {
  const shared = { authors: named<Author>(...authors), series, tags: named<Tag>(...tags) };
  expect(phraseText(sharedFacts(shared))).toBe(expected);
});
