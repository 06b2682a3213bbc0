import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { load } from 'cheerio';
import { afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { runAstroBuild, runRelease, testOutput } from '../../scripts/support/run-build.ts';
import { serve } from '../../scripts/support/serve.ts';
import { contentChanges } from '../support/changes.ts';
import { htmlFiles, useBrowser } from '../support/context.ts';
import { parseHeadersFile, parseVercelJson } from '../support/read-headers.ts';
import {
  createSandbox,
  findLeftovers,
  hashFiles,
  hashSite,
  type Sandbox,
  startRelease,
  writeChangingWork,
} from '../support/releases.ts';
import { findBrokenLinks } from '../support/small-libraries.ts';

const open = useBrowser();

const folder = `${testOutput}/release`;
/** Files as owners put them into `public/`, by path. Two of them have no type that the build makes, and one is empty. */
const ownFiles = {
  CNAME: 'reading.example\n',
  '.nojekyll': '',
  '.well-known/security.txt': 'Contact: mailto:ann@reading.example\n',
  'code1234.html': '<title>Code</title><script>document.title = "seen"</script>',
  'my fonts/a font.woff2': 'not really a font',
  'notes/index.html': '<title>Notes</title><p data-pagefind-body>Unindexed words.</p>',
  'plan.pdf': 'not really a PDF',
};

let sandbox: Sandbox;
let site = '';
let environment: Sandbox['environment'];
const contentFile = (path: string) => `${environment.CONTENT_DIR}/${path}`;
const publicFolder = `${folder}/public`;

/** Writes a file of the owner into `public/`. */
async function writePublic(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(publicFolder, path)), { recursive: true });
  await writeFile(join(publicFolder, path), text);
}

/** Runs a release that must fail. Returns its output. */
async function failRelease(): Promise<string> {
  const { status, output } = await startRelease(environment).ended;
  expect(status, output).toBe(1);
  return output;
}

let published: Awaited<ReturnType<typeof hashSite>>;
beforeAll(async () => {
  sandbox = await createSandbox(folder);
  ({ site, environment } = sandbox);
  Object.assign(environment, { PUBLIC_DIR: publicFolder });
  for (const [path, text] of Object.entries(ownFiles)) await writePublic(path, text);
  await writeChangingWork(sandbox, 'First.');
  const { stdout } = await runRelease({ ...environment, TZ: 'Pacific/Kiritimati' });
  expect(stdout).toMatch(/dist: 3 works, 2 tags, \d+ pages, \d+ files of [\d.]+ MB, in [\d.]+ s/);
  published = await hashSite(sandbox);
});

/** Copies the content as an editor on Windows might save it: with a byte order mark and CRLF line endings. */
async function copyWithCrlf(copy: string): Promise<void> {
  await cp(environment.CONTENT_DIR, copy, { recursive: true });
  for (const { parentPath, name } of await readdir(copy, { recursive: true, withFileTypes: true })) {
    const file = join(parentPath, name);
    if (file.endsWith('.md')) await writeFile(file, `\uFEFF${(await readFile(file, 'utf8')).replaceAll('\n', '\r\n')}`);
  }
}

const alone = `${testOutput}/alone`;
/** Builds the content of `alone` with Astro alone. */
const buildAlone = () =>
  runAstroBuild({
    ...{
      CONTENT_DIR: `${alone}/content`,
      OUT_DIR: `${alone}/dist`,
      CACHE_DIR: `${alone}/cache`,
      PUBLIC_DIR: publicFolder,
    },
    TZ: 'Pacific/Pago_Pago',
  });

describe('Astro alone', () => {
  beforeAll(async () => {
    await rm(alone, { recursive: true, force: true });
    await copyWithCrlf(`${alone}/content`);
  });

  test('fails with one report on the problems in all files', async () => {
    const related = `${alone}/content/related`;
    await writeFile(`${related}/one.md`, '---\ntitle: One\ntags:\n  - frist-tag\nadded: 2026-01-01\n---\n');
    await writeFile(`${related}/two.md`, '---\ntitle: Two\nadded: 2026-02-31\n---\n');
    const { stdout, stderr } = await buildAlone().then(
      () => expect.fail('the build does not fail'),
      (error: { stdout: string; stderr: string }) => error,
    );
    const output = stdout + stderr;
    expect(output).toContain('2 errors in 2 content files');
    expect(output).toContain(`${related}/one.md:4: tags: unknown tag frist-tag (did you mean first-tag?)`);
    expect(output).toContain(`${related}/two.md:3: added: invalid date "2026-02-31"`);
    expect(await readdir(alone)).toEqual(['content']);
    await rm(`${related}/one.md`);
    await rm(`${related}/two.md`);
  });
});

