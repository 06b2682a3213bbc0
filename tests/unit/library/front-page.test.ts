import { describe, expect, test } from 'vitest';
import { frontPage } from '../../../src/library/front-page.ts';
import { resolveLibrary } from '../../../src/library/library.ts';
import { article } from '../../../src/schemas/article.ts';
import { related } from '../../../src/schemas/related.ts';

type Works = Record<string, { added?: string; revised?: string; featured?: string }>;

/** Returns the ids on the front page of a library on 10 March 2026. The ids of articles begin with `a`. */
function idsOn(works: Works) {
  const entries = Object.entries(works).map(([id, days]) => ({
    id,
    days: { title: id, added: '2026-01-01', ...days },
  }));
  const library = resolveLibrary({
    articles: entries
      .filter(({ id }) => id.startsWith('a'))
      .map(({ id, days }) => ({ id, data: article.parse({ ...days, extent: 'full', rights: 'Theirs.' }) })),
    related: entries.filter(({ id }) => !id.startsWith('a')).map(({ id, days }) => ({ id, data: related.parse(days) })),
  });
  const { opening, recent, ...page } = frontPage(library, '2026-03-10');
  return { ...page, opening: opening?.id, recent: recent.map(({ id }) => id) };
}

describe('frontPage', () => {
  const two = { a1: { added: '2026-01-02' }, a2: { added: '2026-01-01' }, r1: { added: '2026-01-03' } };
  test.each<[behaviour: string, works: Works, opening: string | undefined, isChosen: boolean]>([
    ['opens with the latest article if nothing is featured', two, 'a1', false],
    ['opens with the featured work', { ...two, a2: { featured: '2026-02-01' } }, 'a2', true],
    ['opens with a featured related work', { ...two, r2: { featured: '2026-02-01' } }, 'r2', true],
    [
      'opens with the work that was featured last',
      { ...two, a2: { featured: '2026-02-01' }, r2: { featured: '2026-02-02' } },
      'r2',
      true,
    ],
    [
      'opens with the work that was revised last of those featured on one day',
      {
        a1: { featured: '2026-02-01' },
        a2: { featured: '2026-02-01', revised: '2026-03-01' },
        a3: { featured: '2026-02-01', revised: '2026-02-01' },
      },
      'a2',
      true,
    ],
    ['does not feature a work before its day', { ...two, a2: { featured: '2026-03-11' } }, 'a1', false],
    ['features a work on its day', { ...two, a2: { featured: '2026-03-10' } }, 'a2', true],
    ['opens with no related work that is not featured', { r1: {} }, undefined, false],
    ['is empty in an empty library', {}, undefined, false],
  ])('%s', (_behaviour, works, opening, isChosen) => {
    expect(idsOn(works)).toMatchObject({ opening, isChosen });
  });

  test('lists the other works of both kinds, the latest change first', () => {
    const { recent } = idsOn({ ...two, a2: { featured: '2026-02-01' }, r2: { revised: '2026-01-04' } });
    expect(recent).toEqual(['r2', 'r1', 'a1']);
  });

  test('returns the day of the latest change, even if the work that changed is at the top', () => {
    expect(idsOn({ ...two, a2: { revised: '2026-02-03', featured: '2026-02-01' } }).latest).toBe('2026-02-03');
    expect(idsOn({}).latest).toBe(undefined);
  });

  test('lists at most six, and names the collections with more', () => {
    const many = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [`r${day}`, { added: `2026-01-0${day}` }]));
    expect(idsOn(many)).toMatchObject({ recent: ['r7', 'r6', 'r5', 'r4', 'r3', 'r2'], more: ['related'] });
    expect(idsOn({ ...many, a1: {}, a2: {} }).more).toEqual(['articles', 'related']);
    expect(idsOn({ a1: {}, r1: {} }).more).toEqual([]);
  });
});
