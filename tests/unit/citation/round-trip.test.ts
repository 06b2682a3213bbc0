/** Exports works and imports them again: what an export can say, an importer reads. */
import { describe, expect, test } from 'vitest';
import { writers } from '../../../src/citation/formats.ts';
import { workRecord } from '../../../src/citation/record.ts';
import { address, sampleWork } from '../../support/sample-work.ts';
import { importBibliography } from '../../../packages/import/bibliography/index.ts';
import { idAllotter } from '../../../packages/import/ids.ts';

const kinds = { bib: 'bibtex', ris: 'ris', 'csl.json': 'csl-json' } as const;
const formats = ['bib', 'ris', 'csl.json'] as const;

function again(format: keyof typeof kinds, data: Record<string, unknown>): Record<string, unknown> {
  const text = writers[format]([workRecord(sampleWork(data), address).original]);
  const { entries } = importBibliography(
    kinds[format],
    { name: 'file', text },
    {
      tags: 'match',
      notes: false,
      libraryTags: [],
      allotId: idAllotter({ tags: [], entries: [], formerIds: { works: [], tags: [] } }),
      progress: () => undefined,
    },
  );
  return entries[0]?.frontmatter ?? {};
}

describe.each(formats)('an entry exported as .%s and imported', (format) => {
  test.each<[string, Record<string, string>, (typeof formats)[number][]]>([
    ['doi', { doi: '10.1000/182' }, []],
    // other programs put the numbers of any database under the tag
    ['pmid', { pmid: '28723523' }, ['ris']],
    ['isbn', { isbn: '978-0-14-044913-6' }, []],
    ['issn', { issn: '0015-7120' }, []],
    ['arxiv', { arxiv: '2301.12345v2' }, []],
  ])('has its %s', (_, source, not) => {
    const entry = again(format, { type: 'journal article', source: { publication: 'The Lamp', ...source } });
    if (!not.includes(format)) expect(entry.source).toMatchObject(source);
  });

  const marsh = [{ family: 'Marsh', given: 'Olive' }];
  test.each<[string, Record<string, unknown>]>([
    ['the editor of a chapter’s book', { type: 'book chapter', source: { publication: 'Sand', editors: marsh } }],
    ['the editor of a book', { type: 'book', editors: marsh }],
    ['the speaker of a speech', { type: 'speech', speakers: marsh }],
    ['the director of a film', { type: 'film', directors: marsh }],
    ['the site of a page', { type: 'web page', source: { publication: 'Ovens and Kilns' } }],
    ['the number of a report', { type: 'report', source: { number: 'Cmd. 5463' } }],
    ['the number of an article', { type: 'journal article', source: { publication: 'Ovens', number: 'e12' } }],
  ])('has %s', (_, data) => {
    expect(again(format, { title: 'Foam', ...data })).toMatchObject(data);
  });
});
