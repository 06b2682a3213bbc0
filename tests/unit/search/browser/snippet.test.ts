import { describe, expect, test } from 'vitest';
import { makeSnippet, type Match } from '../../../../src/search/browser/snippet.ts';

/** A text of so many numbered words, some of them replaced. */
const text = (length: number, words: Record<number, string> = {}) =>
  Array.from({ length }, (_, at) => words[at] ?? `w${at}`).join(' ');
const shown = (...arguments_: Parameters<typeof makeSnippet>) =>
  makeSnippet(...arguments_)
    .pieces.map(({ text: piece, marked }) => (marked ? `[${piece}]` : piece))
    .join('');
const at = (...places: [at: number, term?: number][]): Match[] =>
  places.map(([where, term = 0]) => ({ at: where, term }));

describe('the excerpt', () => {
  test.each<[string, string, string, Match[]]>([
    ['a whole text that is short', 'The [plot] was foiled.', 'The plot was foiled.', at([1])],
    ['punctuation is left alone', 'A (“[plot]”), [don’t].', 'A (“plot”), don’t.', at([1], [2])],
    ['two terms in one place are one mark', 'The [plot] was', 'The plot was', at([1, 0], [1, 1])],
    ['nothing marked', 'Just words', 'Just words', []],
    ['places beyond the text are ignored', 'Just words', 'Just words', at([7])],
  ])('%s', (_what, expected, content, places) => {
    expect(shown(content, places)).toBe(expected);
  });

  test('is taken where the most terms stand, not where one stands most often', () => {
    const places = at([2, 0], [3, 0], [4, 0], [70, 0], [75, 1]);
    expect(shown(text(150), places)).toMatch(/^… w64 .*\[w70\] .*\[w75\] .* …$/);
  });

  test('begins with a sentence where one begins nearby', () => {
    expect(shown(text(150, { 60: 'end.' }), at([70]))).toMatch(/^… w61 /);
  });

  test('shows a second place for a term that is not in the first', () => {
    const excerpt = shown(text(200), at([10, 0], [11, 1], [150, 2]));
    expect(excerpt).toMatch(/\[w10\] \[w11\].* … .*\[w150\]/);
    expect(excerpt.split(' ').length).toBeLessThan(50);
  });

  test('does not close with a full stop what breaks off', () => {
    expect(shown('plots, in.', at([0]), [], true)).toBe('[plots], in …');
  });
});

describe('the link', () => {
  const paragraphs = [
    { id: 'p1', location: 0 },
    { id: 'p2', location: 5 },
  ];
  test.each<[string, string, Match[], string]>([
    [
      'leads to the paragraph and marks the word',
      'a b c d e. f foiled, “plots” now',
      at([7]),
      '#p2:~:text=foiled%2C%20%E2%80%9C-,plots,-%E2%80%9D%20now',
    ],
    ['knows nothing beyond the paragraph', 'a b c d e. plots', at([5]), '#p2:~:text=plots'],
    ['marks each word', 'a plot b plot e. plots', at([1], [3]), '#p1:~:text=a-,plot,-b&text=b-,plot,-e.'],
    ['escapes what a text fragment uses', 'x in-fighting y', at([1]), '#p1:~:text=x-,in%2Dfighting,-y'],
    ['leads to the page where nothing is marked', 'a b', [], ''],
  ])('%s', (_what, content, places, hash) => {
    expect(makeSnippet(content, places, paragraphs).hash).toBe(hash);
  });

  test('leads to the page where it has no paragraphs', () => {
    expect(makeSnippet('a b', at([1])).hash).toBe('');
  });
});
