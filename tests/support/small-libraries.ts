import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type CheerioAPI, load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import { childEnv } from '../../src/env.ts';
import { htmlFiles } from './context.ts';
import { startRelease } from './releases.ts';

const article = (title: string, more = '') =>
  `---\ntitle: ${title}\nextent: full\nrights: Ours.\nadded: 2026-01-01\n${more}---\n\nWords of ${title}.\n`;
const related = (title: string, more = '') => `---\ntitle: ${title}\nadded: 2026-01-01\n${more}---\n`;
const tag = (name: string) => `---\nname: ${name}\nmeaning: Works on ${name}.\n---\n`;
const authorAndTag = 'authors:\n  - family: Writer\ntags: [ink]\n';

/** A library whose site had an article before. */
export const cleared = 'nothing, after npm run clear';

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

/** Returns the folder of a library's site. */
export const outDirOf = (library: string) => `${testOutput}/sizes/${library.replaceAll(' ', '-')}/dist`;

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
export const findBrokenLinks = ($: CheerioAPI, site: string): string[] =>
  [...$('[href^="/"], [src^="/"], form[action]')]
    .map((element) => $(element).attr('href') ?? $(element).attr('src') ?? $(element).attr('action') ?? '')
    .map((url) => url.replace(/[?#].*/, ''))
    .filter((path) => !existsSync(join(site, path.endsWith('/') ? `${path}index.html` : path)));

/** What the site of a small library shows. */
interface Shown {
  /** The links of the header and the footer to other pages. */
  navigation: readonly string[];
  /** Words on its front page. */
  front: readonly string[];
}

/** Tests a library, which it releases first. */
export function describeSmallLibrary(library: string, { navigation, front }: Shown): void {
  describe(`a library of ${library}`, () => {
    const site = outDirOf(library);
    const readFront = async () => load(await readFile(`${site}/index.html`, 'utf8'));
    let output = '';
    beforeAll(async () => {
      output = await releaseLibrary(library);
    });

    test('is released', () => {
      const works = Object.keys(libraries[library] ?? {}).filter((path) => !path.startsWith('tags/'));
      expect(output).toContain(`dist: ${works.length} ${works.length === 1 ? 'work' : 'works'},`);
      expect(existsSync(`${site}/pagefind/works.json`)).toBe(true);
    });

    test('has no empty part and no broken link on any page', async () => {
      for (const { path, html } of await htmlFiles(site)) {
        const $ = load(html);
        expect({ path, empty: findEmpty($), broken: findBrokenLinks($, site) }).toEqual({
          path,
          empty: [],
          broken: [],
        });
      }
    });

    test('links to the sections with entries', async () => {
      const $ = await readFront();
      expect([...new Set([...$('nav li a')].map((link) => $(link).text().trim()))]).toEqual(navigation);
    });

    test('shows on its front page what there is, or what to do next', async () => {
      const text = (await readFront())('main').text();
      for (const one of front) expect(text).toContain(one);
    });
  });
}
