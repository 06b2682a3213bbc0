import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { expectAccessible, expectContrastInDark } from '../support/axe.ts';
import { useBrowser } from '../support/context.ts';
import { search } from '../support/search-page.ts';

const open = useBrowser();
const { large } = inject('sites');
const articles = (await readdir('tests/fixtures/constructs/articles')).flatMap((name) =>
  /\.mdx?$/.test(name) ? [name.replace(/\.mdx?$/, '')] : [],
);
const addressOf = (id: string) => `${large.address}articles/${id}/`;

async function openArticle(id: string, width = 1280): Promise<Page> {
  const page = await open({ viewport: { width, height: 900 } });
  await page.goto(addressOf(id));
  return page;
}

describe('a page with a construct', () => {
  test.each(articles)('is accessible and fits a phone: %s', async (id) => {
    const page = await open.shared({ viewport: { width: 320, height: 700 } });
    await expectAccessible(page, addressOf(id));
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await expectContrastInDark(page);
  });
});

describe('verse', () => {
  const poem = [
    'The ferry leaves at nine,',
    '    at ten it has forgotten us,',
    '        at eleven the pier forgets',
    'the ferry.',
    '',
    'No one waves.',
    '                Someone',
    '                        folds a map.',
  ].join('\n');

  /** Returns where each line starts and ends, in pixels from the start of the first. */
  const lineBoxes = (page: Page) =>
    page
      .locator('.verse')
      .first()
      .locator('p > span')
      .evaluateAll((lines) =>
        lines.map((line) => {
          const range = document.createRange();
          range.selectNodeContents(line);
          const text = line.firstChild as Text;
          range.setStart(text, text.data.search(/\S/));
          const [first] = range.getClientRects();
          const origin = line.parentElement?.getBoundingClientRect().x ?? 0;
          return {
            start: Math.round((first?.x ?? 0) - origin),
            top: first?.y ?? 0,
            lines: line.getClientRects().length,
          };
        }),
      );

  test('is copied with its lines and their indentation', async () => {
    const page = await openArticle('verse');
    const copied = await page.evaluate(() => {
      const selection = window.getSelection();
      selection?.selectAllChildren(document.querySelector('.verse') as Element);
      return selection?.toString();
    });
    expect(copied?.replaceAll('\u2002', ' ').trimEnd()).toBe(poem);
  });

  test.each(['screen', 'print'] as const)('has stepped lines on %s', async (media) => {
    const page = await openArticle('verse');
    await page.emulateMedia({ media });
    const starts = (await lineBoxes(page)).map(({ start }) => start);
    expect(starts[0]).toBe(0);
    expect(starts[1]).toBeGreaterThan(20);
    expect(starts[2]).toBe(2 * (starts[1] ?? 0));
    expect(starts[3]).toBe(0);
    expect(starts[5]).toBe(4 * (starts[1] ?? 0));
    expect(starts[6]).toBe(6 * (starts[1] ?? 0));
  });

  test('continues a long line with an indentation', async () => {
    const page = await openArticle('verse', 320);
    const rows = await page
      .locator('.verse p > span')
      .first()
      .evaluate((line) => {
        line.textContent = 'A line that is far too long for the screen of a phone, and goes on';
        const range = document.createRange();
        range.selectNodeContents(line);
        return [...range.getClientRects()].map(({ x }) => x);
      });
    expect(rows.length).toBeGreaterThan(1);
    for (const x of rows.slice(1)) expect(x).toBeGreaterThan((rows[0] ?? 0) + 20);
  });
});

test('a letter has its date and its signature at the end of the line, and its greeting at the start', async () => {
  const page = await openArticle('letter');
  const gaps = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((line) => {
        const range = document.createRange();
        range.selectNodeContents(line);
        const [words, box] = [
          [...range.getClientRects()].findLast(({ width }) => width > 0),
          line.getBoundingClientRect(),
        ];
        return { start: Math.round((words?.left ?? 0) - box.left), end: Math.round(box.right - (words?.right ?? 0)) };
      });
  expect((await gaps('.dateline')).end).toBe(0);
  expect((await gaps('.signature')).end).toBe(0);
  expect((await gaps('.salutation')).start).toBe(0);
  expect(await page.getByRole('link', { name: 'Paragraph 2', exact: true }).locator('..').innerText()).toBe(
    'Dear Olive,',
  );
});

test('screen readers announce what is not the text of the work', async () => {
  const omission = await openArticle('omission');
  expect(await omission.getByRole('img', { name: 'Omission' }).count()).toBe(3);
  expect(await omission.locator('.prose').textContent()).toContain('The excerpt starts partway through the text.');
  expect(await omission.locator('article > header dl').textContent()).toContain('the parts of the text marked […]');
  const note = await openArticle('editors-note');
  expect(await note.getByRole('note').innerText()).toMatch(/^Editor’s note: The path fell/);
  expect(await note.getByRole('link', { name: 'Editor’s note 1' }).count()).toBe(1);
  expect(await note.getByRole('link', { name: 'Note 2', exact: true }).count()).toBe(1);
  expect(await note.locator('.note:has(#fn-ed-1)').innerText()).toMatch(/^Editor’s note 1: The house was painted/);
  expect(await note.locator('.note:has(#fn-1)').innerText()).toMatch(/^Note 2: The dog/);
  const table = await openArticle('table');
  const caption = 'Ships in the harbour on 1 May, by his own count';
  expect(await table.getByRole('group', { name: caption }).getByRole('table', { name: caption }).count()).toBe(1);
});

