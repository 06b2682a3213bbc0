import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runAstroBuild, runRelease, testOutput } from '../../scripts/support/run-build.ts';
import { changes } from '../support/changes.ts';
import { useBrowser } from '../support/context.ts';
import { headersOf } from '../support/read-headers.ts';
import { serve } from '../../scripts/support/serve.ts';

const open = useBrowser();

const folder = `${testOutput}/release`;
const environment = { CONTENT_DIR: `${folder}/content`, OUT_DIR: `${folder}/dist` };
const site = environment.OUT_DIR;
const file = (path: string) => `${environment.CONTENT_DIR}/${path}`;
/** A text that the content has from here on, so that a new site differs from the old one. */
const change = (text: string) =>
  writeFile(
    `${environment.CONTENT_DIR}/related/changing.md`,
    `---\ntitle: Changing\nadded: 2026-01-01\n---\n\n${text}\n`,
  );

/** All files of a site with what is in them, in one hash; without the headers, which only a release makes, where said so. */
async function hashOf(site = environment.OUT_DIR, headers = true): Promise<string> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const hash = createHash('sha256');
  for (const file of files.sort())
    if (headers || !file.endsWith('_headers')) hash.update(relative(site, file)).update(await readFile(file));
  return hash.digest('hex');
}

/** What a release that must fail prints. */
async function failure(more: Record<string, string> = {}): Promise<string> {
  const error: unknown = await runRelease({ ...environment, ...more }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error, 'the release fails').toBeDefined();
  const { stdout, stderr } = error as { stdout: string; stderr: string };
  return stdout + stderr;
}

/** What lies in the folder beside the content and the site. */
const leftovers = async () =>
  (await readdir(folder)).filter((name) => !['content', 'dist', 'dist.cache', 'dist.headers'].includes(name));

let old = '';
beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp('tests/fixtures/sound', environment.CONTENT_DIR, { recursive: true });
  await change('First.');
  const { stdout } = await runRelease(environment);
  expect(stdout).toMatch(/dist: 3 works, 2 tags, \d+ pages, \d+ files of [\d.]+ MB, in [\d.]+ s/);
  old = await hashOf();
});

test('Astro alone builds the same site, but for the headers', async () => {
  const alone = `${testOutput}/alone`;
  await runAstroBuild({ ...environment, OUT_DIR: alone, CACHE_DIR: `${alone}-cache` });
  expect(await hashOf(alone)).toBe(await hashOf(site, false));
});

test('under the headers of the site its pages and its search work, and nothing is refused', async () => {
  const headers = headersOf(await readFile(`${site}/_headers`, 'utf8'));
  const { server, address } = await serve(site, '/', { headers });
  const page = await open();
  const refused: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  page.on('pageerror', (error) => refused.push(error.message));
  for (const path of ['', 'articles/an-article/', 'related/', 'tags/first-tag/', 'about/']) {
    const response = await page.goto(address + path);
    expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('grid'); // its style holds
  }
  await page.goto(`${address}search/?q=article`);
  await expect.poll(() => page.locator('.results mark').count()).toBeGreaterThan(0);
  expect(refused).toEqual([]);
  // what a page does not bring along can't come in
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('img'), { src: 'https://out.example/x.png' })),
  );
  await expect.poll(() => refused.length).toBe(1);
  server.close();
});

describe('a release that fails leaves the old site as it was', () => {
  const words = (body: string) => `---\ntitle: A\nextent: full\nrights: Ours.\nadded: 2026-01-01\n---\n\n${body}\n`;
  let bad = '';
  beforeEach(() => change('Second.'));
  afterEach(async () => {
    expect(await hashOf()).toBe(old);
    expect(await leftovers()).toEqual([]);
    await rm(file(bad));
  });
  test.each([
    ['a mistake in the frontmatter', 'related/bad.md', '---\ntitle: A\n---\n', 'related/bad.md'],
    ['a component that does not exist', 'articles/bad.mdx', words('Words. <NoSuchThing />'), 'NoSuchThing'],
    ['a picture that does not exist', 'articles/bad.md', words('![A](./none.png)'), 'none.png'],
    ['MDX that is no MDX', 'articles/bad.mdx', words('Words {of'), 'bad.mdx'],
  ])('%s', async (_what, name, content, named) => {
    bad = name;
    await writeFile(file(name), content);
    expect(await failure()).toContain(named);
  });
});

test('where Pagefind dies, the release fails and says so, and the old site stays', async () => {
  await change('Second.');
  const program = `${folder}/pagefind`;
  await writeFile(program, '#!/bin/sh\nhead -c 10\nexit 3\n', { mode: 0o755 });
  expect(await failure({ PAGEFIND_BINARY_PATH: program })).toMatch(
    /The search index failed:(.|\n)*Pagefind exited without an answer/,
  );
  expect(await hashOf()).toBe(old);
  await rm(program);
  expect(await leftovers()).toEqual([]);
});

/** Starts a release and gives it with what it prints. */
function start(): { child: ChildProcess; printed: () => string; ended: Promise<number | null> } {
  const child = spawn('node', ['scripts/build/index.ts'], { env: { ...process.env, ...environment } });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      text += data;
    });
  return { child, printed: () => text, ended: new Promise((resolve) => child.once('close', resolve)) };
}

test('two builds at once: the second is refused, the first goes on', async () => {
  const first = start();
  await expect.poll(() => existsSync(`${site}.lock/process`)).toBe(true);
  expect(await failure()).toMatch(/Another build of .*dist is running \(process \d+\)/);
  expect(await first.ended).toBe(0);
  expect(await hashOf()).not.toBe(old);
  await change('First.');
  await runRelease(environment);
  expect(await hashOf()).toBe(old);
});

test('content that is changed while a release is made is not published unchecked: the old site stays', async () => {
  const { printed, ended } = start();
  await expect.poll(printed, { timeout: 20_000 }).toMatch(/Building \d+ pages/);
  await change('<script>Unchecked</script>'); // which the check would refuse
  expect(await ended).toBe(1);
  expect(printed()).toMatch(/changed during the build; build again:\nrelated\/changing\.md/);
  expect(await hashOf()).toBe(old);
  await change('First.');
});

test('a kill between the two renames is made good by the next build, even by one that fails', async () => {
  await rename(site, `${site}.last`);
  const bad = `${environment.CONTENT_DIR}/related/bad.md`;
  await writeFile(bad, 'No frontmatter.');
  await failure();
  expect(await hashOf()).toBe(old);
  await rm(bad);
});

describe('a release that reuses pages publishes the same bytes as a cold one', () => {
  beforeAll(() => runRelease(environment));
  // the slow tests try the other changes
  test.each([changes.text, changes.title, changes.picture])('$name', async ({ make, reuses }) => {
    await make(environment.CONTENT_DIR);
    const { stdout } = await runRelease(environment);
    expect(stdout.includes('reusing the pages')).toBe(reuses);
    const warm = await hashOf();
    await rm(`${site}.cache`, { recursive: true });
    await runRelease(environment);
    expect(await hashOf()).toBe(warm);
  });

  test('and reports the same mistakes in files that did not change', async () => {
    await runRelease(environment);
    await rename(file('tags/first-tag.md'), `${folder}/first-tag.md`);
    const cached = await failure();
    expect(cached).toMatch(/an-article\.md:[2-9]\b.*tags/);
    await rm(`${site}.cache`, { recursive: true });
    expect(await failure()).toBe(cached);
    await rename(`${folder}/first-tag.md`, file('tags/first-tag.md'));
  });
});
