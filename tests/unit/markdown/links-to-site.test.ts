import { describe, expect, test } from 'vitest';
import { internalLinks, linkTarget } from '../../../src/markdown/links-to-site.ts';

const targets = (body: string, options = {}) =>
  internalLinks(body, options).map((link) => [linkTarget(link, '/articles/own/'), link.sentence]);

describe('internalLinks', () => {
  test.each([
    ['no link', 'No links.', []],
    ['a link to another site', 'Out: [a](https://a.example/).', []],
    ['a link within the page', '[A place](#one) of its own.', [['/articles/own/', 'A place of its own.']]],
    ['a reference link', 'To [one][by name].\n\n[by name]: ../b/', [['/articles/b/', 'To one.']]],
    [
      'the sentence around a link',
      'First one. It answers [the *other* work](../../related/other/), as said. Last one.',
      [['/related/other/', 'It answers the other work, as said.']],
    ],
    [
      'several links in one sentence',
      '[A](/articles/a/) and [again](/articles/a/#p2).',
      [
        ['/articles/a/', 'A and again.'],
        ['/articles/a/', 'A and again.'],
      ],
    ],
    ['no link in code', '`[code](/articles/a/)`', []],
    ['a link in a label', '::omission[as in [A](../b/)]', [['/articles/b/', 'as in A']]],
    ['a link in a heading', '## [A head](../b/)', [['/articles/b/', 'A head']]],
  ])('finds %s', (_name, body, expected) => expect(targets(body)).toEqual(expected));

  test.each([true, false])('finds links in indented text, with mdx: %s', (mdx) => {
    expect(targets('    See [one](../b/).', { mdx })).toEqual([['/articles/b/', 'See one.']]);
  });

  test('returns nothing for invalid MDX', () => {
    expect(targets('{ See [one](../b/).', { mdx: true })).toEqual([]);
  });
});
