import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { useBrowser } from '../support/context.ts';

const open = useBrowser();
const { plain, large } = inject('sites');
const article = `${plain.address}articles/how-isis-cells-operate/`;
const normalizeSpace = (text: string) => text.replace(/\s+/g, ' ').trim();

test('the excerpt is identical to the source, word for word', async () => {
  const source = (await readFile('tests/fixtures/source-page.txt', 'utf8'))
    .split('\n')
    .map(normalizeSpace)
    .filter(Boolean);
  const start = source.findIndex((line) => line.startsWith('The attack in Brussels'));
  const end = source.findIndex((line) => line.startsWith('Log in or register'));
  const page = await open();
  await page.goto(article);
  const paragraphs = (await page.locator('.prose > p').allTextContents()).map(normalizeSpace);
  const label = normalizeSpace((await page.locator('.prose figcaption b').textContent()) ?? '');
  expect(label).toBe('PARIS 2015');
  expect([paragraphs[0], label + paragraphs[1], ...paragraphs.slice(2)]).toEqual(source.slice(start, end));
});

test('the page shows the provenance of an excerpt, where it ends, and how to continue', async () => {
  const page = await open();
  await page.goto(article);
  expect(await page.locator('h1').textContent()).toBe('How ISIS Cells Operate');
  await page
    .getByText("Excerpt from Foreign Affairs, “Lone Wolves no more” · via Thuppahi's Blog, 3 April 2016")
    .click();
  const provenance = normalizeSpace(await page.locator('article > header dl').innerText());
  for (const fact of [
    'Foreign Affairs',
    '“Lone Wolves no more”',
    'Thuppahi',
    '3 April 2016',
    'date unknown',
    'free registration required',
    'excerpt (added 22 November 2026)',
    '255 words, 1 minute',
  ]) {
    expect(provenance).toContain(fact);
  }
  const ending = page.getByRole('region', { name: 'End of excerpt' });
  const text = normalizeSpace(await ending.innerText());
  expect(text).toContain('The excerpt ends here, mid-sentence.');
  expect(text).toContain(
    'Look for “Lone Wolves no more” by Jytte Klausen and Alexandra Johnson, Foreign Affairs, date unknown (free registration required).',
  );
  expect(text).toContain("Our source, Thuppahi's Blog (Wayback Machine), ends at the same point.");
  expect(await ending.getByRole('link', { name: "Thuppahi's Blog" }).getAttribute('href')).toBe(
    'https://thuppahis.com/2016/04/03/how-isis-cells-operate/',
  );
  expect(await ending.getByRole('link', { name: 'in libraries (WorldCat)' }).count()).toBe(1);
  const reply = page.getByRole('complementary', { name: 'Comments' }).getByRole('link');
  expect(await reply.getAttribute('href')).toBe('https://thuppahis.com/2016/04/03/how-isis-cells-operate/#respond');
});

test('a related work says how to find it and links back', async () => {
  const page = await open();
  await page.goto(article);
  const related = page.getByRole('complementary', { name: 'Related reading' });
  expect(await related.getByRole('listitem').count()).toBe(3);
  expect(await related.getByText("Listed under the article at Thuppahi's Blog.").count()).toBe(3);
  await related.getByRole('link', { name: 'ISIS as Fascist and Totalitarian', exact: true }).click();
  await page.waitForURL('**/related/dupont-isis-as-fascist-and-totalitarian/');
  expect(await page.locator('h1').textContent()).toBe('ISIS as Fascist and Totalitarian');
  const archive = page.getByRole('link', { name: "Find it in the archive of Thuppahi's Blog for 29 September 2014" });
  expect(await archive.getAttribute('href')).toBe('https://thuppahis.com/2014/09/29/');
  const backlinks = page.getByRole('complementary', { name: 'Mentioned in' });
  expect(await backlinks.locator('li > p').allInnerTexts()).toEqual([
    "On that page, about this work: “Listed under the article at Thuppahi's Blog.”",
  ]);
  await backlinks.getByRole('link', { name: 'How ISIS Cells Operate', exact: true }).click();
  await page.waitForURL(article);
});

test('tags link to their meaning and works, and authors to their works', async () => {
  const page = await open();
  await page.goto(article);
  await page.getByRole('complementary', { name: 'Tags' }).getByRole('link', { name: 'political discourse' }).click();
  await page.waitForURL('**/tags/political-discourse/');
  expect(await page.locator('main').innerText()).toContain('How politics is spoken and written about');
  expect(await page.locator('main').innerText()).toContain('politIcal discourse');
  expect(
    await page
      .locator('.works > li > a[href^="/"]:not([href*="/authors/"])')
      .allTextContents()
      .then((titles) => titles.map(normalizeSpace)),
  ).toEqual(['How ISIS Cells Operate', 'ISIS as Fascist and Totalitarian']);
  await page.goto(`${plain.address}authors/`);
  expect((await page.locator('.index-list li').allTextContents()).map(normalizeSpace)).toEqual([
    'Dupont, Alan, 1 work',
    'Johnson, Alexandra, 1 work',
    'Klausen, Jytte, 1 work',
    'Roberts, Michael, 2 works',
  ]);
});

