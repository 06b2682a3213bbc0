import { describe, expect, test } from 'vitest';
import { makeSnippet, type TermPosition } from '../../../../src/search/browser/snippet.ts';

/** Makes a text of numbered words, some of them replaced. */
const numberedText = (length: number, replaced: Record<number, string> = {}) =>
  Array.from({ length }, (_, index) => replaced[index] ?? `w${index}`).join(' ');
/** Renders a snippet with its matches in brackets. */
const render = (...arguments_: Parameters<typeof makeSnippet>) =>
  makeSnippet(...arguments_)
    .pieces.map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('');
const at = (...matches: [position: number, term?: number][]): TermPosition[] =>
  matches.map(([position, term = 0]) => ({ position, term }));

describe('makeSnippet › pieces', () => {
  test.each<[string, string, string, TermPosition[]]>([
    ['shows a short text in full', 'The [plot] was foiled.', 'The plot was foiled.', at([1])],
    ['doesn’t mark punctuation', 'A (“[plot]”), [don’t].', 'A (“plot”), don’t.', at([1], [2])],
    ['marks a word once if two terms match it', 'The [plot] was', 'The plot was', at([1, 0], [1, 1])],
    ['marks nothing without matches', 'Just words', 'Just words', []],
    [
      'joins the letters of scripts without spaces',
      '青い[小舟]の話。',
      '青\u2060い\u2060小\u2060舟\u2060の\u2060話\u2060。',
      at([2], [3]),
    ],
    ['ignores positions beyond the text', 'Just words', 'Just words', at([7])],
  ])('%s', (_behaviour, expected, text, positions) => {
    expect(render(text, positions)).toBe(expected);
  });

  test('prefer the passage with the most terms to the one with the most matches', () => {
    const positions = at([2, 0], [3, 0], [4, 0], [70, 0], [75, 1]);
    expect(render(numberedText(150), positions)).toMatch(/^… w64 .*\[w70\] .*\[w75\] .* …$/);
  });

  test('have a second passage from elsewhere with as many terms', () => {
    const snippet = render(numberedText(200), at([10, 0], [11, 1], [150, 0], [151, 1]));
    expect(snippet).toMatch(/\[w10\] \[w11\].* … .*\[w150\] \[w151\]/);
    expect(render(numberedText(200), at([10, 0], [11, 1], [150, 0]))).not.toContain('w150');
  });

  test('start with a sentence if one starts nearby', () => {
    expect(render(numberedText(150, { 60: 'end.' }), at([70]))).toMatch(/^… w61 /);
  });

  test('have a second passage for a term that the first lacks', () => {
    const snippet = render(numberedText(200), at([10, 0], [11, 1], [150, 2]));
    expect(snippet).toMatch(/\[w10\] \[w11\].* … .*\[w150\]/);
    expect(snippet.split(' ').length).toBeLessThan(50);
  });

  test('end with an ellipsis, not a full stop, where an excerpt breaks off', () => {
    expect(render('plots, in.', at([0]), [], true)).toBe('[plots], in …');
  });
});

describe('makeSnippet › hash', () => {
  const paragraphs = [
    { id: 'p1', location: 0 },
    { id: 'p2', location: 5 },
  ];
  test.each<[string, string, TermPosition[], string]>([
    [
      'links to the paragraph and highlights the match',
      'a b c d e. f foiled, “plots” now',
      at([7]),
      '#p2:~:text=foiled%2C%20%E2%80%9C-,plots,-%E2%80%9D%20now',
    ],
    ['has no context from other paragraphs', 'a b c d e. plots', at([5]), '#p2:~:text=plots'],
    ['highlights each match', 'a plot b plot e. plots', at([1], [3]), '#p1:~:text=a-,plot,-b&text=b-,plot,-e.'],
    ['escapes the syntax of text fragments', 'x in-fighting y', at([1]), '#p1:~:text=x-,in%2Dfighting,-y'],
    ['is empty without matches', 'a b', [], ''],
  ])('%s', (_behaviour, text, positions, hash) => {
    expect(makeSnippet(text, positions, paragraphs).hash).toBe(hash);
  });

  test('is empty without paragraphs', () => {
    expect(makeSnippet('a b', at([1])).hash).toBe('');
  });
});
