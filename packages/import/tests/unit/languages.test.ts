import { expect, test } from 'vitest';
import { toLanguageTag } from '../../languages.ts';

test.each([
  ['en', 'en'],
  ['eng', 'en'],
  ['English', 'en'],
  ['ger', 'de'],
  ['ngerman', 'de'],
  ['Deutsch', 'de'],
  ['français', 'fr'],
  ['pt_BR', 'pt-BR'],
  ['en_US.UTF-8', 'en-US'],
  ['isl', 'is'],
  ['brazilian', 'pt-BR'],
  ['Klingonese', undefined],
  ['constructor', undefined],
  ['', undefined],
])('toLanguageTag › reads %s as %s', (text, tag) => expect(toLanguageTag(text)).toBe(tag));
