import { expect, test } from 'vitest';
import { phraseText } from '../../../src/messages/phrase.ts';
import { followSections } from '../../../src/phrases/follow.ts';

const some = [{}] as never;
const absoluteUrl = (path: string) => `https://a.example${path}`;

test.each([
  ['an empty library', [], [], undefined, ['follow-feed', 'follow-feeds'], 2],
  ['a library with tags', some, [], undefined, ['follow-feed', 'follow-feeds'], 3],
  [
    'a library with authors and a newsletter',
    some,
    some,
    'https://n.example/',
    ['follow-feed', 'follow-feeds', 'follow-email'],
    4,
  ],
])('followSections of %s', (_what, tags, authors, newsletter, ids, feeds) => {
  const sections = followSections({ tags, authors }, { newsletter }, absoluteUrl);
  expect(sections.map(({ id }) => id)).toEqual(ids);
  expect(sections[1]?.paragraphs).toHaveLength(feeds);
  expect(phraseText(sections[1]?.paragraphs[0] ?? [])).toContain('https://a.example/feed.xml');
  expect(sections[2]?.paragraphs.flat()).toEqual(
    newsletter ? expect.arrayContaining([expect.objectContaining({ href: newsletter })]) : undefined,
  );
});
