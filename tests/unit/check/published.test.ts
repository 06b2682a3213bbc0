import { describe, expect, test } from 'vitest';
import { formatPins, matchBlocks, suggestPins } from '../../../src/check/compare-blocks.ts';
import type { CheckedFile } from '../../../src/check/checked-file.ts';
import {
  blockFingerprint,
  checkPublished,
  compareText,
  formatRecord,
  makeRecord,
  parseRecord,
} from '../../../src/check/published.ts';
import { checkBody } from '../../../src/check/rules/body.ts';
import type { AnchorPins } from '../../../src/schemas/anchors.ts';
import { seededRandom } from '../../../scripts/support/random.ts';

/** Returns the blocks of a text that has a paragraph of each word. */
const blocksOf = (words: string, pins: AnchorPins = {}) =>
  checkBody(words.split(' ').filter(Boolean).join('\n\n'), { mdx: false, pins, firstLine: 1 }).blocks;

describe('matchBlocks', () => {
  /** Blocks of 16,000 words, of which reading the fingerprints is counted. */
  const manyBlocks = (wordOf: (index: number) => string, length = 16_000) => {
    let reads = 0;
    const blocks = Array.from({ length }, (_, index) => ({
      anchors: [`p${index + 1}`],
      get fingerprint() {
        reads += 1;
        return wordOf(index);
      },
    }));
    return { blocks, readsOfEach: () => reads / length };
  };
  const number = (index: number) => `word ${index}`;

  test.each<[string, (index: number) => string, number, number | undefined]>([
    ['nothing', number, 0, 0],
    ['one block in the middle', (index) => (index === 8000 ? 'another' : number(index)), 8000, 8000],
    ['an insertion at the start', (index) => number(index - 1), 0, 1],
    ['an insertion among blocks that are the same', () => 'Yes.', 0, 0],
    ['the order', (index) => number(15_999 - index), 0, 15_999],
    ['every word', (index) => `other ${index}`, 0, 0],
  ])('does work in proportion to a long text after a change of %s', (_what, wordOf, block, target) => {
    const published = manyBlocks(wordOf(1) === 'Yes.' ? wordOf : number);
    const current = manyBlocks(wordOf);
    expect(matchBlocks(published.blocks, current.blocks)[block]).toBe(target);
    expect(published.readsOfEach() + current.readsOfEach()).toBeLessThan(10);
  });
});

describe('compareText', () => {
  // The words of a text before and after an edit. Each is a paragraph.
  test.each([
    ['nothing', 'a b c', 'a b c', {}],
    ['a paragraph added at the end', 'a b c', 'a b c d', {}],
    ['a paragraph edited in its place', 'a b c', 'a B2 c', {}],
    ['all paragraphs edited in their place', 'a b c', 'a2 b2 c2', {}],
    ['punctuation and emphasis', 'a b, c', '*A* b “c”', {}],
    ['a number that is pinned after an insertion', 'a b c', 'a b new c', { 3: ['p2a'] }],
    ['a deletion whose number is kept', 'a b c', 'a c', { 2: ['p3', 'p2'] }],
    ['a text that was edited after an insertion, and pinned', 'a b c', 'a new b2 c', { 2: ['p1a'] }],
    ['paragraphs that are the same', 'a a a', 'a a a a', {}],
  ])('accepts %s', (_name, before, after, pins) =>
    expect(compareText(blocksOf(before), blocksOf(after, pins))).toBeUndefined(),
  );

  test.each([
    ['an insertion at the start', 'a b c', 'new a b c', {}, 'moved', '#p1', 'anchors: { 1: p0a }'],
    ['an insertion', 'a b c d', 'a b new c d', {}, 'moved', '#p3', 'anchors: { 3: p2a }'],
    ['two insertions in one place', 'a b', 'a x y b', {}, 'moved', '#p2', 'anchors: { 2: p1a, 3: p1b }'],
    ['insertions in two places', 'a b c', 'a x b y c', {}, 'moved', '#p2', 'anchors: { 2: p1a, 4: p2a }'],
    ['a deletion', 'a b c d', 'a c d', {}, 'moved', '#p2', 'anchors: { 2: [p3, p2] }'],
    ['a deletion at the end', 'a b c', 'a b', {}, 'missing', '#p3', 'anchors: { 2: [p2, p3] }'],
    ['a deletion that is pinned', 'a b c', 'a c', { 2: ['p3'] }, 'missing', '#p2', 'anchors: { 2: [p3, p2] }'],
    ['a new order', 'a b c', 'c a b', {}, 'moved', '#p1', 'anchors: { 1: p3, 2: p1 }'],
    ['an insertion and an edit elsewhere', 'a b c d', 'x a b c2 d', {}, 'moved', '#p1', 'anchors: { 1: p0a }'],
    ['a pin that is wrong', 'a b c', 'a b c', { 2: ['p7'] }, 'moved', '#p2', 'no anchors:'],
    ['a new insertion', 'a b c', 'a x y b c', { 2: ['p1x'] }, 'moved', '#p2', 'anchors: { 2: p1x, 3: p1a }'],
  ])('reports %s', (_name, before, after, pins, rule, anchor, suggestion) => {
    const problem = compareText(blocksOf(before), blocksOf(after, pins));
    expect(problem?.rule).toBe(`published/${rule}-anchor`);
    expect(problem?.message).toContain(`${anchor} `);
    expect(problem?.hint).toContain(`write ${suggestion} in the frontmatter`);
  });

  test('names the line of the first block that has another number, and counts the others', () => {
    expect(compareText(blocksOf('a b c'), blocksOf('a new b c'))).toEqual({
      line: 3,
      field: 'body',
      rule: 'published/moved-anchor',
      message: '#p2 leads to other words than when it was published, and so does 1 other number',
      hint: 'to keep the published numbers, write anchors: { 2: p1a } in the frontmatter, or accept the change: npm run publish:record',
    });
  });

  test('cannot pin the numbers of a text that is gone', () => {
    const problem = compareText(blocksOf('a b'), []);
    expect(problem).toMatchObject({ line: 1, rule: 'published/missing-anchor' });
    expect(problem?.hint).toMatch(/^put the text back/);
  });
});

