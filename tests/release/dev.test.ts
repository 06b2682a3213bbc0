import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { runAstroBuild, testOutput } from '../../scripts/support/run-build.ts';
import { useBrowser } from '../support/context.ts';

const open = useBrowser();
const content = 'test-content'; // Astro evaluates its content configuration again after a change, except in .astro/
const polling = { interval: 500 };
let server: ChildProcess | undefined;
let address = '';
let output = '';

beforeAll(async () => {
  await rm(content, { recursive: true, force: true });
  await cp('tests/fixtures/sound', content, { recursive: true });
  await runAstroBuild({ CONTENT_DIR: content, OUT_DIR: `${testOutput}/dev` });
});
afterAll(async () => {
  server?.kill();
  await rm(content, { recursive: true });
});

/** Starts the development server of a site with a base path. */
async function start(): Promise<void> {
  const child = spawn('node', ['node_modules/astro/bin/astro.mjs', 'dev', '--port', '4870'], {
    env: {
      ...process.env,
      VITEST: undefined, // in a test, Astro's server answers no requests
      NODE_ENV: 'development',
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      CONTENT_DIR: content,
      OUT_DIR: `${testOutput}/dev`,
      CACHE_DIR: `${testOutput}/cache-dev`,
      SITE_URL: 'https://host.example/reading/',
    },
  });
  server = child;
  address = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (data: Buffer) => (output += data.toString()));
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      const [, url] = /Local\s+(http\S+)/.exec(output) ?? [];
      if (url) resolve(url);
    });
    child.on('exit', () => reject(new Error(output)));
  });
}

/** Returns a work with a title, which further fields may follow. It has a tag unless they name others. */
const work = (title: string, body: string) =>
  `---\ntitle: ${title}\n${title.includes('tags:') ? '' : 'tags: [first-tag]\n'}added: 2026-02-01\n---\n\n${body}\n`;

const get = (path: string) => fetch(address + path, { headers: { accept: 'text/html' } });

const textOf = async (path: string) => (await get(path)).text();

