import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { useBrowser } from '../support/context.ts';

const open = useBrowser();
const { plain, large } = inject('sites');
const article = `${plain.address}articles/how-isis-cells-operate/`;
const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();

test('the excerpt stands word for word as on the source page', async () => {
  const source = (await readFile('tests/fixtures/source-page.txt', 'utf8')).split('\n').map(spaced).filter(Boolean);
  const start = source.findIndex((line) => line.startsWith('The attack in Brussels'));
  const end = source.findIndex((line) => line.startsWith('Log in or register'));
  const page = await open();
  await page.goto(article);
  const paragraphs = (await page.locator('.prose > p').allTextContents()).map(spaced);
  const label = spaced((await page.locator('.prose figcaption b').textContent()) ?? '');
  expect(label).toBe('PARIS 2015');
  expect([paragraphs[0], label + paragraphs[1], ...paragraphs.slice(2)]).toEqual(source.slice(start, end));
});

test('the page says where the words are from, that they stop, and how to go on', async () => {
  const page = await open();
  await page.goto(article);
  expect(await page.locator('h1').textContent()).toBe('How ISIS Cells Operate');
  const provenance = spaced(await page.locator('article > header dl').innerText());
  for (const fact of [
    'Foreign Affairs',
    '“Lone Wolves no more”',
    'Thuppahi',
    '3 April 2016',
    'an excerpt',
    'on a day not known',
  ]) {
    expect(provenance).toContain(fact);
  }
  const ending = page.getByRole('complementary', { name: 'Where the excerpt ends' });
  const said = spaced(await ending.innerText());
  expect(said).toContain('The excerpt ends here, in mid-sentence.');
  expect(said).toContain('log in or register for free');
  expect(said).toContain('stops at the same words');
  expect(await ending.getByRole('link').first().getAttribute('href')).toBe(
    'https://thuppahis.com/2016/04/03/how-isis-cells-operate/',
  );
  const reply = page.getByRole('region', { name: 'Reply' }).getByRole('link');
  expect(await reply.getAttribute('href')).toBe('https://thuppahis.com/2016/04/03/how-isis-cells-operate/#respond');
});

test('a reader follows a related work and comes back', async () => {
  const page = await open();
  await page.goto(article);
  const related = page.getByRole('region', { name: 'Related reading' });
  expect(await related.getByRole('listitem').count()).toBe(3);
  expect(await related.getByText("Listed under the article at Thuppahi's Blog.").count()).toBe(3);
  await related.getByRole('link', { name: 'ISIS as Fascist and Totalitarian' }).click();
  await page.waitForURL('**/related/dupont-isis-as-fascist-and-totalitarian/');
  expect(await page.locator('h1').textContent()).toBe('ISIS as Fascist and Totalitarian');
  const archive = page.getByRole('link', { name: "find it in the archive of Thuppahi's Blog for 29 September 2014" });
  expect(await archive.getAttribute('href')).toBe('https://thuppahis.com/2014/09/29/');
  await page
    .getByRole('region', { name: 'Referred to from' })
    .getByRole('link', { name: 'How ISIS Cells Operate' })
    .click();
  await page.waitForURL(article);
});

test('a tag leads to its meaning and its works, an author to theirs', async () => {
  const page = await open();
  await page.goto(article);
  await page.getByRole('region', { name: 'Filed under' }).getByRole('link', { name: 'political discourse' }).click();
  await page.waitForURL('**/tags/political-discourse/');
  expect(await page.locator('main').innerText()).toContain('How politics is spoken and written about');
  expect(await page.locator('main').innerText()).toContain('politIcal discourse');
  expect(
    await page
      .locator('.works > li > a')
      .allTextContents()
      .then((titles) => titles.map(spaced)),
  ).toEqual(['How ISIS Cells Operate', 'ISIS as Fascist and Totalitarian']);
  await page.goto(`${plain.address}authors/`);
  expect((await page.locator('.index li').allTextContents()).map(spaced)).toEqual([
    'Dupont, Alan, 1 work',
    'Johnson, Alexandra, 1 work',
    'Klausen, Jytte, 1 work',
    'Roberts, Michael, 2 works',
  ]);
});

test('a reading page is one request, without script, and small', async () => {
  const page = await open();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(article, { waitUntil: 'networkidle' });
  expect(requests.filter((address) => !address.endsWith('/favicon.svg'))).toEqual([article]);
  const html = await readFile(`${plain.folder}/articles/how-isis-cells-operate/index.html`);
  expect(brotliCompressSync(html).byteLength).toBeLessThan(14_600);
});

test('a text shows its pictures, with words where they say something, and leads to its own heads', async () => {
  const page = await open();
  await page.goto(`${large.address}articles/everything/`);
  const [picture, ornament] = await page.locator('.prose img').all();
  await picture?.scrollIntoViewIfNeeded();
  await expect.poll(() => picture?.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(960);
  expect(await picture?.getAttribute('alt')).toBe('A ruled page with a red line for its margin');
  expect(await ornament?.getAttribute('alt')).toBe('');
  expect(await page.locator('.prose figcaption').allTextContents()).toEqual(['A page before the first entry']);
  // the head “Main” stands beside the page's own part of that name
  await page.getByRole('link', { name: 'a link to it' }).click();
  expect(new URL(page.url()).hash).toBe('#heading-main');
  expect(await page.locator(':target').textContent()).toBe('Main');
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.length).toBe(new Set(ids).size);
});

test('everything is read without JavaScript', async () => {
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

test('a scholar takes the two citations, and the record', async () => {
  const page = await open();
  await page.goto(article);
  const cite = page.getByRole('region', { name: 'How to cite' });
  const text = spaced(await cite.innerText());
  expect(text).toContain('Klausen, Jytte, and Alexandra Johnson. n.d. “Lone Wolves No More.” Foreign Affairs.');
  expect(text).toContain('“How ISIS Cells Operate.” Excerpt. Commonplace. November 22, 2026.');
  expect(text).toContain('para. 3 is at https://commonplace.example/articles/how-isis-cells-operate/#p3');
  await cite.locator('dd').first().click();
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toMatch(/^Klausen, Jytte.*Foreign Affairs\.$/);
  const record = cite.getByRole('link', { name: 'BibTeX' });
  expect(await record.getAttribute('href')).toBe('/articles/how-isis-cells-operate.bib');
});

test('what refers to a work is named there, with the sentence that holds the link', async () => {
  const page = await open();
  await page.goto(`${large.address}related/made-up-002/`);
  const referred = page.getByRole('region', { name: 'Referred to from' });
  expect(await referred.innerText()).toContain('A text with everything');
  expect(await referred.innerText()).toContain('“It refers to a made-up work as well.”');
  const similar = page.getByRole('region', { name: 'Under the same tags' });
  expect(await similar.getByRole('listitem').count()).toBe(4);
});

test('what is missing, and where an archived copy may be, is said where the work is from', async () => {
  const page = await open();
  await page.goto(article);
  const provenance = page.locator('article > header dl');
  expect(spaced(await provenance.innerText())).toContain(
    'the picture labelled “PARIS 2015” and what follows the last words',
  );
  expect(await provenance.getByRole('link', { name: 'archived' }).getAttribute('href')).toBe(
    'https://web.archive.org/web/20160403/https://thuppahis.com/2016/04/03/how-isis-cells-operate/',
  );
});
