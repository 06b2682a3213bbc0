import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Cite } from '@citation-js/core';
import { describe, expect, test } from 'vitest';
import { cite } from '../../../src/citation/cite.ts';
import { formats } from '../../../src/citation/formats.ts';
import { resolveLibrary } from '../../../src/library/library.ts';
import { linkedData } from '../../../src/citation/linked-data.ts';
import { metadata } from '../../../src/citation/metadata.ts';
import { issuedDate, type Item, pageItem, citedItems, workRecord } from '../../../src/citation/record.ts';
import { article } from '../../../src/schemas/article.ts';
import { related } from '../../../src/schemas/related.ts';

const address = 'https://here.example/articles/cells/';
const klausen = { family: 'Klausen', given: 'Jytte' };
const source = { publication: 'A Journal', medium: 'journal', title: 'Wolves' };
const via = { publication: 'A Blog', medium: 'blog', published: '2016-04-03', url: 'https://blog.example/cells/' };

/** A work as the site knows it: an article where words are held, else a related reading. */
function workOf(data: { extent?: string; [field: string]: unknown }) {
  const least = { title: 'Cells', added: '2026-01-02' };
  const held = data.extent !== undefined;
  const { works } = resolveLibrary({
    articles: held ? [{ id: 'cells', data: article.parse({ ...least, rights: 'Theirs.', ...data }) }] : [],
    related: held ? [] : [{ id: 'cells', data: related.parse({ ...least, ...data }) }],
    tags: [],
  });
  const [work] = works;
  if (!work) throw new Error('no work');
  return work;
}
const short = ({ id, type, title, URL: url, ...item }: Item) =>
  [id, type, title, item['container-title'], issuedDate({ id, type, title, ...item }), url].filter(Boolean).join(' | ');

describe('the record of a work keeps the original and the copy apart', () => {
  test.each([
    [
      'words held, of an original without a date',
      { extent: 'excerpt', source, via, authors: [klausen] },
      [
        'cells | article-journal | Wolves | A Journal',
        `cells-copy | webpage | Cells | Commonplace | 2026-01-02 | ${address}`,
      ],
    ],
    [
      'words held, revised since',
      { extent: 'full', source: { ...source, published: '1999-05', url: 'https://a.example/' }, revised: '2026-03-04' },
      [
        'cells | article-journal | Wolves | A Journal | 1999-05 | https://a.example/',
        `cells-copy | webpage | Cells | Commonplace | 2026-03-04 | ${address}`,
      ],
    ],
    [
      'no words held, and both places known',
      { source: { ...source, medium: 'newspaper' }, via },
      [
        'cells | article-newspaper | Wolves | A Journal',
        'cells-copy | post-weblog | Cells | A Blog | 2016-04-03 | https://blog.example/cells/',
      ],
    ],
    [
      'no words held, first place not known',
      { via },
      ['cells-copy | post-weblog | Cells | A Blog | 2016-04-03 | https://blog.example/cells/'],
    ],
    ['nothing known but the title', {}, ['cells | document | Cells']],
  ])('%s', (_what, data, items) => {
    expect(citedItems(workRecord(workOf(data), address)).map(short)).toEqual(items);
  });

  test('the copy says what it is a copy of', () => {
    const { copy } = workRecord(workOf({ extent: 'excerpt', source, via }), address);
    expect(copy).toMatchObject({
      genre: 'Excerpt',
      note: 'Excerpt of “Wolves”, A Journal; via A Blog, 3 April 2016',
    });
  });

  test.each([
    [{ extent: 'excerpt', source, via }, 'cells-copy'],
    [{ source, via }, 'cells'],
    [{ via }, 'cells-copy'],
    [{}, 'cells'],
  ])('the page of %j stands for %s', (data, id) => {
    const work = workOf(data);
    expect(pageItem(work, workRecord(work, address)).id).toBe(id);
  });
});

const awkward: Item[] = [
  {
    id: 'plain',
    type: 'article-journal',
    title: 'Plain',
    author: [klausen],
    'container-title': 'A Journal',
    issued: { 'date-parts': [[2014, 9, 3]] },
    URL: 'https://a.example/x_y?b=1&c=2#d',
    language: 'en',
  },
  {
    id: 'signs',
    type: 'article-magazine',
    title: 'Fervour & Power: 50 % of “all” $s, #1_a {b} \\ ~ ^',
    author: [klausen, { family: 'Johnson', given: 'Alexandra' }],
    'container-title': 'R&D',
    issued: { 'date-parts': [[2014, 9]] },
  },
  {
    id: 'marks',
    type: 'article-journal',
    title: 'Ångström in Łódź, தமிழ், العربية',
    author: [{ family: 'Šimek', given: 'Ángel' }],
    'container-title': 'Élan',
    issued: { 'date-parts': [[2014]] },
  },
  {
    id: 'committee',
    type: 'webpage',
    title: 'Corporate',
    author: [{ literal: 'Office of River Works and Roads' }],
    'container-title': 'A Site',
    URL: 'https://a.example/',
  },
  { id: 'nobody', type: 'post-weblog', title: 'No author, no date' },
  { id: 'one-name', type: 'document', title: 'A single name', author: [{ family: 'Plato' }] },
];

