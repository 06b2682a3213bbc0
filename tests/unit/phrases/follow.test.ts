import { expect, test } from 'vitest';
import { phraseText } from '../../../src/messages/phrase.ts';
import { followSections } from '../../../src/phrases/follow.ts';

const tags = [{ id: 'ink', name: 'Ink' }] as never;
const authors = [{ id: 'ann-writer', sortName: 'Writer, Ann', qualifier: 'poet' }] as never;
const absoluteUrl = (path: string) => `https://a.example${path}`;

test.each([
  ['an empty library', [], [], undefined, []],
  ['a library with tags', tags, [], undefined, ['follow-tags']],
  [
    'a library with authors and a newsletter',
    tags,
    authors,
    'https://n.example/',
    ['follow-tags', 'follow-authors', 'follow-email'],
  ],
])('followSections of %s', (_what, someTags, someAuthors, newsletter, ids) => {
  const sections = followSections({ tags: someTags, authors: someAuthors }, { newsletter }, absoluteUrl);
  expect(sections.map(({ id }) => id)).toEqual(['follow-feed', 'follow-feeds', ...ids]);
  expect(phraseText(sections[1]?.paragraphs[0] ?? [])).toContain('https://a.example/feed.xml');
  if (newsletter)
    expect(sections.at(-1)?.paragraphs.flat()).toContainEqual(expect.objectContaining({ href: newsletter }));
});

test('followSections links to the feeds of each tag and author', () => {
  const lists = followSections({ tags, authors }, {}, absoluteUrl).flatMap(({ feeds = [] }) => feeds);
  expect(lists.map(phraseText)).toEqual(['Ink: RSS · JSON', 'Writer, Ann (poet): RSS · JSON']);
  expect(lists.flat()).toContainEqual({ text: 'RSS', href: '/tags/ink/feed.xml', label: 'RSS feed: Ink' });
  expect(lists.flat()).toContainEqual({
    text: 'JSON',
    href: '/authors/ann-writer/feed.json',
    label: 'JSON feed: Writer, Ann (poet)',
  });
});
