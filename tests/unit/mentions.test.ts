import { expect, test } from 'vitest';
import { mentionsIn } from '../../src/lib/mentions.ts';

test.each([
  ['No links.', []],
  ['Out: [a](https://a.example/) and [note](#one).', []],
  [
    'First one. It answers [the *other* work](../../related/other/), as said. Last one.',
    [['/related/other/', 'It answers the other work, as said.']],
  ],
  ['[A](/articles/a/) and [again](/articles/a/#p2).', [['/articles/a/', 'A and again.']]],
  ['`[code](/articles/a/)`', []],
  ['## [A head](../b/)', [['/articles/b/', 'A head']]],
])('%s', (markdown, mentions) => {
  expect(mentionsIn(markdown, '/articles/here/').map(({ path, sentence }) => [path, sentence])).toEqual(mentions);
});
