import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { useBrowser } from '../support/context.ts';
import { search as searchOn } from '../support/search-page.ts';

const open = useBrowser();
const { typed } = inject('sites');

const field = (page: Page) => page.getByRole('searchbox', { name: 'Search terms' });
const results = (page: Page) => page.locator('.results > li');
const titles = async (page: Page) => (await results(page).locator('h3').allTextContents()).map((title) => title.trim());
const lines = async (page: Page) => (await page.getByRole('status').innerText()).trim().split(/\n+/);
const reasons = async (page: Page) =>
  (await page.locator('[data-part=reason]').allTextContents()).map((reason) => reason.trim());

const search = async (query: string) => searchOn(await open.shared(), typed.address, query);

const lamps = 'Lamps of the Coast';
const keeper = 'The Keeper of Quill';
const year = 'A History of One Year';
const within = 'Fighting Within';
const quarrel = 'The Quarrel';
const shell = 'Tools of the Shell';
const persian = 'کتاب‌ها';
const japanese = '青い小舟';
const letters = 'Letters of Europe';
const pocketLamp = 'The Pocket Lamp';
const wolves = 'The Grey Wolves';

describe('the results of a query', () => {
  test.each<[string, string, string[], (string | RegExp)[]]>([
    ['a contraction that is in no text', 'don’t', [], ['No results for “don’t”']],
    ['an accented word near other words', 'crème', [], ['No results for “crème”']],
    ['two words for one', 'light house', [lamps, year, 'Signals', keeper], ['4 results for “light house”']],
    ['one word for two', 'bookshelf', [shell], ['1 result for “bookshelf”', 'Showing results for book shelf.']],
    ['a hyphen for one word', 'in-fighting', [within, quarrel], ['2 results for “in-fighting”']],
    ['one word for a hyphen', 'infighting', [quarrel, within], ['2 results for “infighting”']],
    ['a space for one word or a hyphen', 'in fighting', [within, quarrel], ['2 results for “in fighting”']],
    ['a soft hyphen', 'infight\u00ading', [quarrel, within], [/^2 results/]],
    ['a zero-width space', 'infighting\u200b', [quarrel, within], [/^2 results/]],
    ['a direction mark', '\u200einfighting\u200e', [quarrel, within], [/^2 results/]],
    ['a joiner, as its text has it', 'می\u200cخواهد', [persian], [/^1 result/]],
    ['no joiner, where its text has one', 'میخواهد', [persian], [/^1 result/]],
    ['the start of a word with a joiner', 'کتاب', [persian], [/^1 result/, /^Showing results for/]],
    ['an umlaut as one letter', 'Müller', [within], [/^1 result/]],
    ['an umlaut as two letters', 'Mueller', [within], [/^1 result/]],
    ['an umlaut without its dots', 'Muller', [within], [/^1 result/]],
    ['a name whose ae or ue is not an umlaut', 'Samuel', ['Dort und dann', keeper], [/^2 results/]],
    ['a word of a Japanese text', '灯台', [japanese], ['1 result for “灯台”']],
    ['words of a Japanese text, with a particle', '灯台の網', [japanese], ['1 result for “灯台の網”']],
    ['a Japanese phrase', '"小舟は沖へ"', [japanese], [/^1 result/]],
    ['a Japanese name', '波野', [japanese], ['1 result for “波野”']],
    ['a word of a Japanese title', '青い', [japanese], [/^1 result/]],
    ['a year in wide digits', '2017', [japanese], [/^1 result/]],
    ['letters that don’t follow each other', '台灯', [], ['No results for “台灯”']],
    ['a Korean word without its particle', '등대', [letters], ['1 result for “등대”']],
    ['a Thai word', 'ทะเล', [letters], ['1 result for “ทะเล”']],
    ['a word after an elided article', 'ardoise', [letters], ['1 result for “ardoise”']],
    ['a word after a straight apostrophe', 'ivoire', [letters], ['1 result for “ivoire”']],
    ['a name after an elided preposition', 'd’Orbec', [letters], ['1 result for “d’Orbec”']],
    ['an elided article that the text doesn’t have', 'd’ivoire', [letters], [/^1 result/]],
    ['a phrase with elided articles', '"l’hiver à l’étang"', [letters], [/^1 result/]],
    ['a ligature as two letters', 'oeuvre', [letters], [/^1 result/]],
    ['a letter without its stroke', 'leba aero', [letters], [/^1 result/]],
    ['a typographic ligature', 'flotilla', [letters], [/^1 result/]],
    ['ß as two letters', 'hauptstrasse', [letters], [/^1 result/]],
    ['an amount with its currency', '$340', [letters], ['1 result for “$340”']],
    ['an amount with a currency after it', '85€', [letters], ['1 result for “85€”']],
    ['an amount without its currency', '9,000', [letters], [/^1 result/]],
    ['a word in the plural, which is irregular', 'wolf', [wolves], ['1 result for “wolf”']],
    ['a word in the singular', 'analyses', [wolves], ['1 result for “analyses”']],
    ['an American spelling', 'colored', [wolves], ['1 result for “colored”']],
    ['works without other forms of an excluded word', 'theater -child', [], [/^No results/, /^Works with “child”/]],
    ['a year', '2014', [year, quarrel, lamps], [/^3 results/]],
    ['a publication', 'groundviews', [quarrel, 'Signals', year], [/^3 results/]],
    ['a publication of two words', 'foreign affairs', [lamps], [/^1 result/]],
    ['a series', 'chronicles', [keeper], [/^1 result/]],
    ['an unknown word and a function word', 'the zyzzyva', [], ['No results for “the zyzzyva”']],
    [
      'several unknown words',
      'zyzzyva quill qwxyz "zyzzyva qwxyz"',
      [keeper],
      [/^1 result/, 'No results for “zyzzyva” or “qwxyz”.'],
    ],
    ['a phrase', '"the lamp of"', [keeper], ['1 result for “the lamp of”']],
    [
      'a phrase that no text has',
      '"lamp house"',
      [],
      ['No results for “lamp house”', 'Search without quotes: lamp house'],
    ],
    ['a misspelt name', 'verviars', [], ['No results for “verviars”', 'Did you mean verviers?']],
    ['a misspelt name with a capital', 'Verviars', [], ['No results for “Verviars”', 'Did you mean Verviers?']],
    [
      'two words that no work has both of',
      'grep ferry',
      [shell, keeper],
      ['2 results for “grep ferry”', 'None with all of the words, 2 with some'],
    ],
  ])('%s: %s', async (_what, query, expected, status) => {
    const page = await search(query);
    expect(await lines(page)).toEqual(
      status.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
    );
    expect((await titles(page)).sort()).toEqual(expected.toSorted());
  });

  test.each([
    '10.5555/Pocket.Lamp(1998)',
    'https://doi.org/10.5555/pocket.lamp(1998)',
    'doi:10.5555/pocket.lamp(1998)',
    '0-19-853453-1',
    '0198534531',
    'ISBN 978-0-19-853453-2',
    '978 0 19 853453 2',
    'https://www.breakwater.example/books/Pocket%20Lamp/',
    'http://breakwater.example/books/Pocket%20Lamp',
    'breakwater.example/books/Pocket%20Lamp#p2',
    'shelf.example/read?id=7',
  ])('are the work with an identifier or an address: %s', async (query) => {
    const page = await search(query);
    expect(await titles(page)).toEqual([pocketLamp]);
    expect(await reasons(page)).toEqual(['Found in: identifier or address']);
  });

  test('are those of its words if no work has the address', async () => {
    const page = await search('https://nowhere.example/lighthouse');
    expect(await titles(page)).toHaveLength(4);
  });

  test.each(['M. Roberts', 'Roberts, M', 'Roberts, Michael', 'michael roberts'])(
    'start with the works by the author whom it names: %s',
    async (query) => {
      const page = await search(query);
      expect((await titles(page)).slice(0, 2).sort()).toEqual([year, quarrel]);
      expect((await reasons(page)).slice(0, 2)).toEqual(['Found in: name', 'Found in: name']);
      expect((await lines(page)).join()).not.toContain('No results');
    },
  );

  test.each([
    ['Roberts Michael infighting', 'Found in: name and text', 'Found in: name · Missing: infighting'],
    ['harbour M. Roberts', 'Found in: name and note', 'Found in: name · Missing: harbour'],
  ])('are first those by the author whom some of the words name: %s', async (query, ...expected) => {
    const page = await search(query);
    expect((await titles(page)).slice(0, 2).sort()).toEqual([year, quarrel]);
    expect((await reasons(page)).slice(0, 2)).toEqual(expected);
  });
});