describe('a release', () => {
  test('writes the same headers for each host, within the limits of Cloudflare Pages', async () => {
    const text = await readFile(`${site}/_headers`, 'utf8');
    const [headers, vercel] = [
      parseHeadersFile(text),
      parseVercelJson(await readFile(`${site}.headers/vercel`, 'utf8')),
    ];
    for (const path of ['', ...Object.keys(await hashFiles(site))]) {
      expect(vercel(`/${path}`), path).toEqual(headers(`/${path}`));
      // a folder with a space in its name gets no headers
      if (!['index.html', '_headers', '_redirects', 'my fonts/a font.woff2'].includes(path))
        expect(headers(`/${path}`), path).toHaveProperty('X-Content-Type-Options', 'nosniff');
    }
    expect(text.split('\n\n').length).toBeLessThanOrEqual(100);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(2000);
  });

  test.each([
    ['Netlify and Cloudflare Pages', parseHeadersFile, '/_headers'],
    ['Vercel', parseVercelJson, '.headers/vercel'],
  ])('writes headers under which pages and search work and nothing else can load: %s', async (_host, parse, file) => {
    const headers = parse(await readFile(site + file, 'utf8'));
    const { server, address } = await serve(site, '/', { headers });
    const page = await open();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    for (const path of ['', 'articles/an-article/', 'related/', 'tags/first-tag/', 'about/']) {
      const response = await page.goto(address + path);
      expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
      expect(await page.evaluate(() => getComputedStyle(document.body).display), 'its style applies').toBe('grid');
    }
    await page.goto(`${address}search/?q=article`);
    await expect.poll(() => page.locator('.results mark').count()).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    await page.evaluate(() =>
      document.body.append(Object.assign(document.createElement('img'), { src: 'https://out.example/x.png' })),
    );
    // the policies of the page and of the header report it
    await expect.poll(() => errors.length).toBe(2);
    expect(new Set(errors).size).toBe(1);
    server.close();
  });

  test('has no broken link on any page', async () => {
    for (const { path, html } of await htmlFiles(site)) expect(findBrokenLinks(load(html), site), path).toEqual([]);
  });

  test('publishes every file in public/ as it is', async () => {
    for (const [path, text] of Object.entries(ownFiles))
      expect(await readFile(join(site, path), 'utf8'), path).toBe(text);
  });

  test('neither allows scripts from public/ on its own pages nor sets its policy for pages there', async () => {
    const text = await readFile(`${site}/_headers`, 'utf8');
    const headers = parseHeadersFile(text);
    expect(headers('/code1234.html')).not.toHaveProperty('Content-Security-Policy');
    expect(headers('/notes/index.html')).toHaveProperty('X-Content-Type-Options', 'nosniff');
    expect(text, 'no hash of the script').toContain("script-src 'self';");
  });
});

describe('a release with cached pages', () => {
  // tests/slow/reuse.test.ts tries each change alone, and the others
  test('finishes when a second build starts, which is refused', async () => {
    for (const { apply } of [contentChanges.text, contentChanges.title]) await apply(environment.CONTENT_DIR);
    const first = startRelease(environment);
    await expect.poll(() => existsSync(`${site}.build/lock/process`)).toBe(true);
    expect(await failRelease()).toMatch(/Another build of .*dist is running \(process \d+\)/);
    const { status, output } = await first.ended;
    expect(status, output).toBe(0);
    expect(output).toMatch(/ (\d+) of \1 pages\n  reused \d+ files?\b/);
    expect((await hashSite(sandbox)).site).not.toBe(published.site);
    published = await hashSite(sandbox);
  });

  test('publishes the bytes that Astro alone builds in another time zone and from other line endings, and EPUB files and rules for hosts', async () => {
    await rm(alone, { recursive: true });
    await copyWithCrlf(`${alone}/content`);
    await buildAlone();
    const { _headers, _redirects, ...files } = await hashFiles(site);
    expect(_headers).toBeDefined();
    expect(_redirects).toBeDefined();
    const isBook = ([path]: [string, string]) => path.endsWith('.epub');
    expect(await hashFiles(`${alone}/dist`)).toEqual(
      Object.fromEntries(Object.entries(files).filter((file) => !isBook(file))),
    );
    expect(Object.keys(files)).toContain('feed.xml');
  });

  test('reports the same problems in files that did not change', async () => {
    await rename(contentFile('tags/first-tag.md'), `${folder}/first-tag.md`);
    const cached = await failRelease();
    expect(cached).toMatch(/an-article\.md:[2-9]\b.*tags/);
    await rm(`${site}.cache`, { recursive: true });
    expect(await failRelease()).toBe(cached);
    await rename(`${folder}/first-tag.md`, contentFile('tags/first-tag.md'));
  });
});

describe('a release that fails leaves the published site as it was', () => {
  // tests/slow/releases.test.ts has failures that are found late
  const work = (body: string) => `---\ntitle: A\nextent: full\nrights: Ours.\nadded: 2026-01-01\n---\n\n${body}\n`;
  let badFile: string | undefined;
  beforeEach(() => writeChangingWork(sandbox, 'Second.'));
  afterEach(async () => {
    expect(await hashSite(sandbox)).toEqual(published);
    if (badFile) await rm(badFile);
    badFile = undefined;
    expect(await findLeftovers(sandbox)).toEqual([]);
  });

  test.each([
    ['invalid frontmatter', 'related/bad.md', '---\ntitle: A\n---\n', 'related/bad.md'],
    ['an unknown component', 'articles/bad.mdx', work('Words. <NoSuchThing />'), 'NoSuchThing'],
    ['a missing image', 'articles/bad.md', work('![A](./none.png)'), 'none.png'],
    ['a syntax error in MDX', 'articles/bad.mdx', work('Words {of'), 'bad.mdx'],
  ])('because of %s', async (_what, path, text, expected) => {
    badFile = contentFile(path);
    await writeFile(badFile, text);
    expect(await failRelease()).toContain(expected);
  });
});

test('a release that is killed between two renames is repaired by the next one, even if that one fails', async () => {
  await rename(site, `${site}.build/last`);
  const badFile = contentFile('related/bad.md');
  await writeFile(badFile, 'No frontmatter.');
  await failRelease();
  expect(await hashSite(sandbox)).toEqual(published);
  await rm(badFile);
});

test('a release is refused if a file in public/ would take an address of the site', async () => {
  await writePublic('articles/An-Article.md', 'Words.');
  onTestFinished(() => rm(`${publicFolder}/articles`, { recursive: true }));
  expect(await failRelease()).toMatch(
    /public\/articles\/An-Article\.md:1: .* uses the address \/articles\/an-article\.md /,
  );
  expect(await hashSite(sandbox)).toEqual(published);
});