describe('each form is read back as the same record', () => {
  const namesOf = (names: Item['author'] = []) =>
    names.map(({ family, given, literal }) => literal ?? [family, given].filter(Boolean).join(', '));
  const basics = ({ title, author, issued, URL: url }: Partial<Item>) => ({
    title,
    names: namesOf(author),
    date: issued?.['date-parts'][0],
    url,
  });

  const readBack = (text: string) => (new Cite(text).data[0] ?? {}) as Partial<Item> & { 'citation-key'?: string };

  test.each(awkward)('CSL-JSON: $id', (item) => {
    expect(JSON.parse(formats['csl.json'].write([item]))).toEqual([item]);
  });
  test.each(awkward)('BibTeX: $id', (item) => {
    const read = readBack(formats.bib.write([item]));
    expect(basics(read)).toEqual(basics(item));
    expect(read['citation-key']).toBe(item.id);
    if (item.type.startsWith('article-')) expect(read['container-title']).toBe(item['container-title']);
  });
  test.each(awkward)('RIS: $id', (item) => {
    const written = formats.ris.write([item]);
    const read = readBack(written);
    expect(basics(read)).toEqual(basics(item));
    expect(read['container-title']).toBe(item['container-title']);
    expect(written).toMatch(/^TY {2}- [A-Z]+\r\n(?:[A-Z][A-Z0-9] {2}- .+\r\n)+ER {2}- \r\n$/);
  });
  test('a newspaper is named as one', () => {
    // the parser takes its author for a reporter, so that it is not among the others
    const paper: Item = { id: 'paper', type: 'article-newspaper', title: 'News', author: [klausen] };
    expect(formats.ris.write([paper])).toContain('TY  - NEWS\r\nID  - paper\r\nAU  - Klausen, Jytte\r\n');
  });
  test('several records in one file', () => {
    expect(new Cite(formats.bib.write(awkward)).data).toHaveLength(awkward.length);
    expect(new Cite(formats.ris.write(awkward)).data).toHaveLength(awkward.length);
  });
});

describe('citations', () => {
  const { original, copy } = workRecord(
    workOf({ extent: 'excerpt', source, via, authors: [klausen, { family: 'Johnson', given: 'Alexandra' }] }),
    address,
  );
  const plain = (html: string) => html.replace(/<[^>]*>/g, '').replace(/&#38;/g, '&');
  test.each([
    [
      'chicago',
      'Klausen, Jytte, and Alexandra Johnson. n.d. “Wolves.” A Journal.',
      `Klausen, Jytte, and Alexandra Johnson. 2026. “Cells.” Excerpt. Commonplace. January 2, 2026. ${address}.`,
    ],
    [
      'apa',
      'Klausen, J., & Johnson, A. (n.d.). Wolves. A Journal.',
      `Klausen, J., & Johnson, A. (2026, January 2). Cells [Excerpt]. Commonplace. ${address}`,
    ],
    [
      'mla',
      'Klausen, Jytte, and Alexandra Johnson. “Wolves.” A Journal.',
      `Klausen, Jytte, and Alexandra Johnson. “Cells.” Commonplace, 2 Jan. 2026, ${address}.`,
    ],
  ] as const)('%s', (style, first, second) => {
    expect(plain(cite(original)[style])).toBe(first);
    expect(plain(cite(copy ?? original)[style])).toBe(second);
  });
  test('a title is never read as markup', () => {
    expect(cite({ id: 'x', type: 'webpage', title: '<img src=x> & <i>' }).apa).not.toMatch(/<img|<i> /);
  });
});

test('reference managers read the item of the page', () => {
  const work = workOf({ extent: 'excerpt', source, via, authors: [klausen] });
  const tags = metadata(pageItem(work, workRecord(work, address)), address, work.rights);
  expect(tags.map(({ name, content }) => `${name}: ${content}`)).toEqual([
    'citation_title: Cells',
    'citation_author: Jytte Klausen',
    'citation_publication_date: 2026/01/02',
    'DC.publisher: Commonplace',
    `citation_public_url: ${address}`,
    'citation_language: en',
    'DC.source: Excerpt of “Wolves”, A Journal; via A Blog, 3 April 2016',
    'DC.rights: Theirs.',
  ]);
});

describe('programs are told what the page is', () => {
  test('an article that is based on another', () => {
    const work = workOf({ extent: 'excerpt', source, via, authors: [klausen] });
    expect(linkedData(work, workRecord(work, address), address)).toMatchObject({
      '@type': 'Article',
      headline: 'Cells',
      url: address,
      datePublished: '2026-01-02',
      isBasedOn: { headline: 'Wolves', isPartOf: { '@type': 'Periodical', name: 'A Journal' } },
      citation: { datePublished: '2016-04-03', isPartOf: { name: 'A Blog' } },
      isPartOf: { '@type': 'WebSite' },
    });
  });
  test('a page about an article that is elsewhere', () => {
    const work = workOf({ via });
    expect(linkedData(work, workRecord(work, address), address)).toMatchObject({
      '@type': 'WebPage',
      mainEntity: { '@type': 'Article', datePublished: '2016-04-03', url: 'https://blog.example/cells/' },
    });
  });
});
