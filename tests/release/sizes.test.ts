import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type CheerioAPI, load } from 'cheerio';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import { serve } from '../../scripts/support/serve.ts';
import { childEnv } from '../../src/env.ts';
import { htmlFiles, useBrowser } from '../support/context.ts';
import { startRelease } from '../support/releases.ts';

const open = useBrowser();

const article = (title: string, more = '') =>
  `---\ntitle: ${title}\nextent: full\nrights: Ours.\nadded: 2026-01-01\n${more}---\n\nWords of ${title}.\n`;
const related = (title: string, more = '') => `---\ntitle: ${title}\nadded: 2026-01-01\n${more}---\n`;
const tag = (name: string) => `---\nname: ${name}\nmeaning: Works on ${name}.\n---\n`;
const authorAndTag = 'authors:\n  - family: Writer\ntags: [ink]\n';

/** A library whose site had an article before. */
const cleared = 'nothing, after npm run clear';

/** The files of each library. A collection without files has no folder, except in the library that was cleared. */
const libraries: Record<string, Record<string, string>> = {
  'one article': { 'articles/one.md': article('One') },
  [cleared]: {},
  'one related work': { 'related/one.md': related('One') },
  'one tag': { 'tags/ink.md': tag('ink') },
  'two of each': {
    'articles/one.md': article('One', `${authorAndTag}related:\n  - work: three\n`),
    'articles/two.md': article('Two'),
    'related/three.md': related('Three', authorAndTag),
    'related/four.md': related('Four'),
    'tags/ink.md': tag('ink'),
    'tags/paper.md': tag('paper'),
  },
};

const outDirOf = (library: string) => `${testOutput}/sizes/${library.replaceAll(' ', '-')}/dist`;

/** Writes a library and releases it. Returns what the release printed. */
async function releaseLibrary(library: string): Promise<string> {
  const site = outDirOf(library);
  const content = join(dirname(site), 'content');
  await rm(dirname(site), { recursive: true, force: true });
  await mkdir(content, { recursive: true });
  if (library === cleared) {
    await cp(dirname(outDirOf('one article')), dirname(site), { recursive: true });
    expect(existsSync(`${site}/articles/one/index.html`)).toBe(true);
    spawnSync(process.execPath, ['scripts/clear.ts', '--yes'], { env: childEnv({ CONTENT_DIR: content }) });
  }
  for (const [path, text] of Object.entries(libraries[library] ?? {})) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  }
  const { status, output } = await startRelease(
    { CONTENT_DIR: content, OUT_DIR: site },
    '.',
    library === cleared ? ['--allow-empty'] : [],
  ).ended;
  expect(status, output).toBe(0);
  return output;
}

/** Finds elements without text, and headings with nothing under them. The search script fills some elements. */
function findEmpty($: CheerioAPI): string[] {
  const describeElement = (element: Parameters<typeof $>[0]) => $.html($(element)).slice(0, 100);
  const textOf = (element: Parameters<typeof $>[0]) => $(element).text().trim();
  const elements = $('section, article, ul, ol, dl, li, dd, p, nav, blockquote, h1, h2, h3')
    .not('[data-part], template *')
    .filter((_, element) => textOf(element) === '' && $(element).find('input').length === 0);
  const headings = $('main :is(h1, h2, h3)')
    .not('template *')
    .filter((_, element) => {
      const next = $(element).next();
      return next.length === 0 || /^h[1-6]$/.test(next[0]?.tagName ?? '');
    });
  return [...elements, ...headings].map(describeElement);
}

/** Finds links to files that the site doesn't have. */
const findBrokenLinks = ($: CheerioAPI, site: string): string[] =>
  [...$('[href^="/"], [src^="/"], form[action]')]
    .map((element) => $(element).attr('href') ?? $(element).attr('src') ?? $(element).attr('action') ?? '')
    .map((url) => url.replace(/[?#].*/, ''))
    .filter((path) => !existsSync(join(site, path.endsWith('/') ? `${path}index.html` : path)));

/** Lists the links of the header and the footer to other pages. */
const navigationOf = ($: CheerioAPI) => [...new Set([...$('nav li a')].map((link) => $(link).text().trim()))];

describe.each(Object.keys(libraries))('a library of %s', (library) => {
  let output = '';
  beforeAll(async () => {
    output = await releaseLibrary(library);
  });

  test('is released', () => {
    const works = Object.keys(libraries[library] ?? {}).filter((path) => !path.startsWith('tags/'));
    expect(output).toContain(`dist: ${works.length} ${works.length === 1 ? 'work' : 'works'},`);
    expect(existsSync(`${outDirOf(library)}/pagefind/works.json`)).toBe(true);
  });

  test('has no empty part and no broken link on any page', async () => {
    for (const { path, html } of await htmlFiles(outDirOf(library))) {
      const $ = load(html);
      expect({ path, empty: findEmpty($), broken: findBrokenLinks($, outDirOf(library)) }).toEqual({
        path,
        empty: [],
        broken: [],
      });
    }
  });
});

test.each([
  [cleared, ['About', 'Search', 'Back to top']],
  ['one related work', ['Related reading', 'About', 'Search', 'Back to top']],
  ['two of each', ['Articles', 'Related reading', 'Tags', 'About', 'Authors', 'Search', 'Back to top']],
])('navigation of %s links to the sections with entries', async (library, labels) => {
  expect(navigationOf(load(await readFile(`${outDirOf(library)}/index.html`, 'utf8')))).toEqual(labels);
});

test.each([
  [cleared, ['This library is empty', 'src/content/articles']],
  ['one tag', ['This library is empty', 'ink']],
  ['one related work', ['Recently added', 'One']],
])('the front page of %s shows what there is, or what to do next', async (library, texts) => {
  const text = load(await readFile(`${outDirOf(library)}/index.html`, 'utf8'))('main').text();
  for (const one of texts) expect(text).toContain(one);
});

test('nothing is left of the article that the site had before its library was cleared', () => {
  expect(existsSync(`${outDirOf(cleared)}/articles/one`)).toBe(false);
});

describe('the search page', () => {
  /** Searches a library, and `other` with it if given. Returns the page and its errors. */
  async function search(library: string, query: string, other?: string) {
    const { server, address } = await serve(outDirOf(library));
    onTestFinished(() => void server.close());
    const page = await open();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    if (other) {
      await page.route('**/search/*', async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace('data-base="/"', '$& data-libraries="/other/"');
        await route.fulfill({ response, body });
      });
      await page.route('**/other/**', (route) =>
        route.fulfill({ path: outDirOf(other) + new URL(route.request().url()).pathname.replace('/other', '') }),
      );
    }
    await page.goto(`${address}search/?${query}`);
    return { page, errors };
  }

  test('says that an empty library has nothing to search', async () => {
    const { page, errors } = await search(cleared, 'q=word');
    expect(await page.locator('main').textContent()).toContain('There is nothing to search yet');
    expect(await page.locator('main form').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test('finds the one work of a library', async () => {
    const { page, errors } = await search('one article', 'q=words');
    await expect.poll(() => page.locator('.results mark').count()).toBeGreaterThan(0);
    expect(errors).toEqual([]);
  });

  test.each([
    ['q=words', '1 result'],
    ['q=words&kind=related', 'No results'],
    ['q=nowhere', 'No results'],
  ])('covers another library that is empty: %s', async (query, status) => {
    const { page, errors } = await search('one article', query, cleared);
    await expect.poll(() => page.locator('[data-part=status]').textContent()).toContain(status);
    expect(errors).toEqual([]);
  });
});