test('a figure has its caption, and a credit that links to its source', async () => {
  const page = await openArticle('figure');
  const figure = page.getByRole('figure');
  await figure.scrollIntoViewIfNeeded(); // images load when they are near the screen
  await expect.poll(() => figure.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640);
  expect(await figure.innerText()).toBe('The gate, seen from the second quay. Åsa Bergström, CC BY 4.0');
  expect(await figure.getByRole('link').getAttribute('href')).toBe('https://photos.example/gate?size=large&page=2');
});

describe('the search', () => {
  const results = async (query: string) => {
    const page = await search(await open.shared(), large.address, query);
    return (await page.locator('.results li').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
  };

  test.each([
    [
      'forgotten',
      'Ferry',
      'at ten it has forgotten us, at eleven the pier forgets the ferry. No one waves. Someone folds a map.',
    ],
    ['pencil', 'Ferry', 'right about the quay. — a hand in pencil'],
    [
      '"nobody counts"',
      'The lamp room',
      'Nobody counts the lamps until one of them is out. — Ken Ito, Letters from the Quay',
    ],
    ['"fog enough"', 'Two letters about a lamp', 'There is fog enough for two. Ever yours,'],
    ['"own count"', 'Ships in the harbour', 'by his own count Year Sail Steam 1890'],
    ['Bergström', 'The gate at the end of the quay', 'second quay. Åsa Bergström, CC BY 4.0'],
    ['lord', 'A plaque', 'the glory of the Lord and the Harbour Board'],
    ['bollards', 'Why <style>, <article id="p1"> and </head>', 'A <script> in a sentence'],
    ['λιμήν', 'A word on the wall', 'the word for harbour, λιμήν (limēn), on the wall'],
    ['limēn', 'A word on the wall', 'the word for harbour, λιμήν (limēn), on the wall'],
  ])('finds %s', async (query, title, snippet) => {
    const [first = ''] = await results(query);
    expect(first).toContain(title);
    expect(first).toContain(snippet);
  });

  test.each(['1987', 'painted white', 'granite'])('does not show %s as words of the author', async (query) => {
    for (const text of (await results(query)).filter((result) => /walk to|inventory/i.test(result)))
      expect(text).toMatch(/Editor’s note: .* Found in: note$/);
  });
});

describe('a text about markup', () => {
  test('has its styles, and its words are not elements', async () => {
    const page = await openArticle('markup');
    expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
    expect(await page.locator('article').count()).toBe(1);
    expect(await page.title()).toMatch(/^Why <style>, <article id="p1"> and <\/head> are not markup here/);
  });

  test.each(['feed.json', 'feed.xml'])('adds no element to %s', async (name) => {
    const feed = await readFile(join(large.folder, name), 'utf8');
    const contents = name.endsWith('json')
      ? (JSON.parse(feed) as { items: { content_html: string }[] }).items.map((item) => item.content_html)
      : load(feed, { xml: true })(String.raw`content\:encoded`)
          .get()
          .map((element) => load(feed, { xml: true })(element).text());
    const $ = load(contents.join(''));
    expect($('script, style').length).toBe(0);
    expect($('a[title]').attr('title')).toBe('"><script>document.title = "taken"</script>');
    expect($('abbr').attr('title')).toBe('high -> low');
  });
});

test('feeds keep the constructs without the styles of the site', async () => {
  const { items } = JSON.parse(await readFile(join(large.folder, 'feed.json'), 'utf8')) as {
    items: { title: string; content_html: string }[];
  };
  const contentOf = (title: string) => load(items.find((item) => item.title === title)?.content_html ?? '');
  const verse = contentOf('Ferry');
  expect(verse('p').first().html()).toBe(
    [
      '<span>The ferry leaves at <em>nine</em>,</span>',
      '<span>\u2002\u2002\u2002\u2002at ten it has forgotten us,</span>',
      '<span>\u2002\u2002\u2002\u2002\u2002\u2002\u2002\u2002at eleven the pier forgets</span>',
      '<span>the ferry.</span>',
    ].join('<br>\n'),
  );
  expect(verse('figcaption').text()).toBe('— a hand in pencil');
  expect(contentOf('Two letters about a lamp')('p').eq(1).text()).toBe('Dear Olive,');
  expect(contentOf('The lamp room')('figure > blockquote + figcaption').text()).toBe(
    '— Ken Ito, Letters from the Quay',
  );
  expect(contentOf('A walk to the lighthouse')('section').text()).toMatch(/^Editor’s note: /);
  expect(contentOf('Inventory of a harbour').text()).toContain('[…] three paragraphs on the price of granite');
  expect(contentOf('Ships in the harbour')('caption').text()).toContain('Ships in the harbour on 1 May');
  expect(contentOf('The gate at the end of the quay')('figcaption a').text()).toBe('Åsa Bergström, CC BY 4.0');
  expect(contentOf('A word on the wall')('ruby').text()).toBe('λιμήν (limēn)');
});
