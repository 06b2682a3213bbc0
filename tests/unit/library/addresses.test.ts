import { describe, expect, test } from 'vitest';
import { filesOfPage, siteAddresses } from '../../../src/library/addresses.ts';

describe('siteAddresses', () => {
  const addresses = siteAddresses({
    works: [
      { kind: 'article', id: 'a', extent: 'full' },
      { kind: 'related', id: 'r', extent: 'reference' },
      { kind: 'related', id: 'unreadable' },
    ],
    tags: [{ id: 't' }],
    lists: [{ id: 'l' }],
    authors: [{ id: 'émile' }],
    series: [{ id: 'letters' }],
    pages: [{ id: 'imprint' }],
  });
  test.each([
    ['pages', '/', true],
    ['pages', '/articles/a/', true],
    ['pages', '/imprint/', true],
    ['pages', '/series/letters/', true],
    ['files', '/series/letters/feed.xml', false],
    ['folders', '/series/letters/page/', true],
    ['files', '/articles/a.md', true],
    ['files', '/articles/a.epub', true],
    ['files', '/related/r.csl.json', true],
    ['files', '/related/r.epub', false], // the site has nothing of its text
    ['files', '/related/unreadable.epub', true],
    ['files', '/articles/a.png', false], // a card; not every article has one
    ['files', '/authors/émile/feed.json', true],
    ['files', '/tags/t/feed.xml', true],
    ['pages', '/lists/', true],
    ['pages', '/lists/l/', true],
    ['files', '/lists/l/feed.json', true],
    ['folders', '/lists/l/page/', true],
    ['files', '/library.epub', true],
    ['files', '/llms.txt', true],
    ['otherFiles', '/_headers', true],
    ['folders', '/tags/t/page/', true],
    ['folders', '/pagefind/', true],
  ] as const)('%s: %s is %s', (list, path, isListed) => expect(addresses[list].includes(path)).toBe(isListed));
});

test('siteAddresses has no page of reading lists without one', () => {
  const { pages, folders } = siteAddresses({ works: [], tags: [], lists: [], authors: [], series: [], pages: [] });
  expect([...pages, ...folders].filter((path) => path.startsWith('/lists/'))).toEqual([]);
});

test.each([
  ['/articles/a/', ['bib', 'ris', 'csl.json', 'md', 'epub', 'png'].map((extension) => `/articles/a.${extension}`)],
  ['/tags/t/', ['/tags/t/feed.xml', '/tags/t/feed.json']],
  ['/authors/émile/', ['/authors/émile/feed.xml', '/authors/émile/feed.json']],
  ['/series/letters/', []],
  ['/imprint/', []],
  ['/', []],
])('filesOfPage lists those of %s', (address, files) => expect(filesOfPage(address)).toEqual(files));
