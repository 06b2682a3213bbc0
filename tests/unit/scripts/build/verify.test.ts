import { describe, expect, test } from 'vitest';
import { expectedFiles, expectedPages, verifyOutput, warnOfLargeFiles } from '../../../../scripts/build/verify.ts';
import { resolveLibrary } from '../../../../src/library/library.ts';
import { page } from '../../../../src/schemas/page.ts';
import { workCollections } from '../../../../src/schemas/collections.ts';
import { related } from '../../../../src/schemas/related.ts';
import { tag } from '../../../../src/schemas/tag.ts';
import { sampleWork } from '../../../support/sample-work.ts';

describe('expectedPages', () => {
  const library = resolveLibrary({
    articles: [],
    related: Array.from({ length: 51 }, (_, number) => ({
      id: `w${number}`,
      data: related.parse({ title: `W${number}`, added: '2026-01-01', tags: ['t'], authors: [{ family: 'A' }] }),
    })),
    tags: [{ id: 't', data: tag.parse({ name: 't', meaning: 'M.' }) }],
    pages: ['about', 'imprint'].map((id) => ({ id, data: page.parse({ title: id }) })),
  });
  const pages = expectedPages(library, ['/related/former'], [{ address: '/articles/withdrawn/' }]);

  test('counts every page of every list', () => {
    const counts = {
      'home, about, search, follow': 4,
      'collections of works': workCollections.length,
      'related works, second page': 1,
      tags: 1,
      authors: 1,
      'the tag, two pages': 2,
      'the author, two pages': 2,
      works: 51,
      imprint: 1,
      redirects: 1,
      withdrawn: 1,
    };
    expect(pages).toHaveLength(Object.values(counts).reduce((sum, count) => sum + count));
  });

  test.each([
    'index.html',
    'related/page/2/index.html',
    'related/w50/index.html',
    'related/former/index.html',
    'imprint/index.html',
    'articles/withdrawn/index.html',
  ])('includes %s', (path) => {
    expect(pages).toContain(path);
  });
});

test.each([
  ['an article', { extent: 'full' }, ['articles/cells.md', 'articles/cells.png']],
  ['an article in a script that the fonts lack', { extent: 'full', title: 'ذئاب' }, ['articles/cells.md']],
  ['a related work', {}, ['related/cells.md']],
])('expectedFiles lists those of %s', (_what, data, files) => {
  expect(expectedFiles({ works: [sampleWork(data)] })).toEqual(files);
});

describe('verifyOutput', () => {
  const file = (path: string, size = 1) => ({ path, size });
  const complete = [file('index.html'), file('404.html')];
  test.each([
    ['accepts the expected pages and other files', [...complete, file('feed.xml')], []],
    ['reports a missing page', [file('404.html')], ['index.html: missing']],
    ['reports an unexpected page', [...complete, file('x/index.html')], ['x/index.html: unexpected']],
    ['reports an unexpected book', [...complete, file('x.epub')], ['x.epub: unexpected']],
    ['reports an empty file', [file('index.html', 0), file('404.html')], ['index.html: empty file']],
    ['reports an unexpected file type', [...complete, file('entry.mjs')], ['entry.mjs: unexpected file type']],
  ])('%s', (_what, files, problems) => {
    expect(verifyOutput(files, ['index.html'], 1)).toEqual(problems);
  });

  test('reports other files that are missing', () => {
    const files = [...complete, file('articles/a.md')];
    expect(verifyOutput(files, ['index.html'], 1, ['articles/a.md', 'articles/b.md'])).toEqual([
      'articles/b.md: missing',
    ]);
  });

  test('accepts whatever was copied from public/, if all of it was', () => {
    const own = [file('CNAME', 9), file('code1234.html'), file('.nojekyll', 0), file('plans/a.pdf')];
    expect(verifyOutput([...complete, ...own], ['index.html'], 1, [], own)).toEqual([]);
    expect(verifyOutput([...complete, file('CNAME', 8), ...own.slice(1, 3)], ['index.html'], 1, [], own)).toEqual([
      'CNAME: differs from the file in public/',
      'plans/a.pdf: missing',
    ]);
  });

  test.each([
    ['accepts empty citations of no works', 0, []],
    ['reports empty citations of one work', 1, ['library.bib: empty file']],
  ])('%s', (_what, works, problems) => {
    expect(verifyOutput([...complete, file('library.bib', 0)], ['index.html'], works)).toEqual(problems);
  });
});

describe('warnOfLargeFiles', () => {
  const mebibyte = 1024 ** 2;
  test.each([
    ['accepts a file of 25 MiB', 'library.epub', 25 * mebibyte, []],
    [
      'names a book, and how to make it smaller',
      'library.epub',
      29.3 * mebibyte,
      [
        'Warning: library.epub has 29.3 MiB. Cloudflare Pages refuses files over 25 MiB: use fewer or smaller images in the texts, or choose another host (docs/scaling.md)',
      ],
    ],
    [
      'names any other file',
      'paper.json',
      25 * mebibyte + 1,
      [
        'Warning: paper.json has 25.0 MiB. Cloudflare Pages refuses files over 25 MiB: make it smaller, or choose another host (docs/scaling.md)',
      ],
    ],
  ])('%s', (_what, path, size, warnings) => {
    expect(
      warnOfLargeFiles([
        { path: 'index.html', size: 1 },
        { path, size },
      ]),
    ).toEqual(warnings);
  });
});
