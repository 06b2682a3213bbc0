import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import sharp from 'sharp';
import { describe, expect, inject, test } from 'vitest';
import { htmlFiles } from '../support/context.ts';

const { plain, kinds, kindsInGerman, large } = inject('sites');
const read = (site: { folder: string }, path: string) => readFile(join(site.folder, path), 'utf8');

/** Returns the paths of the pages of works on a site: `articles/cells`. */
const worksOf = async (site: { folder: string }) =>
  (await htmlFiles(site.folder)).flatMap(
    ({ path }) => /^((?:articles|related)\/[^/]+)\/index\.html$/.exec(path)?.[1] ?? [],
  );

describe.each([
  ['in English', kinds],
  ['in German', kindsInGerman],
  ['with constructs, under a base path', large],
])('a site %s', (_variant, site) => {
  test('has a Markdown file with the numbers of each page', async () => {
    for (const work of await worksOf(site)) {
      const page = load(await read(site, `${work}/index.html`));
      if (page('meta[http-equiv=refresh]').length > 0 || page('meta[name=robots]').length > 0) continue;
      const numbers = page('.paragraph-number')
        .toArray()
        .map((link) => page(link).attr('href')?.slice(1));
      const file = await read(site, `${work}.md`);
      expect([work, [...file.matchAll(/^<!-- (p\w+).* -->$/gm)].map(([, number]) => number)]).toEqual([work, numbers]);
      expect(file).toContain(
        `\n# ${page('h1')
          .text()
          .replace(/[[\]<>]/g, '\\$&')}\n`,
      );
    }
  });

  test('has every file that llms.txt and the Markdown files link to', async () => {
    const works = await worksOf(site);
    const address = load(await read(site, 'index.html'))('link[rel=canonical]').attr('href') ?? '';
    const lists = [
      'llms.txt',
      ...works.map((work) => `${work}.md`).filter((file) => existsSync(join(site.folder, file))),
    ];
    let count = 0;
    for (const list of lists) {
      for (const [url] of (await read(site, list)).matchAll(/https?:\/\/[^\s)">]+/g)) {
        if (!url.startsWith(address)) continue;
        const path = decodeURI(url.slice(address.length))
          .replace(/#.*|\.$/, '')
          .replace(/(?:^|\/)$/, '$&index.html');
        count += 1;
        // a release makes the EPUB files
        if (!path.endsWith('.epub')) expect(existsSync(join(site.folder, path)), `${list}: ${url}`).toBe(true);
      }
    }
    expect(count).toBeGreaterThan(lists.length);
  });
});

test('a shared article shows a card with its title, and any other page that of the site', async () => {
  const cards = (await readdir(join(kinds.folder, 'articles'))).filter((name) => name.endsWith('.png'));
  expect(cards.length).toBeGreaterThan(3);
  for (const card of cards) {
    const file = await readFile(join(kinds.folder, 'articles', card));
    expect(await sharp(file).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    expect(file.length).toBeLessThan(40_000);
    const page = load(await read(kinds, `articles/${card.replace('.png', '')}/index.html`));
    expect(page('meta[property="og:image"]').attr('content')).toBe(`https://kinds.example/articles/${card}`);
    expect(page('meta[property="og:image:alt"]').attr('content')).toBe(page('h1').text());
  }
  const page = load(await read(plain, 'related/roberts-lone-cell-assaults/index.html'));
  expect(page('meta[property="og:image"]').attr('content')).toBe('https://commonplace.example/card.png');
  expect(page('meta[property="og:image:alt"]').attr('content')).toBe('Commonplace');
});
