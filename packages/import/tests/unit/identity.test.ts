import { describe, expect, test } from 'vitest';
import { differences, identityOf, sameness } from '../../identity.ts';

const wick = { family: 'Wick', given: 'Ann' };
const keel = { family: 'Keel', given: 'Bob' };
const words = 'The lamp was lit at dusk and nobody saw it.';

type Fields = Record<string, unknown>;
const same = (a: Fields, b: Fields, [first, second] = ['', '']) =>
  sameness(identityOf(a, first), identityOf(b, second)) > 0;

describe('sameness', () => {
  const foreword = { title: 'Foreword' };
  const book = { title: 'Salt', type: 'book', authors: [wick], source: { isbn: '978-0-306-40615-7' } };
  const chapter = { ...foreword, type: 'book chapter', source: { isbn: '0-306-40615-2', published: '2003' } };
  const dated = { ...foreword, authors: [wick], source: { publication: 'The Lamp', published: '1931-05-04' } };
  test.each<[string, Fields, Fields]>([
    ['say the same', dated, dated],
    [
      'say the same in other words',
      dated,
      { title: 'foreword', authors: [{ literal: 'A. Wick' }], source: { published: '1931' } },
    ],
    ['have one author, and no date', dated, { ...foreword, authors: [wick] }],
    ['have the publication and the date in common', { ...dated, authors: [] }, { ...dated, authors: [] }],
    ['have only a title', foreword, foreword],
    [
      'have one address',
      { ...dated, source: { url: 'https://lamp.example/a' } },
      { title: 'Preface', source: { url: 'http://www.lamp.example/a/' } },
    ],
    [
      'have one address, apart from tracking parameters',
      { ...dated, source: { url: 'https://lamp.example/a?b=1&utm_source=feed' } },
      { title: 'Preface', source: { url: 'https://lamp.example/a?gclid=x1&b=1' } },
    ],
    ['have one DOI', { ...dated, source: { doi: '10.1000/A' } }, { title: 'Preface', source: { doi: '10.1000/a' } }],
    [
      'are books with one ISBN, in another year and under another title',
      { ...book, source: { isbn: '978-0-306-40615-7', published: '2003' } },
      { ...book, title: 'On salt', source: { isbn: '0306406152', published: '2004' } },
    ],
    [
      'are chapters with one title and one ISBN',
      chapter,
      { ...chapter, source: { ...chapter.source, published: '2004' } },
    ],
    [
      'have one address but no title',
      { title: '[Untitled]', source: { url: 'https://lamp.example/a' } },
      { source: { url: 'https://lamp.example/a' } },
    ],
  ])('is that of works that %s', (_, a, b) => {
    expect(same(a, b)).toBe(true);
    expect(same(b, a)).toBe(true);
  });

  test.each<[string, Fields, Fields]>([
    ['differ in the author', dated, { ...dated, authors: [keel] }],
    ['differ in the first name', dated, { ...dated, authors: [{ family: 'Wick', given: 'Zoe' }] }],
    ['differ in the date', dated, { ...dated, source: { ...dated.source, published: '2004' } }],
    ['differ in the publication', dated, { ...dated, source: { ...dated.source, publication: 'The Buoy' } }],
    [
      'differ in the issue',
      { ...dated, source: { ...dated.source, issue: '3' } },
      { ...dated, source: { ...dated.source, issue: '4' } },
    ],
    ['have only the title in common', dated, foreword],
    [
      'have only the title and the year in common',
      { ...dated, source: { published: '1931' } },
      { ...foreword, source: { published: '1931' } },
    ],
    ['are a book and a chapter of it', { ...book, title: 'Foreword' }, chapter],
    ['are chapters of one book', chapter, { ...chapter, title: 'Afterword' }],
    [
      'are chapters of one book on other pages',
      { ...chapter, source: { ...chapter.source, pages: '1-9' } },
      { ...chapter, source: { ...chapter.source, pages: '90' } },
    ],
    [
      'are volumes with the ISBN of the set',
      { ...book, source: { ...book.source, volume: '1' } },
      { ...book, source: { ...book.source, volume: '2' } },
    ],
    ['share an ISBN, but neither title nor author', book, { ...book, title: 'Tin', authors: [keel] }],
    ['have no title, and one ISBN', { ...chapter, title: '[Untitled]' }, { ...chapter, title: '[Untitled]' }],
    ['have no title', { title: '[Untitled]' }, { title: '[Untitled]' }],
    ['have no title, and one author', { ...dated, title: '[Untitled]' }, { ...dated, title: '[Untitled]' }],
    [
      'share an address, but neither title nor author',
      { ...dated, source: { url: 'https://lamp.example/all' } },
      { title: 'Preface', authors: [keel], source: { url: 'https://lamp.example/all' } },
    ],
    ['differ in the DOI', { ...dated, source: { doi: '10.1000/a' } }, { ...dated, source: { doi: '10.1000/b' } }],
  ])('is not that of works that %s', (_, a, b) => {
    expect(same(a, b)).toBe(false);
    expect(same(b, a)).toBe(false);
  });

  const full = { title: 'Part 1', extent: 'full' };
  test.each([
    ['one text', full, [words, words], true],
    ['an excerpt from it', full, [`${words.repeat(4)} And more.`, words.repeat(4)], true],
    ['its first words only', full, [words, 'The lamp was lit.'], false],
    ['another text', full, [words, words.replace('lamp', 'fire')], false],
    ['another text by the same author', { ...full, authors: [wick] }, [words, words.replace('lamp', 'fire')], false],
  ])('compares texts where nothing else does: %s', (_, fields, texts, expected) =>
    expect(same(fields, fields, texts as [string, string])).toBe(expected),
  );

  const changed = words.replace('lamp', 'fire');
  test.each<[string, Fields, Fields, string, boolean]>([
    ['a changed word by the same author', { authors: [wick] }, { authors: [wick] }, changed, true],
    ['other words by the same author', { authors: [wick] }, { authors: [wick] }, 'The lamp was lit at noon.', false],
    ['a changed word by one more author', { authors: [wick] }, { authors: [wick, keel] }, changed, false],
    ['a changed word by another author', { authors: [wick] }, { authors: [keel] }, changed, false],
    ['a changed word by nobody', {}, {}, changed, false],
  ])('finds a document or note again by its title and authors: %s', (_, a, b, text, expected) => {
    const wanted = { ...identityOf({ ...full, ...a }, text), isRevisable: true };
    expect(sameness(wanted, identityOf({ ...full, ...b }, words)) > 0).toBe(expected);
  });
});

test('differences › names the facts that contradict each other', () =>
  expect(
    differences(
      identityOf({ authors: [wick], source: { published: '1931', publication: 'sea.example', volume: '2' } }),
      identityOf({ authors: [keel], source: { published: '1932~', publication: 'The Lamp' } }),
    ),
  ).toEqual(['author', 'date']));
