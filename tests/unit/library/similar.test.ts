import { describe, expect, test } from 'vitest';
import { resolveLibrary } from '../../../src/library/library.ts';
import { similarWorks } from '../../../src/library/similar.ts';
import { related } from '../../../src/schemas/related.ts';
import { tag } from '../../../src/schemas/tag.ts';
import { significantWords } from '../../../src/search/build/significant-words.ts';

type Works = Record<string, Record<string, unknown> & { tags?: readonly string[] }>;

/** Returns a library of related works, given as frontmatter by id, and of their tags. */
function libraryOf(works: Works) {
  const tags = new Set(Object.values(works).flatMap((work) => work.tags ?? []));
  return resolveLibrary({
    related: Object.entries(works).map(([id, data]) => ({
      id,
      data: related.parse({ title: id, added: '2026-01-01', ...data }),
    })),
    tags: [...tags].map((id) => ({ id, data: tag.parse({ name: id, meaning: 'M.' }) })),
  });
}

/** Returns the works similar to one of a library, in order, each with what they share. */
function similarTo(id: string, library: Works, limit?: number) {
  const { works } = libraryOf(library);
  const similar = similarWorks(works, significantWords, limit);
  return similar(works.find((work) => work.id === id)!).map(({ work, authors, series = [], tags }) =>
    [`${work.id}:`, ...[...authors, ...tags].map(({ name }) => name), ...[series].flat()].join(' '),
  );
}

const others = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`other-${index}`, {}]));
const person = (family: string) => ({ family });
const from = (publication: string) => ({ publication });
const dated = (published: string) => ({ source: { publication: 'P', published }, type: 'journal article' });
const part = (number: number) => ({ series: { title: 'Letters', part: number } });

describe('similarWorks', () => {
  test.each<[string, Works, readonly string[]]>([
    [
      'prefers rare shared tags',
      { a: { tags: ['rare', 'usual'] }, b: { tags: ['usual'] }, c: { tags: ['rare'] }, d: { tags: ['usual'] } },
      ['c: rare', 'b: usual', 'd: usual'],
    ],
    [
      'prefers one rare tag to two usual ones',
      {
        a: { tags: ['rare', 'usual', 'common'] },
        b: { tags: ['usual', 'common'] },
        c: { tags: ['rare'] },
        ...Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`x${index}`, { tags: ['usual', 'common'] }])),
      },
      ['c: rare', 'b: common usual', 'x0: common usual', 'x1: common usual'],
    ],
    [
      'counts an author as much as a tag of as many works',
      {
        a: { tags: ['usual'], authors: [person('Marsh')] },
        b: { tags: ['usual'] },
        c: { authors: [person('Marsh')] },
        d: { tags: ['usual'], authors: [person('Marsh')] },
        e: { tags: ['usual'] },
      },
      ['d: Marsh usual', 'c: Marsh', 'b: usual', 'e: usual'],
    ],
    [
      'skips editors and translators, who write nothing of their own',
      { a: { authors: [person('Marsh')] }, b: { authors: [person('Ito')], translators: [person('Marsh')] } },
      [],
    ],
    [
      'counts the same publication a little',
      {
        a: { tags: ['t'], source: from('The Gull') },
        b: { tags: ['t'], source: from('The Tern') },
        c: { tags: ['t'], source: from('The Gull') },
        d: { source: from('The Gull') },
      },
      ['c: t', 'b: t'],
    ],
    [
      'counts the words of titles a little, but not function words',
      {
        a: { tags: ['t'], title: 'The Lighthouse and the Müller Brothers' },
        b: { tags: ['t'], title: 'The Sea and the Sand' },
        c: { tags: ['t'], title: 'A lighthouse' },
        d: { tags: ['t'], title: 'Mueller’s Dog' },
        e: { title: 'The lighthouse' },
      },
      ['d: t', 'c: t', 'b: t'],
    ],
    [
      'breaks ties by the time between publications, then by the newest, then by id',
      {
        a: { tags: ['t'], ...dated('1950-06') },
        b: { tags: ['t'] },
        c: { tags: ['t'], ...dated('1949-06') },
        d: { tags: ['t'], ...dated('1951-06') },
        e: { tags: ['t'], ...dated('1950-05-20') },
        f: { tags: ['t'], ...dated('1949-06') },
      },
      ['e: t', 'd: t', 'c: t', 'f: t'],
    ],
    [
      'skips works that the page lists as related, and those that link here',
      {
        a: { tags: ['t'], related: [{ work: 'b' }] },
        b: { tags: ['t'] },
        c: { tags: ['t'], related: [{ work: 'a' }] },
      },
      [],
    ],
    ['returns nothing for a work that opts out', { a: { tags: ['t'], similar: false }, b: { tags: ['t'] } }, []],
    ['lists a work that opts out itself', { a: { tags: ['t'] }, b: { tags: ['t'], similar: false } }, ['b: t']],
  ])('%s', (_behaviour, works, expected) => {
    expect(similarTo('a', { ...works, ...others })).toEqual(expected);
  });

  test('ignores what every work has', () => {
    const all = { tags: ['t'], authors: [person('Marsh')] };
    expect(similarTo('a', { a: all, b: all, c: { ...all, title: 'b' } })).toEqual([]);
  });

  test('lists the parts of a long series that the page does not', () => {
    const parts = Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`part-${index + 1}`, part(index + 1)]));
    const expected = ['part-11: Letters', 'part-12: Letters', 'part-13: Letters'];
    expect(similarTo('part-1', { ...parts, ...others })).toEqual(expected);
  });

  test('finds the rarest match even if it can’t compare all works', () => {
    const works: Works = Object.fromEntries(
      Array.from({ length: 900 }, (_, number) => [`w${number}`, { tags: number < 800 ? ['t'] : [] }]),
    );
    works['w0'] = { tags: ['t', 'rare'] };
    works['w899'] = { tags: ['rare'] };
    const found = similarTo('w0', works);
    expect(found[0]).toBe('w899: rare');
    expect(found).toHaveLength(4);
  });
});
