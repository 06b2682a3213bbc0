import { describe, expect, test } from 'vitest';
import { outgoingLinks } from '../../../../scripts/check-links/collect.ts';
import { diagnoseLinks } from '../../../../scripts/check-links/diagnose.ts';
import { formatDiagnostic } from '../../../../src/check/report.ts';

const text = `---
title: A
source:
  url: https://journal.example/a#top
  archived: https://archive.example/a
  doi: 10.1000/a#b
via:
  publication: A Blog
  archive: https://blog.example/2014/
  replies: https://blog.example/reply
---

[A link](https://link.example/?a=1#p2), [one of this site](../b/), <https://auto.example/>, https://bare.example/ and [mail](mailto:a@b.example).

:::figure[A gate.]{credit="Åsa" link="https://photos.example/gate"}
![A gate](gate.png)
:::

[reference][1]

[1]: https://definition.example/
`;

describe('outgoingLinks', () => {
  test('returns the addresses in the fields and in the text, with their lines', () => {
    expect(outgoingLinks('articles/a.md', text).map(({ url, line, field }) => `${line} ${field} ${url}`)).toEqual([
      '4 source.url https://journal.example/a',
      '5 source.archived https://archive.example/a',
      '9 via.archive https://blog.example/2014/',
      '10 via.replies https://blog.example/reply',
      '6 source.doi https://doi.org/10.1000/a%23b',
      '13 body https://link.example/?a=1',
      '13 body https://auto.example/',
      '13 body https://bare.example/',
      '15 body https://photos.example/gate',
      '21 body https://definition.example/',
    ]);
  });

  test.each([
    ['a text that was first published here', '---\nsource: here\n---\n'],
    ['fields that are invalid', '---\nsource:\n  url: [1]\nvia: 3\n---\n'],
    ['YAML that is invalid', '---\nsource: a: b\n---\n'],
    ['no frontmatter', 'Words.'],
  ])('finds none in %s', (_name, content) => expect(outgoingLinks('articles/a.md', content)).toEqual([]));

  test('finds none in MDX that is invalid', () => {
    expect(outgoingLinks('articles/a.mdx', '---\ntitle: A\n---\n\n[a](https://a.example/) {\n')).toEqual([]);
  });
});

describe('diagnoseLinks', () => {
  const link = { file: 'articles/a.md', line: 4, field: 'source.url', url: 'https://a.example/', hasCopy: false };
  const archived = 'https://web.archive.org/web/2016/https://a.example/';
  test.each([
    ['an address that works', link, { state: 'ok' }, []],
    [
      'a dead address without a copy',
      link,
      { state: 'dead', reason: 'status 404' },
      [
        'articles/a.md:4: source.url: https://a.example/ is broken: status 404 (no archived copy was found: correct the URL, or remove it) [links/dead-address]',
      ],
    ],
    [
      'a dead address with a copy',
      link,
      { state: 'dead', reason: 'status 410', archived },
      [
        `articles/a.md:4: source.url: https://a.example/ is broken: status 410 (correct the URL, or add archived: ${archived} below it) [links/dead-address]`,
      ],
    ],
    [
      'a dead address in a text',
      { ...link, field: 'body' },
      { state: 'dead', reason: 'status 410', archived },
      [
        `articles/a.md:4: body: https://a.example/ is broken: status 410 (correct the URL, or use the copy at ${archived}) [links/dead-address]`,
      ],
    ],
    [
      'a dead address whose copy the entry names',
      { ...link, hasCopy: true },
      { state: 'dead', reason: 'status 404' },
      [
        'articles/a.md:4: warning: source.url: https://a.example/ is broken: status 404 (the page links to the archived copy; correct the URL if you know one that works) [links/dead-address]',
      ],
    ],
    [
      'an address that has moved',
      link,
      { state: 'moved', target: 'https://b.example/' },
      [
        'articles/a.md:4: warning: source.url: https://a.example/ leads to https://b.example/ (if that is the same page, write its new URL) [links/moved-address]',
      ],
    ],
    [
      'an address that is unclear',
      link,
      { state: 'unclear', reason: 'no answer' },
      [
        'articles/a.md:4: notice: source.url: https://a.example/ could not be checked: no answer (try again on another day, or open it in a browser) [links/unclear-address]',
      ],
    ],
  ] as const)('reports %s', (_name, outgoing, result, expected) => {
    const results = { 'https://a.example/': { day: '2026-01-31', ...result } };
    expect(diagnoseLinks([outgoing], results).map(formatDiagnostic)).toEqual(expected);
  });
});
