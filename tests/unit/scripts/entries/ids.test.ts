import { describe, expect, test } from 'vitest';
import { toId } from '../../../../scripts/entries/ids.ts';

describe('toId', () => {
  test.each([
    ['Harrow The Moon & its Tides', 'harrow-the-moon-its-tides'],
    ['Önnudóttir: Þátttaka og jafnræði', 'onnudottir-thatttaka-og-jafnraedi'],
    ['Łódź, weiß', 'lodz-weiss'],
    ['H₂O', 'h2o'],
    ['潮汐 2014', 'chao-xi-2014'],
    ['Причал', 'prichal'],
    ['†', 'work'],
    ['con', 'work-con'],
    [
      'A title with so many words that its id must be cut somewhere, but never inside of a word',
      'a-title-with-so-many-words-that-its-id-must-be-cut-somewhere',
    ],
    ['a'.repeat(200), 'a'.repeat(100)],
  ])('makes an id of %s', (text, id) => expect(toId(text, 'work')).toBe(id));

  test.each([
    ['de', 'oetzing-fuer-anfaenger'],
    ['de-AT', 'oetzing-fuer-anfaenger'],
    ['sv', 'otzing-fur-anfanger'],
  ])('transliterates umlauts as the language %s does', (language, id) =>
    expect(toId('Ötzing für Anfänger', 'work', language)).toBe(id),
  );

  test('keeps a slug of the source that is longer than ids of titles', () => {
    const slug = 'a-slug-that-the-source-made-itself-may-be-as-long-as-the-check-allows-it-to-be';
    expect(toId(slug, 'work')).toBe(slug);
  });
});
