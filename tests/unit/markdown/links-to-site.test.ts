import { expect, test } from 'vitest';
import { internalLinks, linkTarget } from '../../../src/markdown/links-to-site.ts';

test.each([
  ['No links.', []],
  ['Out: [a](https://a.example/).', []],
  ['[A place](#one) of its own.', [['/articles/here/', 'A place of its own.']]],
  ['To [one][by name].\n\n[by name]: ../b/', [['/articles/b/', 'To one.']]],
  [
    'First one. It answers [the *other* work](../../related/other/), as said. Last one.',
    [['/related/other/', 'It answers the other work, as said.']],
  ],
  [
    '[A](/articles/a/) and [again](/articles/a/#p2).',
    [
      ['/articles/a/', 'A and again.'],
      ['/articles/a/', 'A and again.'],
    ],
  ],
  ['`[code](/articles/a/)`', []],
  ['## [A head](../b/)', [['/articles/b/', 'A head']]],
])('%s', (markdown, mentions) => {
  const found = internalLinks(markdown);
  expect(found.map((one) => [linkTarget(one, '/articles/here/'), one.sentence])).toEqual(mentions);
});
