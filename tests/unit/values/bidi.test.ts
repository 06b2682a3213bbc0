import { describe, expect, test } from 'vitest';
import { isolateRuns, splitRuns } from '../../../src/values/bidi.ts';

describe('isolateRuns', () => {
  test.each([
    ['text without such a run', 'A Blog, 2014.', 'A Blog, 2014.'],
    ['a journal before its year', 'مجلة الاختبار, 2014.', '<bdi>مجلة الاختبار</bdi>, 2014.'],
    ['an author before a full stop', 'كاتبة. A Blog', '<bdi>كاتبة</bdi>. A Blog'],
    ['digits within a run', 'حرب 1948 هنا; via B', '<bdi>حرب 1948 هنا</bdi>; via B'],
    ['a question mark that ends a run', 'من؟ 2014', '<bdi>من؟</bdi> 2014'],
    ['two names', 'كاتبة, שם', '<bdi>كاتبة</bdi>, <bdi>שם</bdi>'],
    ['what looks like markup', '<i>مجلة</i> & Co', '&lt;i&gt;<bdi>مجلة</bdi>&lt;/i&gt; &amp; Co'],
  ])('isolates runs in a left-to-right interface: %s', (_case, text, expected) => {
    expect(isolateRuns(text, 'ltr')).toBe(expected);
  });

  test.each([
    ['text without such a run', 'مجلة، 2014.', 'مجلة، 2014.'],
    ['a journal before its year', 'Foreign Affairs, 2014', '<bdi>Foreign Affairs</bdi>, 2014'],
    ['an address', 'في https://a.example/b/.', 'في <bdi>https://a.example/b</bdi>/.'],
    ['an ampersand within a run', 'Marks & Co', '<bdi>Marks &amp; Co</bdi>'],
  ])('isolates runs in a right-to-left interface: %s', (_case, text, expected) => {
    expect(isolateRuns(text, 'rtl')).toBe(expected);
  });
});

test('splitRuns returns each run as a second piece', () => {
  expect(splitRuns('A مجلة, 2014', 'ltr')).toEqual(['A ', 'مجلة', ', 2014']);
  expect(splitRuns('A Blog', 'ltr')).toEqual(['A Blog']);
});
