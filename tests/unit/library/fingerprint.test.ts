import { describe, expect, test } from 'vitest';
import { pageFingerprint, tagFingerprint } from '../../../src/library/fingerprint.ts';
import { type Author, resolveLibrary } from '../../../src/library/library.ts';
import { readingList } from '../../../src/schemas/reading-list.ts';
import { related } from '../../../src/schemas/related.ts';
import { tag } from '../../../src/schemas/tag.ts';

/** Returns the fingerprint of the page of `a`, in a library where `a` is related to `b` and not to `c`. */
function fingerprint(
  digests: Record<string, string>,
  { page = 'Imprint', extent = 'reference', authors = [] as object[] } = {},
) {
  const library = resolveLibrary({
    articles: [],
    related: ['a', 'b', 'c'].map((id) => ({
      id,
      digest: digests[id],
      data: related.parse({
        title: id,
        added: '2026-01-01',
        related: id === 'a' ? [{ work: 'b' }] : [],
        ...(id === 'c' && { extent, rights: 'Theirs.' }),
      }),
    })),
    tags: [],
    pages: [{ id: 'imprint', data: { title: page } }],
  });
  const work = library.works.find(({ id }) => id === 'a');
  return work && pageFingerprint(work, { ...library, authors: authors as Author[] }, []);
}

describe('pageFingerprint', () => {
  const before = fingerprint({ a: '1', b: '1', c: '1' });

  test.each([
    ['stays the same without a change', {}, true],
    ['changes with the work itself', { a: '2' }, false],
    ['changes with a work on its page', { b: '2' }, false],
    ['ignores works that are not on its page', { c: '2' }, true],
  ])('%s', (_behaviour, change, isSame) => {
    expect(fingerprint({ a: '1', b: '1', c: '1', ...change }) === before).toBe(isSame);
  });

  test('changes with another part of its series', () => {
    const partOf = (digest: string) => {
      const { works, ...library } = resolveLibrary({
        related: ['a', 'b'].map((id, index) => ({
          id,
          digest: id === 'a' ? '1' : digest,
          data: related.parse({ title: id, added: '2026-01-01', series: { title: 'S', part: index + 1 } }),
        })),
      });
      const work = works.find(({ id }) => id === 'a');
      return work && pageFingerprint(work, library, []);
    };
    expect(partOf('1')).toBe(partOf('1'));
    expect(partOf('2')).not.toBe(partOf('1'));
  });

  test('changes when the work is put on a reading list', () => {
    const listed = (works: { work: string }[]) => {
      const data = readingList.parse({ title: 'L', description: 'D.', works });
      const { works: all, ...library } = resolveLibrary({
        related: [{ id: 'a', digest: '1', data: related.parse({ title: 'a', added: '2026-01-01' }) }],
        lists: [{ id: 'l', data }],
      });
      return all[0] && pageFingerprint(all[0], library, []);
    };
    expect(listed([{ work: 'a' }])).not.toBe(listed([]));
  });

  test('changes with the next work of its list', () => {
    const beforeNext = (title: string) => {
      const { works, ...library } = resolveLibrary({
        related: ['a', title].map((id) => ({
          id,
          digest: id,
          data: related.parse({ title: id, added: '2026-01-01' }),
        })),
      });
      const work = works.find(({ id }) => id === 'a');
      return work && pageFingerprint(work, library, []);
    };
    expect(beforeNext('b')).not.toBe(beforeNext('c'));
  });

  test('changes when a person whom it names gets a page', () => {
    const fingerprintWith = (others: object[]) => {
      const review = { reviewed: { title: 'R', authors: [{ family: 'Ito' }] } };
      const library = resolveLibrary({
        related: [review, ...others].map((data, index) => ({
          id: `work-${index}`,
          data: related.parse({ title: 'T', added: '2026-01-01', ...data }),
        })),
      });
      const work = library.works.find(({ id }) => id === 'work-0');
      return work && pageFingerprint(work, { ...library, authors: [{}] as Author[] }, []);
    };
    expect(fingerprintWith([{}])).not.toBe(fingerprintWith([{ authors: [{ family: 'Ito' }] }]));
  });

  test.each([
    ['a section in the navigation', { authors: [{}] }],
    ['a link in the footer', { page: 'Legal notice' }],
    ['the first excerpt, which the footer mentions', { extent: 'excerpt' }],
  ])('changes with %s', (_what, frame) => {
    expect(fingerprint({ a: '1', b: '1', c: '1' }, frame)).not.toBe(before);
  });
});

describe('tagFingerprint', () => {
  interface Changes {
    digests?: Record<string, string>;
    companion?: string;
    tagsOfB?: string[];
  }

  /** Returns the fingerprint of the page of `coast`, whose works are `a` and `b`; `c` has only another tag. */
  function fingerprintOfTag({ digests = {}, companion = 'Island', tagsOfB = ['coast', 'island'] }: Changes = {}) {
    const tagsOf: Record<string, string[]> = { a: ['coast'], b: tagsOfB, c: ['island'] };
    const library = resolveLibrary({
      related: Object.entries(tagsOf).map(([id, tags]) => ({
        id,
        digest: digests[id] ?? '1',
        data: related.parse({ title: id, added: '2026-01-01', tags }),
      })),
      tags: Object.entries({ coast: 'Coast', island: companion }).map(([id, name]) => ({
        id,
        digest: digests[id] ?? '1',
        data: tag.parse({ name, meaning: 'M.' }),
      })),
    });
    const coast = library.tags.find(({ id }) => id === 'coast');
    if (!coast) throw new Error('no such tag');
    return tagFingerprint(coast, { items: coast.works, number: 1, last: 1, start: 1 }, library);
  }

  test.each<[string, Changes, boolean]>([
    ['stays the same without a change', {}, true],
    ['changes with the file of the tag', { digests: { coast: '2' } }, false],
    ['changes with a work on the page', { digests: { b: '2' } }, false],
    ['changes with the works that have the tag', { tagsOfB: ['island'] }, false],
    ['changes with the name of a related tag', { companion: 'Isle' }, false],
    ['ignores works without the tag', { digests: { c: '2' } }, true],
  ])('%s', (_behaviour, changes, isSame) => {
    expect(fingerprintOfTag(changes) === fingerprintOfTag()).toBe(isSame);
  });
});
