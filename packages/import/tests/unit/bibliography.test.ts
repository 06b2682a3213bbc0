/**
 * Imports the bibliographies in `packages/import/tests/fixtures/bibliography` and compares the content files, what was skipped and
 * what was lost with `<name>.txt`. `vitest -u` writes these files: review the changes with `git diff`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importBibliography } from '../../bibliography/index.ts';
import type { ImportOptions } from '../../entry.ts';
import { contentFile } from '../../site.ts';
import { idAllotter } from '../../ids.ts';
import { detectKind } from '../../kinds.ts';

const folder = 'packages/import/tests/fixtures/bibliography';

const options = (changes: Partial<ImportOptions> = {}): ImportOptions => ({
  tags: 'match',
  notes: false,
  libraryTags: [
    { id: 'first-tag', name: 'first tag', otherNames: [] },
    { id: 'second-tag', name: 'another', otherNames: ['Second tag'] },
  ],
  allotId: idAllotter({ tags: [], entries: [], formerIds: { works: [], tags: [] } }),
  progress: () => undefined,
  ...changes,
});

function importText(text: string, changes?: Partial<ImportOptions>) {
  const { kind } = detectKind({ bytes: Buffer.from(text), text });
  if (kind !== 'bibtex' && kind !== 'ris' && kind !== 'csl-json') throw new Error(`not a bibliography: ${kind}`);
  return importBibliography(kind, { name: 'file', text }, options(changes));
}

describe('importBibliography', () => {
  const files = readdirSync(folder).filter((name) => !name.endsWith('.txt'));
  test.each(files)('imports %s', async (name) => {
    const { entries, skipped, lost, notes } = importText(readFileSync(`${folder}/${name}`, 'utf8'));
    const text = [
      ...entries.map((entry) => `==> ${entry.collection}/${entry.id}.md (${entry.source})\n${contentFile(entry)}`),
      '==> skipped',
      ...skipped.map(({ source, reason }) => `${source}: ${reason}`),
      '==> notes',
      ...notes,
      '==> lost',
      ...lost.map(({ id, line, what }) => `${id || '-'}:${line ?? ''} ${what}`),
    ].join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot(`../../../../${folder}/${name}.txt`);
  });

  test('puts abstracts and notes into an editor’s note on request', () => {
    const { entries, lost } = importText(readFileSync(`${folder}/records.ris`, 'utf8'), { notes: true });
    expect(entries[0]?.body).toBe(
      '> First line of the abstract.\n>\n> Second paragraph with \\*stars\\*.\n\nA note.\n\nAnother.',
    );
    expect(lost.filter(({ what }) => /^(?:abstract|note)/.test(what))).toEqual([]);
  });

  test('inherits nothing from an entry without a key', () => {
    const { entries, lost } = importText(
      '@misc{a, title = {Foam}}\n@misc{, title = {Spray}, crossref = {}}\n@book{, title = {Tides}, author = {Reef, Coral}, publisher = {Tern}}',
    );
    expect(entries.map(({ frontmatter }) => frontmatter)).toEqual([
      { title: 'Foam', type: 'document' },
      { title: 'Spray', type: 'document' },
      { title: 'Tides', type: 'book', authors: [{ family: 'Reef', given: 'Coral' }], source: { publisher: 'Tern' } },
    ]);
    expect(lost).toEqual([]);
  });

  test.each([
    ['@article{a, title = {Foam}, year = {before 1900}}', '[..1899]', []],
    ['@article{a, title = {Foam}, year = {since 2001}}', '2001/..', []],
    ['@article{a, title = {Foam}, year = 2004, month = {July/August}}', '2004-07/2004-08', []],
    ['@article{a, title = {Foam}, year = {1871 [1999]}}', '1871', ['part of the date, kept as 1871: 1871 [1999]']],
    ['TY  - JOUR\nTI  - Foam\nPY  - 2013/04//\nER  - \n', '2013-04', []],
    ['[{"id": "a", "type": "book", "title": "Foam", "issued": {"raw": "ca. 850"}}]', '0850~', []],
  ])('reads the date of %s', (text, published, losses) => {
    const { entries, lost } = importText(text);
    expect(entries[0]?.frontmatter.source).toEqual({ published });
    expect(lost.map(({ what }) => what)).toEqual(losses);
  });

  const doi = '10.1000/(SICI)1234(200001)1:2<3::AID-X4>3.0.CO;2-5';
  test.each([
    `@article{a, title = {Foam}, doi = {${doi}}}`,
    `@article{a, title = {Foam}, doi = {${doi.replace('<', '\\textless{}').replace('>', '{\\textgreater}')}}}`,
    `@article{a, title = {Foam}, doi = {${doi.replace('<', '$<$').replace('>', '$>$')}}}`,
    `@article{a, title = {Foam}, url = {https://doi.org/${doi.replace('<', '%3C').replace('>', '%3E')}}}`,
    `TY  - JOUR\nTI  - Foam\nDO  - https://doi.org/${doi.replace('<', '&lt;').replace('>', '&gt;')}\nER  - \n`,
    JSON.stringify([{ id: 'a', type: 'book', title: 'Foam', DOI: doi }]),
  ])('keeps a DOI with angle brackets whole: %s', (text) => {
    expect(importText(text).entries[0]?.frontmatter.source).toMatchObject({ doi });
  });

  test('keeps percent signs and removes tags in BibTeX', () => {
    const { entries } = importText(
      '@misc{a, title = {The <i>Tide</i> is 50% of it, 10<sup>3</sup>\\% and $x<y$}, note = {\\url{https://a.example/a%20b}}}',
      { notes: true },
    );
    expect(entries[0]?.frontmatter.title).toBe('The Tide is 50% of it, 10³% and x<y');
    expect(entries[0]?.body).toContain('a%20b');
  });

  test.each([
    ['without a title', '@book{a, author = {Reef, Coral}, year = 1900}', true],
    ['with a title', '@book{a, title = {Foam}, author = {Reef, Coral}}', false],
  ])('turns an item without a title into a draft that gives the reason: %s', (_, text, isDraft) => {
    const [entry] = importText(text).entries;
    expect(entry?.whyDraft).toBe(isDraft ? 'it has no title in its source' : undefined);
    expect(entry?.frontmatter.draft).toBe(isDraft ? true : undefined);
  });

  test('names an item of CSL-JSON that has no line', () => {
    const { skipped } = importText('[{ "type": "book" }, { "id": "a", "type": "book", "title": "A" }]');
    expect(skipped.map(({ source }) => source)).toEqual(['an item without an id or a title']);
  });

  test('creates the tags that are missing on request', () => {
    const { entries } = importText(readFileSync(`${folder}/records.ris`, 'utf8'), { tags: 'create' });
    const tags = entries.filter(({ collection }) => collection === 'tags');
    expect(entries[0]?.frontmatter.tags).toEqual(['first-tag', 'neap-tides', 'second-tag']);
    expect(tags.map(({ frontmatter }) => frontmatter.name)).toEqual(['neap tides']);
  });

  test('leaves out tags on request', () => {
    const { entries, lost } = importText(readFileSync(`${folder}/records.ris`, 'utf8'), { tags: 'skip' });
    expect(entries[0]?.frontmatter.tags).toBeUndefined();
    expect(lost.filter(({ what }) => what.startsWith('keyword'))).toHaveLength(3);
  });

  test('survives a bibliography of any bytes', () => {
    const text = readFileSync(`${folder}/mistakes.bib`, 'utf8');
    for (let cut = 0; cut < text.length; cut += 7)
      expect(() => importBibliography('bibtex', { name: 'file', text: text.slice(cut) }, options())).not.toThrow();
    for (let cut = 0; cut < text.length; cut += 7)
      expect(() => importBibliography('bibtex', { name: 'file', text: text.slice(0, cut) }, options())).not.toThrow();
  });
});

describe('importBibliography reads', () => {
  const source = (text: string) => {
    const { entries } = importText(text);
    return entries[0]?.frontmatter as { type: string; authors: unknown[]; source?: Record<string, string> } | undefined;
  };
  const csl = (fields: object) => JSON.stringify([{ id: 'a', type: 'book', title: 'Foam', ...fields }]);

  test.each<[object, string | undefined]>([
    [{ 'date-parts': [[2015]], season: 'Spring' }, '2015-21'],
    [
      {
        'date-parts': [
          [2015, 14],
          [2016, 16],
        ],
      },
      '2015-22/2016-24',
    ],
    [[{ year: '2009', month: '1', day: '1' }], '2009-01-01'],
    [[{ year: 2009 }, { year: 2011 }], '2009/2011'],
    [{ date_parts: [[2009, 5]] }, '2009-05'],
    [{ year: 2009 }, '2009'],
    [{ 'date-parts': [[2009], [0, 0, 0]] }, '2009'],
    [{ 'date-parts': [[1350], [1360]], circa: true }, '1350~/1360~'],
    [{ 'date-parts': [[null]] }, undefined],
  ])('the date %j', (issued, published) => expect(source(csl({ issued }))?.source?.published).toBe(published));

  test.each([
    ['journal-article', 'journal article'],
    ['book-chapter', 'book chapter'],
    ['proceedings-article', 'conference paper'],
  ])('the type %s of Crossref', (type, expected) => expect(source(csl({ type }))?.type).toBe(expected));

  test.each([
    ['https://foam.example/a, https://spray.example/b', 'https://foam.example/a'],
    ['https://foam.example/a;https://spray.example/b', 'https://foam.example/a'],
    ['https://foam.example/my paper.pdf', 'https://foam.example/my%20paper.pdf'],
    ['At: https://foam.example/a. Seen in May', 'https://foam.example/a'],
    ['https://foam.example/Foam_(ship)', 'https://foam.example/Foam_(ship)'],
  ])('the address %s', (url, expected) => expect(source(csl({ URL: url }))?.source?.url).toBe(expected));

  test.each([
    ['https://foam.example/a, https://spray.example/b', true],
    ['https://foam.example/a.', false],
    ['www.foam.example/a', false],
  ])('the address %s, and reports what else it says', (url, isReported) => {
    const { lost } = importText(csl({ URL: url }));
    expect(lost.some(({ what }) => what.startsWith('part of the address'))).toBe(isReported);
  });

  test('each name of a line of RIS, and its date rather than the older form', () => {
    const entry = source(
      'TY  - JOUR\nTI  - Foam\nAU  - Reef, Coral; Tern, A.\nY1  - 2013/05/28\nPY  - 2013\nDA  - 2014/04/01\nER  - \n',
    );
    expect(entry?.authors).toEqual([
      { family: 'Reef', given: 'Coral' },
      { family: 'Tern', given: 'A.' },
    ]);
    expect(entry?.source?.published).toBe('2014-04-01');
  });
});