describe('the status of a query', () => {
  test('says which words are excluded, and offers to search for them', async () => {
    const page = await search('grep -c');
    expect(await lines(page)).toEqual([
      'No results for “grep -c”',
      'Works with “c” are excluded. Search for “c” as well',
    ]);
    await page.getByRole('status').getByRole('link', { name: 'Search for “c” as well' }).click();
    await expect.poll(() => titles(page)).toEqual([shell]);
    expect(await field(page).inputValue()).toBe('grep c');
  });

  test('offers each excluded word or phrase by itself', async () => {
    const page = await search('keeper -cliffs -"the cliff" -cliff');
    await page.getByRole('status').getByRole('link', { name: 'Search for “cliff” as well' }).click();
    await expect.poll(() => field(page).inputValue()).toBe('keeper -cliffs -"the cliff" cliff');
  });

  test('corrects a word that was copied with an invisible character', async () => {
    const page = await search('lighth\u00adouze');
    await page.getByRole('status').getByRole('link', { name: 'lighthouse' }).click();
    await expect.poll(() => titles(page)).toHaveLength(4);
  });
});

describe('the list of results', () => {
  test('separates works with all of the words from those with some', async () => {
    const page = await search('Quill lighthouse');
    expect(await lines(page)).toEqual(['4 results for “Quill lighthouse”', '1 with all of the words, 3 with some']);
    expect((await titles(page))[0]).toBe(keeper);
    expect(await results(page).nth(1).innerText()).toMatch(/^Partial matches/i);
    expect(await page.getByText('Partial matches').count()).toBe(1);
    await page.getByLabel('Sort by').selectOption('date');
    await expect.poll(() => lines(page)).toEqual(['4 results for “Quill lighthouse”, newest first']);
    expect(await page.getByText('Partial matches').count()).toBe(0);
  });

  test('says where a work contains the words', async () => {
    const page = await search('keeper lighthouse');
    expect((await reasons(page)).sort()).toEqual([
      'Found in: note · Missing: keeper',
      'Found in: text · Missing: keeper',
      'Found in: text · Missing: keeper',
      'Found in: title and text',
    ]);
  });

  test.each([
    ['bell', 'Found in: name'],
    ['phare', 'Found in: publisher'],
    ['trustees', 'Found in: abbreviation and note'],
    ['wolf', 'Found in: title'],
    ['phenomenon', 'Found in: text'],
    ['receipts', 'Found in: note'],
    ['2014', 'Found in: date'],
    ['chronicles', 'Found in: series'],
    ['tidetables', 'Found in: title'],
    ['infighting', 'Found in: text'],
    ['"tide tables"', 'Found in: title'],
    ['"fighting within"', 'Found in: title'],
  ])('says where it found %s', async (query, expected) => {
    const page = await search(query);
    expect(await reasons(page)).toContain(expected);
  });

  test.each([
    ['灯台', ['灯台'], '漁師は毎朝、灯台の下で網を直した。２０１７年の夏、小舟は沖へ出た'],
    ['ardoise', ['L’ardoise'], "L’ardoise et l'ivoire: Louis d’Orbec passa l’hiver"],
    ['oeuvre', ['chef-d’œuvre'], 'un chef-d’œuvre. A smörgåsbord in Ærø; the ﬂotilla of Łeba'],
    ['$340', ['340'], 'A jug cost $340 at the fair'],
    ['등대', ['등대'], '그는 등대를 그렸다'],
    ['recognized goose', ['recognised', 'geese'], 'recognised the colours of the geese'],
  ])('shows the text as it is written, and marks the match: %s', async (query, marked, text) => {
    const page = await search(query);
    expect(await page.locator('.results mark').allTextContents()).toEqual(marked);
    expect(await page.locator('[data-part=snippet]').innerText()).toContain(text);
  });

  test('shows a match in an editor’s note as such, and links to the note', async () => {
    const page = await search('flood');
    const result = results(page).filter({ hasText: pocketLamp });
    expect(await result.innerText()).toContain('Editor’s note: The trustees resigned in the year of the flood.');
    expect(await result.locator('mark').allTextContents()).toEqual(['flood']);
    expect(await result.locator('[data-part=snippet]').count()).toBe(0);
    expect(await result.getByRole('link').getAttribute('href')).toMatch(/#:~:text=the-,flood$/);
  });

  test('shows the note on a work whose text isn’t here as such', async () => {
    const page = await search('harbour');
    const result = results(page).filter({ hasText: year });
    expect(await result.innerText()).toContain('Editor’s note: On a harbour and its lighthouse');
  });

  test('links to the words of a Japanese text', async () => {
    const page = await search('小舟');
    await page.locator('.results a').click();
    await page.waitForURL('**/#p1*');
    expect(await page.title()).toContain(japanese);
  });

  test('shows the best two passages of a work', async () => {
    const page = await search('lighthouse');
    const snippet = results(page).filter({ hasText: keeper }).locator('[data-part=snippet]');
    expect(await snippet.innerText()).toMatch(/the lamp of the lighthouse.+ … .+the window of the lighthouse/s);
  });
});

describe('Enter', () => {
  const status = (page: Page) => page.getByRole('status').innerText();

  test('opens the only work with that title, and Back returns to the search', async () => {
    const page = await search('');
    await field(page).fill('the keeper of quill');
    await expect.poll(() => status(page)).toContain('Press Enter to open “The Keeper of Quill”.');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/articles/the-keeper-of-quill/');
    await page.goBack();
    await expect.poll(() => status(page)).toContain('1 result for “the keeper of quill”');
    expect(await field(page).inputValue()).toBe('the keeper of quill');
  });

  test('searches before the results are shown', async () => {
    const page = await search('');
    await field(page).fill('the keeper of quill');
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page)).toContain('1 result for “the keeper of quill”');
    expect(new URL(page.url()).pathname).toBe('/search/');
  });

  test('searches if the query has changed since then', async () => {
    const page = await search('the keeper of quill');
    await expect.poll(() => status(page)).toContain('Press Enter');
    await field(page).fill('the keeper of quill and his lamp');
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page)).toContain('for “the keeper of quill and his lamp”');
    expect(new URL(page.url()).pathname).toBe('/search/');
  });

  test('in the search field of another page lists the results', async () => {
    const page = await open();
    await page.goto(`${typed.address}about/`);
    await page.getByRole('searchbox', { name: 'Search this site' }).fill('Signals');
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page)).toContain('1 result for “Signals”');
    expect(new URL(page.url()).pathname).toBe('/search/');
  });

  test('searches if the query is only a part of a title', async () => {
    const page = await search('keeper');
    await field(page).press('Enter');
    await page.waitForTimeout(300);
    expect(new URL(page.url()).pathname).toBe('/search/');
  });
});
