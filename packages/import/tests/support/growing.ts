import { parseBibtexFile } from '../../bibliography/bibtex/entries.ts';
import { readCslJson } from '../../bibliography/csl-json.ts';
import { readRis } from '../../bibliography/ris.ts';
import { decode } from '../../decode.ts';
import { detectKind } from '../../kinds.ts';
import { replaceShortcodes } from '../../wordpress/shortcodes.ts';
import { parseWxr } from '../../wordpress/wxr.ts';

const rss = '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item>';

/** Each reader, with the place in a file at which the text is. */
export const readers: Record<string, (text: string) => unknown> = {
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
  'shortcodes of WordPress': (text) =>
    replaceShortcodes(text, { attachment: () => undefined, ownPictures: [], media: () => undefined, lost: [] }),
  'the attributes of an export': (text) => parseWxr(`${rss}<category ${text}`),
};

/** The units that the texts repeat. */
export const units = [
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
    '[a]',
    '[a b="',
    '[/a]',
    '[quote]',
    '[a',
    '<pre>',
    '<code',
    'TY  - A\n',
    '{"a":',
  ],
];