describe('the development server', () => {
  beforeAll(() => start());

  test('shows problems on the page of their file, and reloads it when they are fixed', async () => {
    const page = await open();
    await page.goto(`${address}articles/an-article/`);
    await expect.poll(() => page.locator('main h1').textContent()).toBe('An article');
    expect(await page.locator('#content-problems').count()).toBe(0);
    await writeFile(`${content}/related/another.md`, '---\ntitle: Another\nadded: 2026-02-31\n---\n');
    await expect.poll(() => page.locator('summary').first().textContent(), polling).toBe('1 error in 1 content file');
    expect(await page.locator('main h1').textContent()).toBe('An article');
    const banner = await page.locator('#content-problems').boundingBox();
    expect(banner?.width, 'not only as wide as the margin').toBeGreaterThan(600);
    expect(await page.locator('#content-problems li').textContent()).toContain('another.md:3: added: invalid date');

    const response = await page.goto(`${address}related/another/`);
    expect(response?.status()).toBe(500);
    expect(await page.locator('li').textContent()).toContain('another.md:3: added: invalid date "2026-02-31"');
    await writeFile(`${content}/related/another.md`, work('Another', ''));
    await expect.poll(() => page.locator('main h1').textContent(), polling).toBe('Another');
    expect(await page.locator('#content-problems').count()).toBe(0);
    await rm(`${content}/related/another.md`);
  });

  test('works on all other pages despite invalid files', async () => {
    const invalid = {
      'related/yaml.md': '---\ntitle: A: B\n---\n',
      'related/field.md': '---\ntitle: A\nadded: 2026-01-01\ncolour: red\n---\n',
      'related/references.md': work('A\ntags: [no-tag]\nrelated: [{ work: no-work }]', ''),
      'articles/mdx.mdx': work('A\nextent: full\nrights: Ours.', 'An {open brace'),
      'articles/image.md': work('A\nextent: full\nrights: Ours.', '![A gate](gate.png)'),
      'articles/File name.md': work('A\nextent: full\nrights: Ours.', 'Text.'),
      'related/an-article.md': work('A', ''), // the id of another work
      'tags/meaning.md': '---\nname: meaning\n---\n',
      'pages/page.md': '---\nname: page\n---\n',
    };
    const files = Object.keys(invalid);
    await mkdir(`${content}/pages`, { recursive: true });
    onTestFinished(async () => {
      for (const file of files) await rm(`${content}/${file}`, { force: true });
    });
    for (const [file, text] of Object.entries(invalid)) await writeFile(`${content}/${file}`, text);
    for (const file of files) {
      const own = await get(file.replace(/^pages\//, '').replace(/\.mdx?$/, '/'));
      const html = await own.text();
      expect([own.status, html]).toEqual([500, expect.stringContaining(`${file}:`)]);
      expect(html, 'a link to the front page').toContain('href="/reading/"');
    }
    for (const path of ['', 'articles/', 'articles/an-article/', 'related/', 'tags/first-tag/', 'about/', 'feed.xml']) {
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 200]);
      if (path !== 'feed.xml') expect(await response.text()).toContain(`in ${files.length} content files</summary>`);
    }
    for (const file of files) await rm(`${content}/${file}`);
    expect(await textOf('')).not.toContain('content-problems');
  });

  test.each([
    ...['feed.xml', 'feed.json', 'tags/first-tag/feed.xml', 'tags/first-tag/feed.json', 'library.bib', 'library.ris'],
    ...['library.csl.json', 'articles/an-article.ris', 'articles/an-article.csl.json'],
    ...['articles/an-article.md', 'articles/an-article.epub', 'library.epub'],
  ])('serves %s', async (path) => {
    const response = await get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.not.stringContaining('html')]);
  });

  test.each(['articles/an-article.epub', 'library.epub'])('serves %s with the text of the page', async (path) => {
    const book = unzipSync(await (await get(path)).bytes());
    expect(strFromU8(book['EPUB/articles-an-article.xhtml'] ?? new Uint8Array())).toContain('Words of the article.');
  });

  test.each([
    ['md', 'mdx'],
    ['mdx', 'md'],
  ])(
    'shows a changed .%s file on its page, in lists, in backlinks and in its citation, and as .%s file',
    async (type, otherType) => {
      for (const word of ['Here', 'There']) {
        const text = `${word} it leads to [an article](../../articles/an-article/). And on.`;
        await writeFile(`${content}/related/text.${type}`, work(`${word} is a text`, text));
        expect(await textOf('related/text/')).toContain(`${word} it leads to <a`);
        expect(await textOf('related/')).toContain(`${word} is a text`);
        expect(await textOf('articles/an-article/')).toContain(`${word} it leads to an article.`);
        expect(await textOf('related/text.bib')).toContain('@misc{text,');
        expect(await textOf('related/text.md')).toContain(`${word} it leads to [an article](http`);
        expect((await get('articles/an-article.png')).headers.get('content-type')).toBe('image/png');
      }
      await rename(`${content}/related/text.${type}`, `${content}/related/moved.${type}`);
      expect((await get('related/text/')).status).toBe(404);
      expect(await textOf('related/moved/')).toContain('There it leads to <a');
      await rename(`${content}/related/moved.${type}`, `${content}/related/moved.${otherType}`);
      expect(await textOf('related/moved/')).toContain('There it leads to <a');
      await rm(`${content}/related/moved.${otherType}`);
      expect((await get('related/moved/')).status).toBe(404);
    },
  );

  test.each(['md', 'mdx'])('shows an image of a .%s file that is added, replaced and deleted', async (type) => {
    const [text, image] = [`${content}/articles/gates.${type}`, `${content}/articles/gate.png`];
    await writeFile(text, work('Gates\nextent: full\nrights: Ours.', 'Two gates.\n\n![A gate](gate.png)'));
    expect((await get('articles/gates/')).status).toBe(500);
    for (const width of [120, 150]) {
      await sharp({ create: { width, height: 90, channels: 3, background: 'teal' } }).toFile(image);
      expect(await textOf('articles/gates/')).toMatch(new RegExp(`<img [^>]*width="${width}"`));
    }
    await rm(image);
    expect((await get('articles/gates/')).status).toBe(500);
    await rm(text);
  });

  test('shows the last state of a file that is deleted and written again while pages are requested', async () => {
    const file = `${content}/related/again.md`;
    for (const word of ['One', 'Two', 'Three', 'Four']) {
      const requests = ['', 'related/again/', 'related/'].map(get);
      await rm(file, { force: true });
      await writeFile(file, work('Again', `${word} more time.`));
      await Promise.all([...requests, get('related/again/')]);
      expect(await textOf('related/again/')).toContain(`${word} more time.`);
    }
    await rm(file);
  });

  test('picks up a tag that is added, renamed and deleted', async () => {
    const tag = '---\nname: harbours\nmeaning: On harbours.\n---\n';
    const tagged = (id: string) => writeFile(`${content}/related/tagged.md`, work(`Tagged\ntags: [${id}]`, ''));
    await Promise.all([tagged('harbours'), writeFile(`${content}/tags/harbours.md`, tag)]);
    expect(await textOf('related/tagged/')).toContain('href="/reading/tags/harbours/"');
    await rename(`${content}/tags/harbours.md`, `${content}/tags/ports.md`);
    expect((await get('related/tagged/')).status).toBe(500);
    expect(await textOf('tags/ports/')).toContain('content-problems');
    await rename(`${content}/tags/ports.md`, `${content}/tags/harbours.md`); // corrects the error in the other file
    expect(await textOf('related/tagged/')).toContain('href="/reading/tags/harbours/"');
    await rename(`${content}/tags/harbours.md`, `${content}/tags/ports.md`);
    await tagged('ports');
    expect(await textOf('related/tagged/')).toContain('href="/reading/tags/ports/"');
    await Promise.all([rm(`${content}/tags/ports.md`), rm(`${content}/related/tagged.md`)]);
    expect((await get('tags/ports/')).status).toBe(404);
    expect((await get('related/')).status).toBe(200);
  });

  test('reads fields as the content check does', async () => {
    const fields = 'title: 0b101\nsource:\n  publication: A Journal\n  published: 0079-08-24\nadded: 2026-02-01';
    await writeFile(`${content}/related/ancient.md`, `---\n${fields}\n---\n`);
    const html = await textOf('related/ancient/');
    expect(html).toContain('>0b101<');
    expect(html).toContain('<time datetime="0079-08-24">24\u00a0August\u00a079 AD</time>');
  });

  test("shows a page of the owner's own, and links to it in the footer, as soon as it is written", async () => {
    await writeFile(`${content}/pages/imprint.md`, '---\ntitle: Imprint\n---\n\nA street.\n');
    expect((await get('imprint/')).status).toBe(200);
    expect(await textOf('')).toContain('href="/reading/imprint/"');
  });

  test('redirects from a former id as soon as a work lists it', async () => {
    await writeFile(`${content}/related/renamed.md`, work('Renamed\nformerly: [once]', ''));
    expect((await get('articles/once/?a=b')).url).toBe(`${address}related/renamed/`);
  });

  test('marks drafts on their pages and in lists', async () => {
    await writeFile(`${content}/related/a-draft.md`, work('A draft\ndraft: true', ''));
    expect(await textOf('related/a-draft/')).toContain('Draft · Reference');
    expect(await textOf('related/')).toContain('Draft · Reference');
  });

  test('searches the last index that was built', async () => {
    const page = await open();
    await page.goto(`${address}search/?q=article`);
    const title = page.locator('.results h3 a').first();
    await expect.poll(() => title.textContent(), polling).toContain('An article');
    expect(await title.getAttribute('href')).toMatch(/^\/reading\/articles\/an-article\//);
  });

  test('never prints a stack trace', () => {
    expect(output).not.toMatch(/^ +at /m);
  });
});