describe('suggestPins', () => {
  /** Writes the words of a text, of which some were inserted, deleted, moved and edited. */
  const edit = (seed: number, words: string[]): string[] => {
    const next = seededRandom(seed);
    const random = (limit: number) => Math.floor(next() * limit);
    const edited = [...words];
    for (let step = 0; step <= seed % 4; step += 1) {
      const index = random(edited.length + 1);
      const kind = random(4);
      if (kind === 0) edited.splice(index, 0, `new${seed}x${step}`);
      else if (kind === 1) edited.splice(index, 1);
      else if (kind === 2) edited.splice(index, 1, `edited${seed}x${step}`);
      else edited.splice(index, 0, ...edited.splice(random(edited.length), 1));
    }
    return edited;
  };

  test('settles every warning, whatever was edited', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const words = Array.from({ length: 1 + (seed % 9) }, (_, index) => `word${index}`);
      const published = blocksOf(words.join(' '));
      const after = edit(seed, words).join(' ');
      const current = blocksOf(after);
      if (current.length === 0) continue;
      const pins = suggestPins(published, current, matchBlocks(published, current));
      const pinned = blocksOf(after, pins);
      expect(compareText(published, pinned), `${after}: ${formatPins(pins)}`).toBeUndefined();
      const anchors = pinned.flatMap((block) => block.anchors);
      expect(new Set(anchors).size, `${after}: ${formatPins(pins)}`).toBe(anchors.length);
    }
  });

  test('keeps its own numbers at the next edit', () => {
    const first = blocksOf('a b');
    const second = blocksOf('a x b', { 2: ['p1a'] });
    const third = blocksOf('a x y b', { 2: ['p1a'] });
    expect(compareText(first, second)).toBeUndefined();
    expect(suggestPins(second, third, matchBlocks(second, third))).toEqual({ 2: ['p1a'], 3: ['p1b'] });
  });
});

describe('blockFingerprint', () => {
  test.each([
    ['ignores case, quotation marks and spaces', '“Look,” he said.', 'look he  said', true],
    ['ignores the form of characters', 'e\u0301tat', '\u00E9tat', true],
    ['sees another word', 'He said.', 'She said.', false],
    ['sees other signs where there are no words', '* * *', '—', false],
    ['sees words of other scripts', '漢字', '仮名', false],
  ])('%s', (_behaviour, a, b, same) => expect(blockFingerprint(a) === blockFingerprint(b)).toBe(same));
});

const record = makeRecord(['/tags/', '/'], [{ path: '/articles/a/', blocks: blocksOf('a b c', { 2: ['p5', 'p2'] }) }]);

