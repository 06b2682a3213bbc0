import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { load } from 'cheerio';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoContent, runRelease, testOutput } from '../../scripts/support/run-build.ts';
import { serve } from '../../scripts/support/serve.ts';
import { describeBooks } from '../support/books.ts';
import { useBrowser } from '../support/context.ts';
import { makePicture } from '../support/pictures.ts';

const open = useBrowser();

const folder = `${testOutput}/images`;
const site = `${folder}/dist`;
const environment = { CONTENT_DIR: `${folder}/content`, OUT_DIR: site, SITE_URL: 'https://pictures.example/reading/' };
const articles = `${environment.CONTENT_DIR}/articles`;
const frontmatter = '---\ntitle: Plates\nextent: full\nrights: Ours.\nsource: here\nadded: 2026-01-01\n---\n\n';

const texts = {
  'photos.md': `Words.

![A harbour](harbour.jpg 'The harbour')

In a line: ![a mast](mast.png), and again ![a mast](mast.png).

:::figure[A *turned* photo]
![A lighthouse](lighthouse.jpg)
:::`,
  'moving.mdx': `Words.

![A beam that turns](beam.gif)

![A chart with a clear ground](chart.png)`,
};

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await cp(demoContent, environment.CONTENT_DIR, { recursive: true });
  await Promise.all([
    makePicture(2400, 1800, { grain: 8 }).jpeg({ quality: 90 }).toFile(`${articles}/harbour.jpg`),
    makePicture(2400, 1800, { grain: 8 }).withMetadata({ orientation: 6 }).jpeg().toFile(`${articles}/lighthouse.jpg`),
    makePicture(60, 90).png().toFile(`${articles}/mast.png`),
    makePicture(1600, 400, { frames: 3, grain: 40 }).gif().toFile(`${articles}/beam.gif`),
    makePicture(2000, 1000, { transparent: true, grain: 20 }).png().toFile(`${articles}/chart.png`),
    ...Object.entries(texts).map(([name, text]) => writeFile(`${articles}/${name}`, `${frontmatter}${text}\n`)),
  ]);
  await runRelease(environment);
}, 240_000);

/** Returns the images of a text: their attributes, and the path of each file that they offer, by its width. */
async function imagesOf(id: string) {
  const page = load(await readFile(`${site}/articles/${id}/index.html`, 'utf8'));
  return page('.prose img')
    .toArray()
    .map(({ attribs }) => ({
      attribs,
      src: fileOf(attribs['src'] ?? ''),
      offered: (attribs['srcset']?.split(', ') ?? []).map((candidate) => {
        const [address = '', width = ''] = candidate.split(' ');
        return { file: fileOf(address), width: Number.parseInt(width) };
      }),
    }));
}

const fileOf = (address: string) => join(site, address.replace('/reading/', ''));

describe('images of a page', () => {
  test.each([
    ['photos', 0, '1328 × 996', [664, 1328]],
    ['photos', 1, '60 × 90', []],
    ['photos', 2, '60 × 90', []],
    ['photos', 3, '1328 × 1771', [664, 1328]],
    ['moving', 0, '1328 × 332', [664, 1328]],
    ['moving', 1, '1328 × 664', [664, 1328]],
  ])('%s %i: at most twice as wide as the column, and never enlarged', async (id, index, size, widths) => {
    const { attribs, src, offered } = (await imagesOf(id))[index] ?? expect.fail('no such image');
    expect(`${attribs['width']} × ${attribs['height']}`).toBe(size);
    expect(offered.map(({ width }) => width)).toEqual(widths);
    expect(attribs['loading']).toBe('lazy');
    expect(attribs['alt']).not.toBe('');
    expect(attribs).not.toHaveProperty('style');
    for (const { file, width } of [...offered, { file: src, width: Number(attribs['width']) }]) {
      const { width: real, height, pageHeight = height } = await sharp(file).metadata();
      expect([real, Math.abs(pageHeight - (width * Number(attribs['height'])) / Number(attribs['width'])) < 1]).toEqual(
        [width, true],
      );
    }
  });

  test('stay animated and transparent', async () => {
    const [beam, chart] = await imagesOf('moving');
    for (const { file } of beam?.offered ?? []) expect((await sharp(file).metadata()).pages).toBe(3);
    for (const { file } of chart?.offered ?? []) expect((await sharp(file).stats()).isOpaque).toBe(false);
  });

  test('are published without the files that they are made from', async () => {
    const extensions = new Set((await readdir(`${site}/_astro`)).map(extname));
    expect([...extensions].sort()).toEqual(['.js', '.webp']);
  });

  test.each([
    [360, 1, 664],
    [360, 2, 664],
    [390, 3, 1328],
    [768, 1, 664],
    [1280, 1, 664],
    [1280, 2, 1328],
    [2560, 1, 664],
  ])('fill a screen of %i pixels × %i with %i pixels', async (width, deviceScaleFactor, loaded) => {
    const { server, address } = await serve(site, '/reading/');
    const page = await open({ viewport: { width, height: 800 }, deviceScaleFactor });
    await page.goto(`${address}articles/photos/`);
    const image = page.locator('.prose img').first();
    await image.scrollIntoViewIfNeeded();
    const largest = (await imagesOf('photos'))[0]?.offered ?? [];
    const expected = largest.find((candidate) => candidate.width === loaded)?.file.replace(`${site}/`, address);
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.currentSrc)).toBe(expected);
    expect(await image.evaluate((element) => element.clientWidth)).toBeLessThanOrEqual(664);
    server.close();
  });
});

test('a feed has each image once, with its whole address', async () => {
  const feed = JSON.parse(await readFile(`${site}/feed.json`, 'utf8')) as { items: { content_html: string }[] };
  const images = feed.items.flatMap(({ content_html }) => load(content_html)('img').toArray());
  expect(images.length).toBeGreaterThan(5);
  for (const { attribs } of images) {
    expect(attribs['src']).toMatch(/^https:\/\/pictures\.example\/reading\/_astro\/.*\.webp$/);
    expect(Object.keys(attribs)).not.toEqual(expect.arrayContaining(['srcset']));
    expect(Object.keys(attribs)).not.toEqual(expect.arrayContaining(['sizes']));
  }
});

// tests/slow/epub.test.ts reads the books of a library with everything, on a German site
describeBooks(() => site);

test('EPUB files have pictures of at most 1600 pixels, and the same ones as the book of the library', async () => {
  const picturesIn = async (path: string) =>
    unzipSync(await readFile(join(site, path)), { filter: ({ name }) => name.includes('picture-') });
  const library = await picturesIn('library.epub');
  const sizes = [];
  for (const path of ['articles/photos.epub', 'articles/moving.epub'])
    for (const [name, data] of Object.entries(await picturesIn(path))) {
      const { width, height, format } = await sharp(data).metadata();
      sizes.push(`${name.replace(/.*picture-(\w+).*\./, '$1.')}: ${width} × ${height} ${format}`);
      expect(library[name]).toEqual(data);
    }
  expect(sizes.sort()).toEqual([
    'beam.jpg: 1328 × 332 jpeg',
    'chart.png: 1328 × 664 png',
    'harbour.jpg: 1328 × 996 jpeg',
    'lighthouse.jpg: 1200 × 1600 jpeg',
    'mast.jpg: 60 × 90 jpeg',
  ]);
});
