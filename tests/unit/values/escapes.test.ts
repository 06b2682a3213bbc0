import { expect, test } from 'vitest';
import { readText } from '../../../src/epub/text.ts';
import { linksOf } from '../../../src/epub/work.ts';
import { decodeEscapes } from '../../../src/values/escapes.ts';

test.each([
  ['no escape', 'tide', 'tide'],
  ['UTF-8', 'caf%C3%A9%2F', 'café/'],
  ['a percent sign', '100%', undefined],
  ['no hexadecimal number', '%q4', undefined],
  ['Latin-1', 'caf%E9', undefined],
])('decodeEscapes › %s', (_case, text, expected) => expect(decodeEscapes(text)).toBe(expected));

test.each([
  ['a block of the text', '#p1', '#p1'],
  ['a text fragment', '#:~:text=a%20b', 'https://here.example/a/#:~:text=a%20b'],
  ['a malformed escape', '#:~:text=%q4', 'https://here.example/a/#:~:text=%q4'],
])('linksOf leads to %s', (_target, href, expected) => {
  const text = readText('<article><p id="p1">A</p></article>');
  expect(linksOf({ address: 'https://here.example/a/', text })(href)).toBe(expected);
});