test('a reading page is one request and fits the first round trip', async () => {
  const page = await open();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(article, { waitUntil: 'networkidle' });
  expect(requests.filter((address) => !address.endsWith('/apple-touch-icon.png'))).toEqual([article]);
  const html = await readFile(`${plain.folder}/articles/how-isis-cells-operate/index.html`);
  expect(brotliCompressSync(html).byteLength).toBeLessThan(14_600);
});

test('a text shows its images with alternative text, and its links to headings work', async () => {
  const page = await open();
  await page.goto(`${large.address}articles/everything/`);
  const [image, decoration] = await page.locator('.prose img').all();
  await image?.scrollIntoViewIfNeeded();
  await expect.poll(() => image?.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(960);
  expect(await image?.getAttribute('alt')).toBe('A ruled page with a red line for its margin');
  expect(await decoration?.getAttribute('alt')).toBe('');
  expect(await page.locator('.prose img + figcaption').allTextContents()).toEqual(['A page before the first entry']);
  // the page itself has an element with the id “main”
  await page.getByRole('link', { name: 'a link to it' }).click();
  expect(new URL(page.url()).hash).toBe('#heading-main');
  expect(await page.locator('h2:has(> :target)').textContent()).toBe('Main');
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.length).toBe(new Set(ids).size);
});

test('everything is readable without JavaScript', async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(article);
  expect(await page.locator('.prose').innerText()).toContain('Abdelhamid Abaaoud');
  await page.getByRole('searchbox', { name: 'Search this site' }).fill('Verviers');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL('**/search/?q=Verviers');
  expect(await page.locator('main').innerText()).toContain('needs JavaScript');
  await page.locator('main').getByRole('link', { name: 'Tags', exact: true }).click();
  await page.waitForURL('**/tags/');
});

test('the original and the copy are cited, and the citation can be downloaded', async () => {
  const page = await open();
  await page.goto(article);
  const cite = page.getByRole('complementary', { name: 'How to cite' });
  const text = normalizeSpace(await cite.innerText());
  expect(text).toContain('Klausen, Jytte, and Alexandra Johnson. n.d. “Lone Wolves No More.” Foreign Affairs.');
  expect(text).toContain('“How ISIS Cells Operate.” Excerpt. Commonplace. November 22, 2026.');
  expect(text).toContain('To cite a passage, add “para.” and its number to the citation');
  await cite.locator('.citation').first().click();
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toMatch(/^Klausen, Jytte.*Foreign Affairs\.$/);
  const download = cite.getByRole('link', { name: 'BibTeX' });
  expect(await download.getAttribute('href')).toBe('/articles/how-isis-cells-operate.bib');
});

test('backlinks quote the sentence that contains the link', async () => {
  const page = await open();
  await page.goto(`${large.address}related/made-up-002/`);
  const backlinks = page.getByRole('complementary', { name: 'Mentioned in' });
  expect(await backlinks.innerText()).toContain('A text with everything');
  expect(await backlinks.innerText()).toContain('“It refers to a made-up work as well.”');
  const similar = page.getByRole('complementary', { name: 'Similar works' });
  expect(await similar.getByRole('listitem').count()).toBe(4);
});

test('the provenance says what is not included, and links to the Wayback Machine', async () => {
  const page = await open();
  await page.goto(article);
  await page.locator('article > header summary').click();
  const provenance = page.locator('article > header dl');
  expect(normalizeSpace(await provenance.innerText())).toContain(
    'the image labelled “PARIS 2015” and the rest of the text',
  );
  expect(await provenance.getByRole('link', { name: 'Wayback Machine' }).getAttribute('href')).toBe(
    'https://web.archive.org/web/20160403/https://thuppahis.com/2016/04/03/how-isis-cells-operate/',
  );
});

describe('on a phone', () => {
  const phone = { viewport: { width: 360, height: 740 } };

  test('the text begins on the first screen, below its provenance in one line', async () => {
    const page = await open(phone);
    await page.goto(article);
    const [line, text] = [page.locator('article > header summary'), page.locator('#p1')];
    const [above, below] = [await line.boundingBox(), await text.boundingBox()];
    expect(above?.height).toBeLessThan(80);
    expect(below?.y).toBeLessThan(740 - 3 * 26); // three lines
    expect(await page.locator('article > header dl').isVisible()).toBe(false);
  });

  test('links to the other parts of the page are one tap away', async () => {
    const page = await open(phone);
    await page.goto(article);
    const links = page.locator('.links a');
    expect(await links.allTextContents()).toEqual(['Find the full text', 'Cite', 'EPUB', 'Related reading']);
    for (const link of await links.all()) {
      expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(24);
      const target = (await link.getAttribute('href')) ?? '';
      if (!target.startsWith('#')) continue;
      await link.click();
      await expect
        .poll(() => page.locator(target).boundingBox())
        .toMatchObject({ y: expect.toSatisfy((y) => y < 740) });
      await page.goBack();
    }
    expect(await links.nth(2).getAttribute('href')).toBe('/articles/how-isis-cells-operate.epub');
  });

  test('a related work links to its source, with a target for thumbs', async () => {
    const page = await open(phone);
    await page.goto(`${plain.address}related/roberts-where-in-fighting-generates-fervour-and-power/`);
    const call = page.getByRole('link', { name: 'Read online: Groundviews' });
    expect(await call.getAttribute('href')).toMatch(/^https:\/\/groundviews\.org\/2014/);
    const box = await call.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.y).toBeLessThan(740);
    const head = normalizeSpace(await page.locator('article > header').innerText());
    expect(head.split('18 July 2014').length, 'the date, once').toBe(2);
  });

  test('lists link a work to its source as well, and say so', async () => {
    const page = await open(phone);
    await page.goto(article);
    const link = page.getByRole('complementary', { name: 'Related reading' }).getByRole('link', {
      name: 'Groundviews: “Where In-fighting generates Fervour & Power: ISIS Today, LTTE yesterday”',
    });
    expect(await link.innerText()).toBe('Groundviews');
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/groundviews\.org\//);
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  });
});

