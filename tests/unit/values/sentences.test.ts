import { expect, test } from 'vitest';
import { endSentence, joinSentences } from '../../../src/values/sentences.ts';

test.each([
  ['a word', 'On margins', 'On margins.'],
  ['an abbreviation', 'Quay & Co.', 'Quay & Co.'],
  ['a question', 'Who?', 'Who?'],
  ['an exclamation', 'Ahoy!', 'Ahoy!'],
  ['an omission', 'And so on …', 'And so on …'],
  ['a quotation that has an end', '“Ahoy.”', '“Ahoy.”'],
  ['a German quotation that has an end', '„Ahoi!“', '„Ahoi!“'],
  ['a quotation without an end', '“Ahoy”', '“Ahoy”.'],
  ['parentheses', '(Quay & Co.)', '(Quay & Co.).'],
])('endSentence gives one end to %s', (_name, text, expected) => {
  expect(endSentence(text)).toBe(expected);
});

test('joinSentences leaves out what is missing, and the last full stop', () => {
  expect(joinSentences(['Ann Writer Jr.', '', undefined, 'Who?', 'A Journal, 2014'])).toBe(
    'Ann Writer Jr. Who? A Journal, 2014',
  );
  expect(joinSentences(['Ann Writer', 'A Journal'])).toBe('Ann Writer. A Journal');
});
