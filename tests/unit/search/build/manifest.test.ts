import { describe, expect, test } from 'vitest';
import { resolveLibrary } from '../../../../src/library/library.ts';
import { related } from '../../../../src/schemas/related.ts';
import { buildManifest } from '../../../../src/search/build/manifest.ts';

/** Works by the dates of their original and their copy. */
const works: [id: string, original: string | undefined, copy: string | undefined][] = [
  ['undated', undefined, undefined],
  ['caesar', '-0043', undefined],
  ['diary', '1660/1669', '2003'],
  ['reprint', undefined, '2014-05'],
  ['spring', '2014-21', undefined],
  ['decade', '201X', undefined],
  ['pliny', '0079~', undefined],
  ['year', '2014', undefined],
];
const { paths, catalogue } = buildManifest(
  resolveLibrary({
    related: works.map(([id, original, copy]) => ({
      id,
      data: related.parse({
        title: id,
        source: original && { published: original },
        via: copy && { publication: 'P', published: copy },
        added: '2026-01-01',
      }),
    })),
  }),
);

describe('buildManifest', () => {
  test('sorts works by date, newest first and undated ones last', () => {
    expect(paths.map((path) => path.split('/').at(-2))).toEqual([
      'reprint',
      'spring',
      'year',
      'decade',
      'diary',
      'pliny',
      'caesar',
      'undated',
    ]);
  });

  test('has the years of all works, and says which are those of copies', () => {
    expect(catalogue.works.years).toEqual([2014, 2014, 2014, 2010, 1660, 79, -43, null]);
    expect(catalogue.works.copyYears).toEqual([0]);
  });
});
