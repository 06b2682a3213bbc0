import { readFileSync, writeFileSync } from 'node:fs';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Cite } from '@citation-js/core';
import { type Creator, parse } from '@retorquere/bibtex-parser';
import { describe, expect, test } from 'vitest';
import { parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { createCiter } from '../../../src/citation/cite.ts';
import { type CslDate, type CslItem, cslItem, type CslName } from '../../../src/citation/csl-date.ts';
import { writers } from '../../../src/citation/formats.ts';
import { linkedData } from '../../../src/citation/linked-data.ts';
import { metadata } from '../../../src/citation/metadata.ts';
import { fullName } from '../../../src/values/names.ts';
import { type Item, workRecord } from '../../../src/citation/record.ts';
import { type CitationStyle, citationLocale, styles } from '../../../src/citation/styles.ts';
import { workTypeNames } from '../../../src/schemas/work-types.ts';
import { isoStart } from '../../../src/values/date.ts';
import { sampleWork } from '../../support/sample-work.ts';

type Row = { id: string; work: Record<string, unknown> } & Record<CitationStyle, string>;

const file = 'tests/fixtures/works.yaml';
const page = 'https://here.example/';
const cite = createCiter(citationLocale('en'));
const italicsAsMarkdown = (html: string) => html.replace(/<\/?i>/g, '*').replaceAll('&#38;', '&');

const document = parseDocument(readFileSync(file, 'utf8'));
if (process.env.UPDATE) {
  for (const row of (document.contents as YAMLSeq<YAMLMap>).items) {
    const { work } = row.toJS(document) as Row;
    for (const [style, citation] of Object.entries(cite(recordOf(work).original)))
      row.set(style, italicsAsMarkdown(citation));
  }
  writeFileSync(file, document.toString({ lineWidth: 0 }));
}
const rows = document.toJS() as Row[];

function recordOf(data: Record<string, unknown>) {
  const work = sampleWork({ title: '', ...data });
  return { work, ...workRecord(work, page) };
}

/** The facts that an export and what a parser makes of it are compared by. Parsers differ in where they put some. */
type Parsed = Omit<Partial<CslItem>, 'author'> & { author?: CslName | CslName[] };

/** The start of a date, as far as all parsers read it: seasons are beyond some. */
const startOf = (date: CslDate | undefined) =>
  date?.['date-parts']?.[0]?.filter((part) => part < 20 || part > 99).join('-');

const plain = (text: unknown) =>
  typeof text === 'string' ? text.replace(/<[^>]*>/g, '').replace(/[–-]+/g, '-') : text;
const nameList = (names: CslName | CslName[] | undefined) =>
  names === undefined
    ? undefined
    : [names].flat().map((name) => {
        const particle = name['non-dropping-particle'] ?? (name as Record<string, string>)['dropping-particle'];
        return plain(fullName({ ...name, particle }));
      });
const facts = (item: Parsed) => ({
  title: plain(item.title),
  author: nameList(item.author ?? item.director),
  editor: nameList(item.editor),
  translator: nameList(item.translator),
  date: startOf(item.issued),
  container: plain(item['container-title']),
  volume: plain(item.volume),
  issue: plain(item.issue),
  page: plain(item.page),
  edition: plain(item.edition),
  publisher: plain(item.publisher),
  place: plain(item['publisher-place'] ?? item['event-place'] ?? item['archive-place']),
  event: plain(item['event-title'] ?? item.event),
  DOI: item.DOI,
  ISBN: item.ISBN,
  ISSN: item.ISSN,
  PMID: item.PMID,
  URL: item.URL,
  language: item.language,
});
type Fact = keyof ReturnType<typeof facts>;

/** Compares what a parser read with an item, except for facts that the parser ignores in entries of this type. */
function expectFacts(parsed: Parsed, item: Item, ignored: readonly (Fact | false)[]) {
  const known = Object.entries(facts(cslItem(item))).filter(([, value]) => value !== undefined);
  const expected = known.filter(([fact]) => !ignored.includes(fact as Fact));
  expect(facts(parsed)).toMatchObject(Object.fromEntries(expected));
}

const citationJs = (text: string) => new Cite(text).data[0] as Parsed;

describe('the table of works', () => {
  test('has every type of work', () => {
    const types = rows.map(({ work }) => recordOf(work).work.type);
    expect(new Set(types)).toEqual(new Set(workTypeNames));
    expect(rows.length).toBeGreaterThan(60);
  });

  test.each(rows)('$id is cited as the manuals say', ({ work, ...expected }) => {
    const citation = cite(recordOf(work).original);
    for (const style of Object.keys(styles) as CitationStyle[])
      expect(italicsAsMarkdown(citation[style])).toBe(expected[style]);
  });

  test.each(rows)('$id is cited in German', ({ work }) => {
    for (const citation of Object.values(createCiter(citationLocale('de'))(recordOf(work).original)))
      expect(citation).not.toMatch(/^$|undefined|CSL STYLE ERROR|\.\./);
  });

  test.each(rows)('$id survives CSL-JSON', ({ work }) => {
    const { original } = recordOf(work);
    const [parsed] = JSON.parse(writers['csl.json']([original])) as [Item];
    expect({ ...parsed, workType: original.workType }).toEqual(cslItem(original));
    expectFacts(citationJs(JSON.stringify(parsed)), original, []);
  });

  test.each(rows)('$id survives BibTeX, as Citation.js reads it', ({ work }) => {
    const { original } = recordOf(work);
    const text = writers.bib([original]);
    const isPart = /^@(?:article|incollection|inproceedings)/.test(text);
    expectFacts(citationJs(text), original, [
      !isPart && 'container',
      // it keeps the names of languages that BibLaTeX has
      'language',
      // it takes the years BC for the year 0
      work.source?.['published' as never] === '-0043' && 'date',
    ]);
  });

  test.each(rows)('$id survives BibTeX, as Better BibTeX reads it', ({ work }) => {
    const { original } = recordOf(work);
    const { entries, errors } = parse(writers.bib([original]), { sentenceCase: false });
    expect(errors).toEqual([]);
    const fields = entries[0]?.fields;
    const names = (people: readonly Creator[] | undefined) =>
      people?.map(({ name, firstName, lastName, prefix, suffix }) =>
        plain(fullName({ literal: name, given: firstName, family: lastName, particle: prefix, suffix })),
      );
    const people = {
      author: names(fields?.author),
      editor: names(fields?.editor),
      translator: names(fields?.translator),
    };
    const { title, author, editor, translator, DOI: doi, URL: url } = facts(cslItem(original));
    expect({ ...fields, ...people, title: plain(fields?.title) }).toMatchObject(
      JSON.parse(JSON.stringify({ title, author, editor, translator, doi, url })) as object,
    );
  });

  test.each(rows)('$id survives RIS, as Citation.js reads it', ({ work }) => {
    const { original } = recordOf(work);
    const text = writers.ris([original]);
    const [, type = ''] = /^TY {2}- (\w+)/.exec(text) ?? [];
    expectFacts(citationJs(text), original, [
      ...(['ELEC', 'SOUND', 'MPCT', 'VIDEO', 'CASE'].includes(type) ? (['container'] as const) : []),
      // it takes the author for a reporter
      ...(type === 'NEWS' ? (['author', 'date'] as const) : []),
      ...(type === 'CASE' || type === 'STAT' ? (['volume', 'page'] as const) : []),
      type === 'SLIDE' && 'event',
      type === 'RPRT' && 'ISBN',
      'PMID',
      'place',
      work.source?.['published' as never] === '-0043' && 'date',
    ]);
  });

  test.each(rows)('$id is described in meta tags', ({ work: data }) => {
    const { work, original } = recordOf(data);
    const tags = metadata(work, { original }, page).map(({ name, content }) => `${name}: ${content}`);
    const [firstPage] = original.page?.split('-') ?? [];
    const expected = {
      citation_title: original.title,
      citation_volume: original.volume,
      citation_issue: original.issue,
      citation_firstpage: firstPage,
      citation_doi: original.DOI,
      citation_isbn: original.ISBN,
      citation_issn: original.ISSN,
      citation_pmid: original.PMID,
      citation_public_url: original.URL ?? page,
    };
    const lines = Object.entries(expected).filter(([, value]) => value !== undefined);
    expect(tags).toEqual(expect.arrayContaining(lines.map(([name, value]) => `${name}: ${value}`)));
    for (const { family, given, literal } of original.author ?? original.director ?? [])
      for (const part of [family, given, literal])
        expect(tags.join('\n').replaceAll('\u00a0', ' ')).toContain(part ?? '');
    for (const value of [original['container-title'], original.publisher])
      if (value) expect(tags.some((tag) => tag.endsWith(`: ${value}`))).toBe(true);
  });

  test.each(rows)('$id is described in JSON-LD', ({ work: data }) => {
    const { work, original } = recordOf(data);
    const { mainEntity } = linkedData(work, { original }, page) as { mainEntity: object };
    const json = JSON.stringify(mainEntity);
    const {
      title,
      language: _language,
      author = [],
      editor,
      translator,
      page: _page,
      ...rest
    } = facts(cslItem(original));
    const names = [...author, ...(editor ?? []), ...(translator ?? [])].filter((name) => name !== 'Anonymous');
    for (const name of names) expect(json.replace(/[–-]+/g, '-')).toContain(`"name":${JSON.stringify(name)}`);
    expect(json.replace(/[–-]+/g, '-')).toContain(JSON.stringify(title));
    for (const value of [
      rest.DOI,
      rest.ISBN,
      rest.ISSN,
      rest.PMID,
      rest.URL,
      original['container-title'],
      original.publisher,
    ])
      if (value) expect(json).toContain(value);
    if (original.issued && isoStart(original.issued))
      expect(json).toContain(`"datePublished":"${isoStart(original.issued)}"`);
  });
});
