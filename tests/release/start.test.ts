import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import { childEnv } from '../../src/env.ts';
import { hashFiles } from '../support/releases.ts';

const folder = `${testOutput}/identity`;
const content = `${folder}/content`;
const published = `${folder}/dist`;
const site = `${published}.preview`;
const port = 4871;
const home = `http://localhost:${port}/margins/`;
const settings = { SITE_SETTINGS: 'tests/fixtures/margins/site.json', CONTENT_DIR: content, OUT_DIR: published };
const read = (path: string) => readFile(join(site, path), 'utf8');
const readPage = async (path: string) => load(await read(`${path}index.html`));

let server: ChildProcess;
let before: Record<string, string>;
beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await cp('tests/fixtures/margins/content', content, { recursive: true });
  await mkdir(published, { recursive: true });
  await writeFile(`${published}/index.html`, 'The published site');
  before = await hashFiles(published);
  server = spawn(process.execPath, ['scripts/start.ts', '--port', String(port)], {
    // in a test, Astro's server answers no requests
    env: childEnv({ ...settings, VITEST: undefined, NODE_ENV: 'production', NO_COLOR: '1' }),
  });
  await new Promise<void>((resolve, reject) => {
    let output = '';
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (data: Buffer) => {
        output += data.toString();
        if (/Local\s+http/.test(output)) resolve();
      });
    server.on('exit', () => reject(new Error(output)));
  });
});
afterAll(() => server.kill());

describe('npm start', () => {
  test('serves the site under its base path, built for the address that it serves', async () => {
    const $ = load(await (await fetch(home)).text());
    expect($('title').text()).toBe('Margins');
    expect($('link[rel=canonical]').attr('href')).toBe(home);
    expect((await fetch(`${home}articles/on-margins/`)).status).toBe(200);
    expect((await fetch(`${home}pagefind/pagefind.js`)).status).toBe(200);
  });

  test('leaves the published site alone', async () => {
    expect(await hashFiles(published)).toEqual(before);
  });
});

describe("the owner's pages", () => {
  test('are in the footer of every page, in order', async () => {
    for (const path of ['', 'imprint/', 'about/', 'articles/on-margins/', 'authors/ann-reader/']) {
      const $ = await readPage(path);
      const links = $('body > footer nav a').toArray();
      expect(links.map((link) => $(link).text()).slice(-4)).toEqual(['About', 'Privacy', 'Imprint', 'Back to top']);
      expect($(links.at(-2)).attr('href')).toBe('/margins/imprint/');
    }
  });

  test.each([
    ['imprint/', 'Imprint', 'The imprint names the publisher.'],
    ['privacy/', 'Privacy', 'How this site treats your data.'],
    ['about/', 'About my margins', 'I keep what I read here.'],
  ])('/%s is valid HTML with its own title and description', async (path, title, description) => {
    const $ = await readPage(path);
    expect($('h1').text()).toBe(title);
    expect($('title').text()).toMatch(new RegExp(`^${title} · `));
    expect($('meta[name=description]').attr('content')).toBe(description);
    const { results } = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(
      await read(`${path}index.html`),
    );
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  });

  test('begin the About page, which the site completes', async () => {
    const $ = await readPage('about/');
    const headings = $('main h2').toArray();
    expect(headings.map((heading) => $(heading).text().trim())).toEqual([
      'Rights and wrongs',
      ...[
        'What is here',
        'Tags',
        'Rights',
        'How to cite',
        'What your browser stores',
        'Downloads and feeds',
        'Contact',
      ],
    ]);
    expect($('#about-rights')).toHaveLength(1);
  });

  test('are in the sitemap and not in the search', async () => {
    const sitemap = await read('sitemap-0.xml');
    for (const path of ['about/', 'imprint/', 'privacy/']) expect(sitemap).toContain(`<loc>${home}${path}</loc>`);
    const entries = Object.values(JSON.parse(await read('pagefind/pagefind-entry.json')).languages);
    expect(entries).toMatchObject([{ page_count: 2 }]);
  });

  test('remain when the library is cleared', async () => {
    const cleared = `${folder}/cleared`;
    await cp(content, cleared, { recursive: true });
    const environment = childEnv({ ...settings, CONTENT_DIR: cleared });
    execFileSync(process.execPath, ['scripts/clear.ts', '--yes'], { env: environment });
    expect(await readdir(`${cleared}/pages`)).toEqual(['about.md', 'imprint.md', 'privacy.mdx']);
    expect(await readdir(`${cleared}/articles`)).toEqual(['.gitkeep']);
  });
});

describe('the identity of the owner', () => {
  const owner = 'Ann Reader & Co';

  test('is the author of pages, and not of works', async () => {
    for (const path of ['', 'about/', 'imprint/'])
      expect((await readPage(path))('meta[name=author]').attr('content')).toBe(owner);
    expect((await readPage('articles/on-margins/'))('meta[name=author]')).toHaveLength(0);
  });

  test('is the publisher of the site that a work is part of', async () => {
    const $ = await readPage('articles/on-margins/');
    expect(JSON.parse($('script[type="application/ld+json"]').text())).toMatchObject({
      isPartOf: { '@type': 'WebSite', name: 'Margins', publisher: { name: owner } },
    });
  });

  test('is in the feeds, but not as the author of works without authors', async () => {
    const $ = load(await read('feed.xml'), { xml: true });
    expect($('channel > managingEditor').text()).toBe(`ann@margins.example (${owner})`);
    expect($('channel > dc\\:publisher').text()).toBe(owner);
    const feed = JSON.parse(await read('feed.json'));
    expect(feed.authors).toEqual([{ name: owner }]);
    expect(feed.items).toMatchObject([{ authors: [{ name: 'Ann Reader' }] }, { authors: [] }]);
  });

  test('includes the licence of its own words, and says nothing about quotations if there are none', async () => {
    const $ = await readPage('');
    expect($('body > footer p').last().text().trim()).toBe('The site’s own text is licensed under CC BY 4.0.');
  });

  test('leaves no trace of another library', async () => {
    for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || /\.(?:png|pagefind|pf_\w+)$/.test(path)) continue;
      expect(await readFile(path, 'utf8'), path).not.toMatch(/commonplace|\bisis\b|klausen|thuppahi/i);
    }
  });
});
