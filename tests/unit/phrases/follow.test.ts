import { expect, test } from 'vitest';
import { phraseText } from '../../../src/messages/phrase.ts';
import { followSections } from '../../../src/phrases/follow.ts';

const tags = [{ id: 'ink', name: 'Ink' }] as never;
const lists = [{ id: 'first-steps', title: 'First steps' }] as never;
const authors = [{ id: 'ann-writer', sortName: 'Writer, Ann', qualifier: 'poet' }] as never;
const absoluteUrl = (path: string) => `https://a.example${path}`;

test.each([
  ['an empty library', [], [], [], undefined, []],
  ['a library with tags', tags, [], [], undefined, ['follow-tags']],
  [
    'a library with reading lists, authors and a newsletter',
    tags,
    lists,
    authors,
    'https://n.example/',
    ['follow-lists', 'follow-tags', 'follow-authors', 'follow-email'],
  ],
])('followSections of %s', (_what, someTags, someLists, someAuthors, newsletter, ids) => {
  const library = { tags: someTags, lists: someLists, authors: someAuthors };
  const sections = followSections(library, { newsletter }, absoluteUrl);
  expect(sections.map(({ id }) => id)).toEqual(['follow-feed', 'follow-feeds', ...ids]);
  expect(phraseText(sections[1]?.paragraphs[0] ?? [])).toContain('https://a.example/feed.xml');
  if (newsletter)
    expect(sections.at(-1)?.paragraphs.flat()).toContainEqual(expect.objectContaining({ href: newsletter }));
});

test('followSections links to the feeds of each reading list, tag and author', () => {
  const feedsOf = followSections({ tags, lists, authors }, {}, absoluteUrl).flatMap(({ feeds = [] }) => feeds);
  expect(feedsOf.map(phraseText)).toEqual([
    'First steps: RSS · JSON',
    'Ink: RSS · JSON',
    'Writer, Ann (poet): RSS · JSON',
  ]);
  expect(feedsOf.flat()).toContainEqual({ text: 'RSS', href: '/tags/ink/feed.xml', label: 'RSS feed: Ink' });
  expect(feedsOf.flat()).toContainEqual({
    text: 'JSON',
    href: '/authors/ann-writer/feed.json',
    label: 'JSON feed: Writer, Ann (poet)',
  });
});
