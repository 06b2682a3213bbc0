import { describe, expect, test } from 'vitest';
import { parseBibtexFile } from '../../bibliography/bibtex/entries.ts';
import { readCslJson } from '../../bibliography/csl-json.ts';
import { readRis } from '../../bibliography/ris.ts';
import { decode } from '../../decode.ts';
import { detectKind } from '../../kinds.ts';
import { excessiveGrowth } from '../../site.ts';
import { parseWxr } from '../../wordpress/wxr.ts';

const rss = '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item>';

/** Each reader, with the place in a file at which the text is. */
const readers: Record<string, (text: string) => unknown> = {
  'a file of any kind': (text) => detectKind({ bytes: Buffer.from(text), text }),
  'a file in an unknown encoding': (text) => decode(Buffer.concat([Buffer.from(text), Buffer.of(0xff)])),
  'a BibTeX file': parseBibtexFile,
  'a value in BibTeX': (text) => parseBibtexFile(`@book{a, title = {${text}}}`),
  'fields in BibTeX': (text) => parseBibtexFile(`@book{a, ${text}`),
  'a RIS file': (text) => readRis(text),
  'a RIS record': (text) => readRis(`TY  - BOOK\nTI  - ${text}\nER  - `),
  'an item of CSL-JSON': (text) =>
    readCslJson(JSON.stringify([{ type: 'book', title: text, author: [{ literal: text }], DOI: text, other: text }])),
  'a WordPress export': (text) => parseWxr(`${rss}<title>a & b</title>${text}`),
  'the attributes of an export': (text) => parseWxr(`${rss}<category ${text}`),
};

const units = [
  ...[
    'a',
    '%',
    '@',
    '{',
    '}',
    '"',
    '#',
    '<',
    '>',
    '&',
    "'",
    ' ',
    '\n',
    '\\',
    '[',
    ']',
    '=',
    ',',
    ';',
    '-',
    'é',
    '\u00AD',
  ],
  ...[
    '@ %\n',
    '@a{',
    'a = "',
    'a = {',
    'a = {}, ',
    'a = b # ',
    '\\verb',
    '<a ',
    '<!--',
    '<!-- -->',
    '<![CDATA[',
    ']]>',
    '<?xml ?>',
    'a="b" ',
    'TY  - A\n',
    '{"a":',
  ],
];

describe('work grows with the length of', () => {
  test.each(Object.entries(readers))('%s, whatever it repeats', (_what, read) => {
    expect(units.flatMap((unit) => excessiveGrowth(read, unit, 50_000) ?? [])).toEqual([]);
  });
});

test.each(['a = {\n', 'a = "{\n', '@comment(\n', '@a{b,\na = {\n'])(
  'work grows with the length of a BibTeX file that repeats %j without an end',
  (unit) => expect(excessiveGrowth((text) => parseBibtexFile(`@book{a, ${text}`), unit, 200_000)).toBeUndefined(),
);

test('readCslJson › names an item with lists in lists, and reads the others', () => {
  const deep = `{"type":"book","title":"Nests","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  const { references, skipped } = readCslJson(`[${deep},{"type":"book","title":"Birds"}]`);
  expect(references.map((reference) => reference.get('title'))).toEqual(['Birds']);
  expect(skipped).toEqual([{ source: 'item 1 (Nests)', reason: 'lists nested too deeply' }]);
});
