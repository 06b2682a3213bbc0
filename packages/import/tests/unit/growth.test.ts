import { describe, expect, test } from 'vitest';
import { parseBibtexFile } from '../../bibliography/bibtex/entries.ts';
import { readCslJson } from '../../bibliography/csl-json.ts';
import { excessiveGrowth } from '../../site.ts';
import { readers, units } from '../support/growing.ts';

describe('work grows with the length of', () => {
  test.each(Object.entries(readers))('%s, whatever it repeats', (_what, read) => {
    expect(units.flatMap((unit) => excessiveGrowth(read, unit, 100_000) ?? [])).toEqual([]);
  });
});

test.each(['a = {\n', 'a = "{\n', '@comment(\n', '@a{b,\na = {\n'])(
  'work grows with the length of a BibTeX file that repeats %j without an end',
  (unit) => expect(excessiveGrowth((text) => parseBibtexFile(`@book{a, ${text}`), unit, 200_000)).toBeUndefined(),
);

test('readCslJson › names an item with lists in lists, and reads the others', () => {
  const deep = `{"type":"book","title":"Nests","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  const { references, skipped } = readCslJson(`[${deep},{"type":"book","title":"Birds"}]`);
  expect(references.map((reference) => reference.get('title'))).toEqual(['Birds']);
  expect(skipped).toEqual([{ source: 'item 1 (Nests)', reason: 'lists nested too deeply' }]);
});
