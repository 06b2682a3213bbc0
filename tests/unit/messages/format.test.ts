import { describe, expect, test } from 'vitest';
import { format, formatPhrase } from '../../../src/messages/format.ts';

describe('format', () => {
  const works = '{count, plural, =0 {No works} one {# work} other {# works}} by {name}';
  test.each([
    ['fills slots', 'Read at {place}', { place: 'Groundviews' }, 'en', 'Read at Groundviews'],
    ['selects the singular', works, { count: 1, name: 'Ann' }, 'en', '1 work by Ann'],
    ['selects the plural', works, { count: 2, name: 'Ann' }, 'en', '2 works by Ann'],
    ['prefers an exact number', works, { count: 0, name: 'Ann' }, 'en', 'No works by Ann'],
    [
      'fills slots within a plural',
      '{n, plural, one {# by {who}} other {# of {who}}}',
      { n: 5, who: 'A' },
      'en',
      '5 of A',
    ],
    ['follows the plural rules of the locale', '{n, plural, one {#a} few {#b} other {#c}}', { n: 3 }, 'pl', '3b'],
    [
      'selects the form of an ordinal number',
      '{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} century',
      { n: 21 },
      'en',
      '21st century',
    ],
    ['leaves braces in values alone', 'See {what}', { what: '{place}' }, 'en', 'See {place}'],
    [
      'ends a sentence once after an abbreviation',
      'Read at {place}.',
      { place: 'Quay & Co.' },
      'en',
      'Read at Quay & Co.',
    ],
    ['ends it once within quotation marks', 'See “{title}”. Done.', { title: 'Who?' }, 'en', 'See “Who?” Done.'],
    ['ends it once in German', 'Siehe „{title}“.', { title: 'Wer?' }, 'de', 'Siehe „Wer?“'],
    ['ends it once after an omission', '{text}. Done.', { text: 'And so on …' }, 'en', 'And so on … Done.'],
    ['ends it after parentheses', 'See {work}.', { work: 'Foam (Quay & Co.)' }, 'en', 'See Foam (Quay & Co.).'],
    ['keeps an omission after a value', '{text}...', { text: 'etc.' }, 'en', 'etc....'],
  ])('%s', (_case, message, slots, locale, expected) => {
    expect(format(message, slots, locale)).toBe(expected);
  });
  test('throws for a slot without a value', () => {
    expect(() => format('At {place}', {}, 'en')).toThrow('{place}');
  });
});

test('formatPhrase keeps links, dates and titles as pieces', () => {
  const link = { text: 'Groundviews', href: 'https://groundviews.org/' };
  expect(
    formatPhrase('Read at {place}, {days, plural, one {# day} other {# days}} ago', { place: link, days: 2 }, 'en'),
  ).toEqual(['Read at ', link, ', 2 days ago']);
});

test('formatPhrase ends a sentence once, whatever its last piece', () => {
  const work = ['Foam by ', { text: 'Quay & Co.', cite: true }];
  expect(formatPhrase('Look for {work}. Done.', { work }, 'en')).toEqual(['Look for ', ...work, ' Done.']);
});
