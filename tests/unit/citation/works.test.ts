import { readFileSync, writeFileSync } from 'node:fs';
import { parseDocument, YAMLMap, YAMLSeq } from 'yaml';
import { expect, test } from 'vitest';
import { createCiter } from '../../../src/citation/cite.ts';
import { workRecord } from '../../../src/citation/record.ts';
import { type CitationStyle, citationLocale, styles } from '../../../src/citation/styles.ts';
import { sampleWork } from '../../support/sample-work.ts';

const file = 'tests/fixtures/works.yaml';
const cite = createCiter(citationLocale('en'));

const document = parseDocument(readFileSync(file, 'utf8'));
const rows = document.toJS() as ({ id: string; work: Record<string, unknown> } & Record<CitationStyle, string>)[];

const plain = (html: string) => html.replace(/<\/?i>/g, '*').replaceAll('&#38;', '&');
const originalOf = (work: Record<string, unknown>) =>
  workRecord(sampleWork({ title: '', ...work }), 'https://here.example/').original;

if (process.env.UPDATE)
  for (const [index, { work }] of rows.entries()) {
    const row = (document.contents as YAMLSeq<YAMLMap>).items[index];
    for (const [style, citation] of Object.entries(cite(originalOf(work)))) row?.set(style, plain(citation));
  }
if (process.env.UPDATE) writeFileSync(file, document.toString({ lineWidth: 0, flowCollectionPadding: true }));

test.each(rows)('$id is cited by the manuals', ({ work, ...expected }) => {
  const citation = cite(originalOf(work));
  for (const style of Object.keys(styles) as CitationStyle[]) expect(plain(citation[style])).toBe(expected[style]);
});