test('a heading is a link to itself, and is marked when one follows it', async () => {
  const page = await open();
  await page.goto(`${large.address}articles/everything/`);
  const heading = page.getByRole('heading', { name: 'Main', exact: true });
  await heading.getByRole('link', { name: 'Main', exact: true }).click();
  expect(new URL(page.url()).hash).toBe('#heading-main');
  const background = (locator: typeof heading) =>
    locator.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await background(heading)).not.toBe(await background(page.locator('h1')));
  expect(await heading.innerText()).toBe('Main');
});

test('a text leads to those before and after it in the list, and back to its top', async () => {
  const page = await open();
  await page.goto(`${large.address}articles/`);
  const titles = page.locator('.works > li > a[href*="/articles/"]');
  const hrefs = await titles.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  await page.goto(new URL(hrefs[1] ?? '', large.address).href);
  const nearby = page.getByRole('navigation', { name: 'Browse' });
  expect(await nearby.locator('p').allInnerTexts()).toEqual([
    expect.stringMatching(/^Previous: ./),
    expect.stringMatching(/^Next: ./),
  ]);
  const links = await nearby.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links).toEqual([hrefs[0], hrefs[2]]);
  const sections = page.getByRole('navigation', { name: 'Main' });
  expect(await sections.locator('[aria-current]').allInnerTexts()).toEqual(['Articles']);
  await page.getByRole('link', { name: 'Back to top' }).click();
  await expect.poll(() => page.evaluate('scrollY')).toBe(0);
});

test('one style of citation is open at a time', async () => {
  const page = await open();
  await page.goto(article);
  const cite = page.getByRole('complementary', { name: 'How to cite' });
  const visible = cite.locator('.citation:visible');
  expect(await visible.allInnerTexts()).toEqual([expect.stringContaining('n.d.'), expect.stringContaining('2026')]);
  await cite.getByText('MLA (9th edition)').click();
  await expect
    .poll(() => visible.allInnerTexts())
    .toEqual([
      'Klausen, Jytte, and Alexandra Johnson. “Lone Wolves No More.” Foreign Affairs.',
      expect.stringContaining('22 Nov. 2026'),
    ]);
});

test('readers who follow a link to a passage see how to cite it, until they cite it', async () => {
  const page = await open({ viewport: { width: 360, height: 740 } });
  await page.goto(article);
  const hint = page.getByText('To cite this passage, add its number to a citation.');
  expect(await hint.isVisible()).toBe(false);
  await page.goto(`${article}#p2`);
  const box = await hint.boundingBox();
  expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(740);
  await hint.getByRole('link').click();
  expect(await hint.isVisible()).toBe(false);
  expect(await page.getByText('Klausen, Jytte').first().isVisible()).toBe(true);
});

test('without a script, the hint names the passage that a link led to, and can be dismissed', async () => {
  const page = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await page.goto(`${article}#p1`);
  await page.getByRole('link', { name: 'Paragraph 2', exact: true }).click();
  const hint = page.getByText('To cite this passage');
  const browser = await page.context().newCDPSession(page);
  const { nodes } = await browser.send('Accessibility.getFullAXTree');
  const read = nodes.filter(({ role }) => role?.value === 'StaticText').map(({ name }) => String(name?.value));
  expect(read.join('')).toContain('This is para. 2.');
  expect(await page.locator('main').innerText()).not.toMatch(/para\. [13]|#p[13]/); // nor does the example name another
  const dismiss = page.getByRole('link', { name: 'Dismiss' });
  await dismiss.scrollIntoViewIfNeeded(); // as a click in a test does
  const position = await page.evaluate('scrollY');
  await dismiss.click();
  expect(await hint.isVisible()).toBe(false);
  expect(await page.evaluate('scrollY')).toBe(position);
});

test('only texts that need them have the styles of tables and notes', async () => {
  const styles = async (path: string) => (await readFile(path, 'utf8')).match(/<style>.*?<\/style>/gs)?.join('');
  expect(await styles(`${large.folder}/articles/everything/index.html`)).toContain('.prose table');
  expect(await styles(`${large.folder}/related/made-up-001/index.html`)).not.toContain('.prose table');
});
