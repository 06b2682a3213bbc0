import { describe, expect, test } from 'vitest';
import { findWarnings } from '../../../../scripts/build/astro.ts';
import { changedFiles, verifyOutput, expectedPages } from '../../../../scripts/build/verify.ts';
import { resolveLibrary } from '../../../../src/library/library.ts';
import { related } from '../../../../src/schemas/related.ts';
import { tag } from '../../../../src/schemas/tag.ts';

test.each([
  ['10:00:00 [build] ✓ Completed in 1.38s.', []],
  ['10:00:00 [WARN] [glob-loader] Duplicate id "a" found', ['10:00:00 [WARN] [glob-loader] Duplicate id "a" found']],
  ['\u001b[31m[ERROR]\u001b[0m [content] Unexpected', ['[ERROR] [content] Unexpected']],
  ['[WARN] [vite] [MODULE_LEVEL_DIRECTIVE] The semantics of "use astro:head-inject" may not be preserved', []],
  ['(!) Some chunks are larger', ['(!) Some chunks are larger']],
  ['a page on a warning of storms', []],
])('what is wrong in the log %j', (log, lines) => {
  expect(findWarnings(log)).toEqual(lines);
});

const library = resolveLibrary({
  articles: [],
  related: Array.from({ length: 51 }, (_, number) => ({
    id: `w${number}`,
    data: related.parse({ title: `W${number}`, added: '2026-01-01', tags: ['t'], authors: [{ family: 'A' }] }),
  })),
  tags: [{ id: 't', data: tag.parse({ name: 't', meaning: 'M.' }) }],
});

test('the pages that a library must have', () => {
  const pages = expectedPages(library, ['/related/former']);
  // the front page, about, search; articles; two of related; tags; authors; two of the tag; two of the author; works
  expect(pages).toHaveLength(3 + 1 + 2 + 1 + 1 + 2 + 2 + 51 + 1);
  for (const path of ['index.html', 'related/page/2/index.html', 'related/w50/index.html', 'related/former/index.html'])
    expect(pages).toContain(path);
});

describe('what was changed between two looks at a folder', () => {
  const file = (path: string, size = 1, written = 1) => ({ path, size, written });
  test.each([
    [[file('a'), file('b')], [file('b'), file('a')], []],
    [[file('a')], [file('a', 2)], ['a']],
    [[file('a')], [file('a', 1, 2)], ['a']],
    [[file('a')], [file('a'), file('b')], ['b']],
    [[file('b'), file('a')], [], ['a', 'b']],
  ])('%j, then %j', (before, after, changed) => expect(changedFiles(before, after)).toEqual(changed));
});

describe('what a site has against what it must have', () => {
  const file = (path: string, size = 1) => ({ path, size });
  test.each([
    [[file('index.html'), file('404.html'), file('feed.xml')], []],
    [[file('404.html')], ['index.html: is missing']],
    [[file('index.html'), file('404.html'), file('x/index.html')], ['x/index.html: no content asks for this page']],
    [[file('index.html', 0), file('404.html')], ['index.html: is empty']],
    [[file('index.html'), file('404.html'), file('entry.mjs')], ['entry.mjs: is no kind of file that a site has']],
  ])('%j', (files, wrong) => {
    expect(verifyOutput(files, ['index.html'])).toEqual(wrong);
  });
});
