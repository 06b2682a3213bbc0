import { describe, expect, test } from 'vitest';
import { authorChannel, channelRoutes } from '../../../src/feeds/channel.ts';
import { resolveLibrary } from '../../../src/library/library.ts';
import { readingList } from '../../../src/schemas/reading-list.ts';
import { related } from '../../../src/schemas/related.ts';
import { tag } from '../../../src/schemas/tag.ts';

const ann = { family: 'Writer', given: 'Ann' };
const bob = { family: 'Reader', given: 'Bob' };

/** Returns a library with a tag and two people, one of whom only translated the work. */
const libraryOf = ({ digest = '1', meaning = 'M.', translators = [bob] as object[] } = {}) =>
  resolveLibrary({
    related: [
      {
        id: 'work',
        digest,
        data: related.parse({ title: 'W', added: '2026-01-01', authors: [ann], translators, tags: ['ink'] }),
      },
      { id: 'other', digest: '1', data: related.parse({ title: 'O', added: '2026-01-01' }) },
    ],
    tags: [{ id: 'ink', data: tag.parse({ name: 'ink', meaning, formerly: ['inks'] }) }],
  });

test('the feeds of a reading list have its works with their reasons, also under its former ids', () => {
  const works = ['old', 'new'].map((id) => ({ id, data: related.parse({ title: id, added: '2026-01-01' }) }));
  const data = readingList.parse({
    title: 'First steps',
    description: 'D.',
    works: [{ work: 'old', reason: 'Start here.' }, { work: 'new' }, { work: 'a-draft' }],
    formerly: ['steps'],
  });
  const routes = channelRoutes(resolveLibrary({ related: works, lists: [{ id: 'first-steps', data }] }));
  expect(routes.map(({ params }) => Object.values(params).join(' '))).toEqual([
    'lists first-steps xml',
    'lists first-steps json',
    'lists steps xml',
    'lists steps json',
  ]);
  const [first] = routes;
  expect(first?.props.works.map(({ id }) => id)).toEqual(['old', 'new']);
  const { channel } = first?.props ?? {};
  expect(channel?.rss).toBe('/lists/first-steps/feed.xml');
  expect([...(channel?.reasons ?? [])].map(([{ id }, reason]) => [id, reason])).toEqual([['old', 'Start here.']]);
});

describe('channelRoutes', () => {
  const routes = channelRoutes(libraryOf());

  test('has feeds for each tag, also under its former ids, and for each author', () => {
    const shown = routes.map(({ params, props }) => [Object.values(params).join(' '), props.channel.rss]);
    expect(shown).toEqual([
      ['tags ink xml', '/tags/ink/feed.xml'],
      ['tags ink json', '/tags/ink/feed.xml'],
      ['tags inks xml', '/tags/ink/feed.xml'],
      ['tags inks json', '/tags/ink/feed.xml'],
      ['authors bob-reader xml', '/authors/bob-reader/feed.xml'],
      ['authors bob-reader json', '/authors/bob-reader/feed.xml'],
      ['authors ann-writer xml', '/authors/ann-writer/feed.xml'],
      ['authors ann-writer json', '/authors/ann-writer/feed.xml'],
    ]);
  });

  test('have the works of the tag or the author', () => {
    for (const { props } of routes) expect(props.works.map(({ id }) => id)).toEqual(['work']);
  });

  const keys = (library: ReturnType<typeof libraryOf>) => channelRoutes(library).map(({ cacheKey }) => cacheKey);
  test.each([
    ['a work changes', { digest: '2' }, Array(8).fill(false)],
    ['the meaning of the tag changes', { meaning: 'N.' }, [...Array(4).fill(false), ...Array(4).fill(true)]],
    ['nothing changes', {}, Array(8).fill(true)],
  ])('are reused unless what they show has changed: %s', (_change, change, isReused) => {
    const before = routes.map(({ cacheKey }) => cacheKey);
    expect(keys(libraryOf(change)).map((key, index) => key === before[index])).toEqual(isReused);
  });
});

test('the feed of an author says whether the person made all works in it', () => {
  const descriptions = libraryOf().authors.map((author) => authorChannel(author).description);
  expect(descriptions).toEqual([
    'Works by or with Bob Reader listed on this site.',
    'Works by Ann Writer listed on this site.',
  ]);
});
