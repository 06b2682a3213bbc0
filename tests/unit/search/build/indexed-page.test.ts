import { describe, expect, test } from 'vitest';
import { extractIndexed, restoreWritten } from '../../../../src/search/build/indexed-page.ts';

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><body><article><h1>${title}</h1>` +
  `<div data-pagefind-body>${body}</div></article></body></html>`;

const noFacts = { extent: 'full', fields: {} };

describe('extractIndexed', () => {
  test('converts the text and the searched fields', () => {
    const { html } = extractIndexed(page('L’œuvre', '<p>A <em>Straße</em>舟に</p>'), {
      extent: 'full',
      fields: { byline: 'Łoś' },
    });
    expect(html).toContain("<h1>l'oeuvre</h1>");
    expect(html).toContain('<em>strasse</em> 舟  に </p>');
    expect(html).toMatch(/ data-extent="full".* data-byline="loś"/);
  });

  test('takes the expansions of abbreviations and the editor’s notes from the text', () => {
    const { html, meta } = extractIndexed(
      page(
        'T',
        '<p>The <abbr title="Harbour Board">HB</abbr> of the <abbr title="Harbour Board">HB</abbr></p>' +
          '<section role="note" data-pagefind-ignore><p><b>Note:</b> Closed in\n1990.</p></section>' +
          '<p role="doc-footnote" data-pagefind-ignore><b>Note:</b> A tin. <a data-pagefind-ignore>back</a></p><aside data-pagefind-ignore>Cite</aside>' +
          '<p role="doc-footnote">Its own.</p>',
      ),
      { extent: 'full', fields: { tags: 'ink', series: '' } },
    );
    expect(meta).toEqual({ title: 'T', tags: 'ink', expansions: 'Harbour Board', notes: 'Closed in 1990.\nA tin.' });
    expect(html).toContain('data-pagefind-meta="tags[data-tags], expansions[data-expansions], notes[data-notes]"');
  });

  test('indexes identifiers and addresses in one form', () => {
    const { html } = extractIndexed(page('T', ''), {
      extent: 'full',
      fields: { identifiers: '0 14 044913 5; https://quay.example/tides/' },
    });
    expect(html).toContain('data-identifiers="9780140449136 quayexampletides"');
  });

  test('indexes the address of the page among them', () => {
    const { html } = extractIndexed(
      page('T', '').replace('<body>', '<head><link rel="canonical" href="https://quay.example/ink/"></head><body>'),
      noFacts,
    );
    expect(html).toContain('data-identifiers="quayexampleink"');
    expect(html).toContain('data-pagefind-meta="identifiers[data-identifiers]"');
  });

  test('moves the id of a block to an element before it', () => {
    expect(extractIndexed(page('T', '<p id="p1">one</p>'), noFacts).html).toContain('<a id="p1"></a><p>one</p>');
  });
});

describe('restoreWritten', () => {
  const restored = (title: string, body: string, content: string) =>
    restoreWritten(
      { url: '', content, meta: { title: 'converted' }, filters: {}, weighted_locations: [], anchors: [] },
      extractIndexed(page(title, body), noFacts),
    );

  test.each([
    ['letters', '<p>An œuvre, an oeuvre.', 'An oeuvre, an oeuvre.', 'An œuvre, an oeuvre.'],
    ['apostrophes in order', "<p>l’an l'an l’an", "l'an l'an l'an.", "l’an l'an l’an."],
    ['a word in two elements', '<p>a <em>Stra</em>ße b', 'a strasse b.', 'a Straße b.'],
    ['words in two blocks', '<p>ßa</p><p>ßa</p>', 'ssa. ssa.', 'ßa. ßa.'],
    [
      'scripts without spaces',
      '<p>「青い舟」の 話',
      '「 青 い 舟 」 の 話.',
      '「\u2060青\u2060い\u2060舟\u2060」\u2060の 話.',
    ],
    ['nothing that isn’t indexed', '<p>ß<i data-pagefind-ignore>ß</i> ß', 'ss ss.', 'ß ß.'],
  ])('restores %s', (_what, body, content, expected) => {
    expect(restored('T', body, content).content).toBe(expected);
  });

  test('restores the title', () => {
    expect(restored(' L’<i>œu</i>vre ', '', '').meta.title).toBe('L’œuvre');
  });
});
