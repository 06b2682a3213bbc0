import { describe, expect, test } from 'vitest';
import { foldStopWords, stopWords } from '../../../../src/search/shared/stop-words.ts';
import { parseQuery, splitWords } from '../../../../src/search/browser/query.ts';

const english = foldStopWords(stopWords.en);
const keys = (terms: readonly { key: string }[]) => terms.map(({ key }) => key);

describe('parseQuery', () => {
  // query, terms, excluded
  test.each<[string, string[], string[]]>([
    ['', [], []],
    ['foiled plots', ['foiled', 'plots'], []],
    ['Verviers VERVIERS Verviérs', ['verviers'], []],
    ['how do the cells operate?', ['cells', 'operate'], []],
    ['to be or not to be', ['to', 'be', 'or', 'not'], []],
    ['"lone wolves" attacks', ['lone wolves', 'attacks'], []],
    ['“the cell” of', ['the cell'], []],
    ['"unclosed phrase', ['unclosed', 'phrase'], []],
    ['"" - -- "…"', [], []],
    ['plots -Paris -"lone wolf" -in-fighting', ['plots'], ['paris', 'lone wolf', 'in fighting']],
    ['river ‑flood –ice −snow «high water»', ['river', 'high water'], ['flood', 'ice', 'snow']],
    ['co-operate and/or e-mail', ['co', 'operate', 'e', 'mail'], []],
    ['R&D in C++, U.S. don’t 1,500 $12.50 75€', ['rd', 'c', 'us', '1500', '1250', '75'], []],
    ["l’été d'Anjou Dell’arte qu’ils O’Hara", ['ete', 'anjou', 'arte', 'ils', 'ohara'], []],
    ['Œuvre Łoś Straße ﬂeet ＡＢＣ１', ['oeuvre', 'los', 'strasse', 'fleet', 'abc1'], []],
    ['舟の話、「青い舟」', ['舟', '話', '青い'], []],
    ['"青い舟の話" -青い舟', ['青い舟の話'], ['青い舟']],
    ['don’t', ['dont'], []],
    ['we’ll ring a shell that’s there', ['ring', 'shell'], []],
    ['light\u00adhouse \u200eferry\u200b می\u200cخواهد', ['lighthouse', 'ferry', 'میخواهد'], []],
    ['river \u200e-ice', ['river'], ['ice']],
    ['<img src=x onerror=alert(1)>', ['img', 'src', 'x', 'onerror', 'alert', '1'], []],
  ])('parses %j', (query, terms, excluded) => {
    const parsed = parseQuery(query, english);
    expect(keys(parsed.terms)).toEqual(terms);
    expect(keys(parsed.excluded)).toEqual(excluded);
  });
});

describe('parseQuery › joined words', () => {
  test.each<[string, Record<string, string[]>]>([
    ['light house', { light: ['lighthouse'], house: ['lighthouse'] }],
    ['in fighting', { fighting: ['infighting'] }],
    ['old light house', { old: ['oldlight'], light: ['oldlight', 'lighthouse'], house: ['lighthouse'] }],
    ['the rapist', {}], // not “therapist”
    ['light 2', {}],
    ['"light house"', {}],
    ['light -house', {}],
    ['four words need requests', {}],
    ['has in-fighting made them strong', { fighting: ['infighting'] }],
  ])('of %j', (query, expected) => {
    const joined = parseQuery(query, english).terms.flatMap((term) =>
      term.joined?.length ? [[term.key, term.joined]] : [],
    );
    expect(Object.fromEntries(joined)).toEqual(expected);
  });
});

test.each([
  ['l’homme et la mer', ['homme', 'mer']],
  ["qu'est-ce que l'œuvre d'art", ['oeuvre', 'art']],
  ['l homme', ['homme']],
  ['« l’île » aujourd’hui', ['ile']],
  ['n’a pas', ['na', 'pas']],
])('parseQuery › leaves out what is elided in French, and stop words: %s', (query, terms) => {
  expect(keys(parseQuery(query, foldStopWords(stopWords.fr)).terms)).toEqual(terms);
});

test.each([
  ['of at most three words', 'old lighthouse keepers', [[], [], []]],
  ['but not of four', 'how old lighthouse keepers lived', [undefined, undefined, undefined, undefined]],
])('parseQuery › joins adjacent words in queries %s', (_what, query, expected) => {
  const { terms } = parseQuery(query, english);
  expect(terms.map(({ joined }) => joined?.slice(0, 0))).toEqual(expected);
});

test('parseQuery › keeps all words in order, except excluded ones', () => {
  const { words } = parseQuery('is "the tide" a river-ice -flood', english);
  expect(words).toEqual(['is', 'the', 'tide', 'a', 'river', 'ice']);
});

test('parseQuery › counts repeated terms', () => {
  const { terms } = parseQuery('retrieval of data and "data base": DATA', english);
  expect(terms.map(({ key, count }) => [key, count])).toEqual([
    ['retrieval', 1],
    ['data', 2],
    ['data base', 1],
  ]);
});

describe('splitWords', () => {
  test('skips tokens without a letter or digit', () => {
    expect(splitWords('Fervour & Power — 3 · …')).toEqual(['Fervour', 'Power', '3']);
  });
});
