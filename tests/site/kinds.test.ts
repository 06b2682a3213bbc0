/**
 * Reads the pages of `tests/fixtures/kinds`, which has a work of each type with all fields. What they say above the text
 * is in `tests/fixtures/kinds.<language>.txt`. `UPDATE=1 vitest run … tests/site/kinds.test.ts` writes these files anew:
 * then review them with `git diff`.
 */
import { glob, readFile, writeFile } from 'node:fs/promises';
import { load } from 'cheerio';
import { describe, expect, inject, test } from 'vitest';
import { workTypeNames } from '../../src/schemas/work-types.ts';
import { htmlFiles, useBrowser } from '../support/context.ts';

const open = useBrowser();
const { kinds, kindsInGerman } = inject('sites');
const read = (path: string) => readFile(`${kinds.folder}/${path}`, 'utf8');

/** Returns what the page of a work says above its text, and where it ends, and the parts of its series. */
function describePage(path: string, html: string): string {
  const $ = load(html);
  const textOf = (selector: string) =>
    $(selector)
      .toArray()
      .map((element) => $(element).text().replace(/\s+/g, ' ').trim());
  const facts = $('article > header dl > div')
    .toArray()
    .map((fact) => [$('dt', fact), $('dd', fact)].map((part) => part.text().replace(/\s+/g, ' ').trim()).join(': '));
  const lines = [
    ...textOf('article > header > .label'),
    ...textOf('h1'),
    ...textOf('.byline'),
    ...textOf('article > header > p:not([class]), article > header > .call, article > header > .muted'),
    ...textOf('article > header summary'),
    ...facts,
    ...textOf('.excerpt-end > :not(.label)'),
    ...textOf('#work-series ~ .call'),
    ...textOf('#work-series ~ ul li'),
    $('meta[name=description]').attr('content'),
  ];
  return [path.replace('/index.html', ''), ...lines.map((line) => `  ${line}`)].join('\n');
}

test('the fixture has a work of each type', async () => {
  const files = await Array.fromAsync(glob('tests/fixtures/kinds/*/*.md'), (file) => readFile(file, 'utf8'));
  const types = new Set(files.flatMap((file) => /^type: (.*)$/m.exec(file)?.[1] ?? []));
  expect([...types].sort()).toEqual([...workTypeNames].sort());
});

test.each([
  ['English', kinds, 'en'],
  ['German', kindsInGerman, 'de'],
])('the page of each kind of work in %s', async (_language, { folder }, language) => {
  const files = (await htmlFiles(folder)).filter(({ path }) => /^(?:articles|related)\/[^/]+\/index/.test(path));
  const described = files
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, html }) => `${describePage(path, html)}\n`)
    .join('\n');
  const golden = `tests/fixtures/kinds.${language}.txt`;
  if (process.env.UPDATE) await writeFile(golden, described);
  expect(described).toBe(await readFile(golden, 'utf8'));
});

describe('a text that is first published here', () => {
  test('has its licence in the page, in the head and in the feeds', async () => {
    const url = 'https://creativecommons.org/licenses/by/4.0/';
    const $ = load(await read('articles/the-harbour-in-march/index.html'));
    expect($('head link[rel=license]').attr('href')).toBe(url);
    expect($('article > header a[rel=license]').attr('href')).toBe(url);
    const rss = load(await read('feed.xml'), { xml: true });
    const item = rss('item').filter((_, one) => rss('title', one).text() === 'The harbour in March');
    expect(rss('dc\\:rights', item).text()).toBe('© Ruth Kaye. Licensed under CC BY 4.0.');
    expect(rss('atom\\:link[rel=license]', item).attr('href')).toBe(url);
  });

  test('has one citation, which needs no label', async () => {
    const $ = load(await read('articles/the-harbour-in-march/index.html'));
    expect($('.citations[open] .citation')).toHaveLength(1);
    expect($('.citations .muted')).toHaveLength(0);
  });
});

test('readers can follow a series part by part', async () => {
  const page = await open();
  await page.goto(`${kinds.address}articles/the-harbour-in-march/`);
  const parts = page.getByRole('complementary', { name: 'Series' });
  expect(await parts.locator('[rel=prev]').count()).toBe(0);
  await parts.locator('[rel=next]').click();
  await page.waitForURL('**/the-keeper-of-the-tide-tables/');
  expect(await page.locator('article > header').innerText()).toContain('Letters from the Coast, part 2 of 3');
  expect(await parts.locator('[aria-current]').innerText()).toBe('2. The keeper of the tide tables');
  await page.locator('article > header summary').click();
  await page.getByRole('link', { name: 'Letters from the Coast' }).click();
  await page.waitForURL('**/series/letters-from-the-coast/');
  expect(await page.locator('.works > li .muted:last-child').allInnerTexts()).toEqual(['Part 1', 'Part 2', 'Part 3']);
  await page.goBack();
  await parts.locator('[rel=prev]').click();
  await page.waitForURL('**/the-harbour-in-march/');
});

test('the page of a translator lists the translations with the role', async () => {
  const page = await open();
  await page.goto(`${kinds.address}related/solheim-the-second-wave/`);
  await page.locator('.byline').getByRole('link', { name: 'Sylvie Malet-Chevalier' }).click();
  expect(await page.locator('.works li').allInnerTexts()).toEqual([
    expect.stringMatching(/^Solheim, Simone de\. The Second Wave\. Translated by .*\s+As translator$/s),
  ]);
});

test('lists tell two people of one name apart', async () => {
  const page = await open();
  await page.goto(`${kinds.address}authors/`);
  await page.getByRole('link', { name: 'Kaye, Ruth (ornithologist)' }).click();
  expect(await page.locator('h1').innerText()).toBe('Ruth Kaye (ornithologist)');
  expect(await page.locator('.works li').count()).toBe(1);
});

test.each([
  ['the original title', 'Deuxième', 'The Second Wave'],
  ['a translator', '"Sylvie Malet-Chevalier"', 'The Second Wave'],
  ['its type', 'podcast', 'Night watch: the men who slept by day'],
  ['a recipient', '"to Olive Marsh"', '[Letter to Olive Marsh]'],
])('search finds a work by %s', async (_field, query, title) => {
  const page = await open();
  await page.goto(`${kinds.address}search/?q=${encodeURIComponent(query)}`);
  await expect.poll(() => page.getByRole('status').innerText()).toContain('1 result');
  expect(await page.locator('.results h3').allInnerTexts()).toEqual([title]);
});
