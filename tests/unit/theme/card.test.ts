import { describe, expect, test } from 'vitest';
import type { Work } from '../../../src/library/library.ts';
import { drawCard } from '../../../src/theme/artwork.ts';
import { cardOf, cardText, siteCard } from '../../../src/theme/card.ts';
import { deriveTheme } from '../../../src/theme/theme.ts';
import { klausen, sampleWork, source, via } from '../../support/sample-work.ts';

const { light } = deriveTheme({ accent: '#8c1c13', paper: '#faf5e9' });
const bytesOf = async (work: Work) => Buffer.from(await drawCard(cardText(work), light));
const people = (count: number) => Array.from({ length: count }, (_, index) => ({ literal: `Author ${index + 1}` }));

describe('cardText', () => {
  test.each([
    [
      'the authors and both publications',
      { authors: [klausen], source, via },
      ['Jytte Klausen', /^A Journal; via A Blog, 3.April.2016$/],
    ],
    ['four authors', { authors: people(4) }, ['Author 1, Author 2, Author 3 and Author 4']],
    ['the first of many authors', { authors: people(14) }, ['Author 1, Author 2, Author 3 and 11 others']],
    ['the first of many editors', { editors: people(5) }, ['Edited by Author 1, Author 2, Author 3 and 2 others']],
    ['nothing that is unknown', {}, []],
  ])('names %s', (_what, data, lines) => {
    const text = cardText(sampleWork({ extent: 'excerpt', ...data }));
    expect(text).toMatchObject({ label: 'Excerpt', title: 'Cells' });
    expect(text.lines).toHaveLength(lines.length);
    lines.forEach((line, index) => expect(text.lines[index]).toMatch(line));
  });
});

describe('cardOf', () => {
  test.each([
    ['an article', { extent: 'full' }, '/articles/cells.png', 'Cells'],
    ['an article in Greek', { extent: 'full', title: 'Λύκοι' }, '/articles/cells.png', 'Λύκοι'],
    ['a related work, the card of the site', {}, siteCard.path, siteCard.title],
    ['a title in Arabic, the card of the site', { extent: 'full', title: 'ذئاب' }, siteCard.path, siteCard.title],
    [
      'an author in Japanese, the card of the site',
      { extent: 'full', authors: [{ literal: '村上' }] },
      siteCard.path,
      siteCard.title,
    ],
  ])('returns for %s', (_what, data, path, title) => {
    expect(cardOf(sampleWork(data))).toEqual({ path, title });
  });
});

describe('the card of an article', () => {
  const words =
    'On the wolves who were said to be alone, and on the towns by the northern harbours that had said so first: ';
  const longest = sampleWork({
    extent: 'excerpt',
    title: words.repeat(5).trim(),
    authors: people(20).map(({ literal }) => ({ literal: `${literal} of the Society for Northern Harbours` })),
    source: { publication: words.repeat(3).trim() },
  });

  test('is at most 25 KB, however long its title is', async () => {
    expect((await bytesOf(longest)).length).toBeLessThan(25_000);
  });
  test('has the same bytes every time', async () => {
    expect((await bytesOf(longest)).equals(await bytesOf(longest))).toBe(true);
  });
  test('shows the words of every script that it is drawn for', async () => {
    const empty = await bytesOf(sampleWork({ extent: 'full', title: 'ذئاب' }));
    for (const title of ['Λύκοι', 'Волки', 'Sói đơn độc', 'Łódź — “½ §”', 'Non\u2011fiction\u202f!']) {
      const work = sampleWork({ extent: 'full', title });
      expect(cardOf(work).path, title).not.toBe(siteCard.path);
      expect((await bytesOf(work)).length, title).toBeGreaterThan(empty.length * 1.5);
    }
  });
});
