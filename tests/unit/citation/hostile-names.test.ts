import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import rss from '@astrojs/rss';
import { Cite } from '@citation-js/core';
import { parse } from '@retorquere/bibtex-parser';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import type { CslItem, CslName } from '../../../src/citation/csl-date.ts';
import { writers } from '../../../src/citation/formats.ts';
import { linkedData } from '../../../src/citation/linked-data.ts';
import { fullName } from '../../../src/values/names.ts';
import type { Item } from '../../../src/citation/record.ts';
import { feedItem, jsonFeed, rssItem } from '../../../src/feeds/feed.ts';
import { plainCharacters, plainJson, scriptJson } from '../../../src/values/escape.ts';
import type { Work } from '../../../src/library/library.ts';
import { plainText, sampleWork } from '../../support/sample-work.ts';

/** Names that some format would split, lose or read as markup. The content check refuses a few of them. */
const names = [
  { family: 'Salt and Pepper', given: 'Ann' },
  { family: 'Writer', given: 'Ann And Ben' },
  { literal: 'Office of Rivers and Roads' },
  { literal: 'others' },
  { family: 'others' },
  { family: 'and', given: 'others' },
  { literal: 'Smith, Jones, and Partners' },
  { family: 'Smith, Jr', given: 'Ann' },
  { family: 'Br{ace', given: 'A}nn' },
  { literal: '}, title = {Forged' },
  { family: 'Back\\slash', given: 'A\\b' },
  { family: 'R&D', given: '100 % #1 $2 x_y ~ ^' },
  { family: ']]><forged>x</forged>', given: 'Ann' },
  { literal: '<script>alert(1)</script>' },
  { literal: '"quoted" & \'single\'' },
  { literal: 'A\r\nER  - \r\nTY  - BOOK' },
  { literal: 'Bell\u0007 and \u0000 null' },
  { literal: 'half \uD800 of a pair' },
  { literal: 'no \uFFFF character' },
  { family: 'בן־גוריון', given: 'דוד' },
  { family: 'حسين', given: 'طه' },
  { family: '夏目', given: '漱石' },
  { family: 'de la Cruz', given: 'Juana Inés' },
  { family: 'Ortega y Gasset', given: 'José' },
  { family: 'Alembert', given: 'Jean', particle: 'd’' },
  { family: 'Beethoven', given: 'Ludwig', particle: 'van' },
  { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
  { family: 'toString', given: 'constructor' },
] as const;

const cases = names.map((name) => ({ name, shown: JSON.stringify(fullName(name)) }));
/** What is left of a name in a format without the characters that no text can carry. */
const carried = (text: string) => plainCharacters(text).replace(/\s+/g, ' ').trim();
const itemBy = (name: (typeof names)[number]): Item => ({
  id: 'work',
  workType: 'book',
  type: 'book',
  title: 'A Title',
  author: [{ ...name }, { family: 'Last', given: 'Zoë' }],
});

const readNames = (text: string) => {
  const { data } = new Cite(text);
  expect(data).toHaveLength(1);
  const [{ author = [], title } = {}] = data as Partial<CslItem>[];
  expect(title).toBe('A Title');
  return author.map(cslFullName).map(carried);
};

const cslFullName = (name: CslName) => {
  const particle = name['non-dropping-particle'] ?? (name as Record<string, string>)['dropping-particle'];
  return fullName({ ...name, particle });
};

describe('hostile names', () => {
  test.each(cases)('$shown survives CSL-JSON', ({ name }) => {
    const [{ author }] = JSON.parse(writers['csl.json']([itemBy(name)])) as [CslItem];
    expect(author?.map(cslFullName)).toEqual([plainCharacters(fullName(name)), 'Zoë Last']);
  });

  test.each(cases)('$shown survives BibTeX', ({ name }) => {
    const text = writers.bib([itemBy(name)]);
    expect(readNames(text)).toEqual([carried(fullName(name)), 'Zoë Last']);
    // BibTeX itself ends a field at the brace that matches the first one, escaped or not
    let depth = 0;
    for (const brace of text.match(/[{}]/g) ?? []) {
      depth += brace === '{' ? 1 : -1;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
    const { entries, errors } = parse(text);
    expect(errors).toEqual([]);
    expect(entries.map(({ fields }) => fields.author?.length)).toEqual([2]);
  });

  test.each(cases)('$shown survives RIS', ({ name }) => {
    const text = writers.ris([itemBy(name)]);
    expect(text.match(/^(?:TY|ER|AU) {2}- /gm)).toHaveLength(4);
    // RIS has no escape for a comma, which a similar character replaces
    expect(readNames(text).map((read) => read.replaceAll('\u201A', ','))).toEqual([
      carried(fullName(name)),
      'Zoë Last',
    ]);
  });

  const workBy = (name: string): Work => {
    const work = sampleWork({ title: 'A Title', authors: [{ literal: 'Ann' }] });
    return { ...work, creators: work.creators.map((author) => ({ ...author, name })) };
  };
  const info = {
    title: 'Feed',
    description: 'Feed',
    address: 'https://a.example/',
    feed: 'https://a.example/feed.xml',
  };

  test.each(cases)('$shown survives the RSS feed', async ({ name }) => {
    const item = rssItem(feedItem(workBy(fullName(name)), '<p>Text</p>', plainText, 'https://a.example/work/'));
    const response = await rss({
      title: 'Feed',
      description: 'Feed',
      site: 'https://a.example/',
      xmlns: { dc: 'http://purl.org/dc/elements/1.1/' },
      items: [item],
    });
    const xml = await response.text();
    const $ = load(xml, { xml: true });
    expect(xml).toBe(plainCharacters(xml));
    expect($('forged, script')).toHaveLength(0);
    expect(carried($('item > dc\\:creator').text())).toBe(carried(fullName(name)));
    expect($('item')).toHaveLength(1);
  });

  test.each(cases)('$shown survives the JSON feed', ({ name }) => {
    const item = feedItem(workBy(fullName(name)), '<p>Text</p>', plainText, 'https://a.example/work/');
    const feed = JSON.parse(JSON.stringify(jsonFeed([item], info))) as { items: { authors: object[] }[] };
    expect(feed.items[0]?.authors).toEqual([{ name: plainCharacters(fullName(name)) }]);
  });

  test.each(cases)('$shown survives JSON-LD', ({ name }) => {
    const work = sampleWork({});
    const json = scriptJson(linkedData(work, { original: itemBy(name) }, 'https://a.example/'));
    expect(json).not.toContain('<');
    expect(JSON.stringify(JSON.parse(json))).toContain(plainJson(fullName(name)));
  });
});