describe('formatRecord', () => {
  test('writes one address and one anchor on each line, sorted, so that differences are easy to read', () => {
    expect(formatRecord(record).split('\n').slice(2)).toEqual([
      '  "addresses": [',
      '    "/",',
      '    "/tags/"',
      '  ],',
      '  "texts": {',
      '    "/articles/a/": {',
      `      "p1": "${blockFingerprint('a')}",`,
      `      "p5": "${blockFingerprint('b')}",`,
      '      "p2": "p5",',
      `      "p6": "${blockFingerprint('c')}"`,
      '    }',
      '  }',
      '}',
      '',
    ]);
  });

  test('writes what parseRecord reads', () => {
    const text = formatRecord(record);
    const parsed = parseRecord(text);
    if ('rule' in parsed) throw new Error(parsed.message);
    expect(formatRecord(parsed)).toBe(text);
  });
});

describe('parseRecord', () => {
  test.each([
    ['text that is not JSON', 'oops', 1, 'is not valid JSON'],
    ['a conflict of versions', '{\n"addresses": [],\n<<<<<<< HEAD\n"texts": {}\n}', 3, 'is not valid JSON'],
    ['a list in place of texts', '{\n"addresses": [],\n"texts": []\n}', 3, 'has an unexpected value at texts'],
    [
      'a number that is not one',
      '{\n"addresses": [],\n"texts": {\n"/articles/a/": {\n"p1": "x"\n}\n}\n}',
      5,
      'has an unexpected value at texts > /articles/a/ > p1',
    ],
    ['nothing', '', 1, 'is not valid JSON'],
    ['another file', '{ "name": "commonplace" }', 1, 'has an unexpected value at addresses'],
  ])('reports %s, with its line', (_name, text, line, problem) => {
    expect(parseRecord(text)).toMatchObject({
      line,
      rule: 'published/invalid-record',
      message: expect.stringContaining(problem),
    });
  });
});

describe('checkPublished', () => {
  const list = { file: 'gone.yaml', exists: true, addresses: [] };
  const file = (id: string, words: string, collection = 'articles') =>
    ({
      ...{ file: `${collection}/${id}.md`, collection, id },
      ...{ entry: {}, people: [] as CheckedFile['people'], body: { blocks: blocksOf(words) } },
    }) as CheckedFile;
  const rulesOf = (text: string | undefined, files: CheckedFile[], redirects = {}) =>
    checkPublished(text, 'published.json', files, redirects, { ...list, addresses: undefined }, new Map()).map(
      (found) => `${found.file} ${found.level} ${found.rule}`,
    );
  const text = formatRecord(makeRecord([], [{ path: '/articles/a/', blocks: blocksOf('a b c') }]));

  test('names each of 100,000 addresses that are gone, with its line', () => {
    const addresses = Array.from({ length: 100_000 }, (_, index) => `/articles/a-${index}/`);
    const found = checkPublished(
      formatRecord(makeRecord(addresses, [])),
      'published.json',
      [file('b', 'b')],
      {},
      list,
      new Map(),
    );
    expect(found).toHaveLength(100_000);
    expect(new Set(found.map(({ line }) => line)).size).toBe(100_000);
    expect(found[0]).toMatchObject({ line: 4, message: '/articles/a-0/ was published and is gone' });
  });

  test.each([
    ['a text that is unchanged', text, [file('a', 'a b c')], {}, []],
    ['a text that was published', text, [file('a', 'x a b c')], {}, ['articles/a.md warning published/moved-anchor']],
    ['a text that is new', text, [file('a', 'a b c'), file('new', 'x')], {}, []],
    [
      'a text that has another id now',
      text,
      [file('b', 'x a b c', 'related')],
      { '/articles/a': '/related/b/' },
      ['related/b.md warning published/moved-anchor'],
    ],
    ['a text that was deleted', text, [file('b', 'a')], {}, []],
    ['a missing record, as a notice', undefined, [file('a', 'a')], {}, ['published.json notice published/no-record']],
    ['no missing record where nothing is numbered', undefined, [file('a', '')], {}, []],
    ['a record that is broken', '{', [file('a', 'a')], {}, ['published.json error published/invalid-record']],
  ])('handles %s', (_name, json, files, redirects, expected) =>
    expect(rulesOf(json, files, redirects)).toEqual(expected),
  );
});
