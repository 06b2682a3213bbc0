import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import GithubSlugger from 'github-slugger';
import { check, resolveConfig } from 'prettier';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/check/diagnostic.ts';
import { checkContent } from '../../src/check/index.ts';
import { report } from '../../src/check/report.ts';
import { site } from '../../src/env.ts';
import { siteProblems } from '../../src/settings.ts';
import {
  blocksOf,
  blockWith,
  docPages,
  inlineCode,
  npmCommands,
  readme,
  readPage,
  withoutBlocks,
} from '../support/docs.ts';

/** Returns the ids that GitHub gives the headings of a page. */
function headingIds(page: string): string[] {
  const slugger = new GithubSlugger();
  return [...withoutBlocks(readPage(page)).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => slugger.slug(heading));
}

/** Returns the links of a page that lead to no file, or to no heading of it. */
const brokenLinks = (page: string): string[] =>
  [
    ...withoutBlocks(readPage(page))
      .replace(/`[^`\n]*`/g, 'code')
      .matchAll(/\[[^\]]*\]\((?!\w+:)([^)#\s]*)#?([^)\s]*)\)/g),
  ]
    .filter(([, path = '', id = '']) => {
      const file = path === '' ? page : join(dirname(page), path);
      return !existsSync(file) || (id !== '' && !headingIds(file).includes(id));
    })
    .map(([link]) => link);

/** Checks the demo content with other files in place, by their paths in the content folder. */
async function checkWith(files: Readonly<Record<string, string>>): Promise<readonly Diagnostic[]> {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-docs-'));
  cpSync('tests/fixtures/demo', folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { diagnostics } = await checkContent(folder);
  rmSync(folder, { recursive: true });
  return diagnostics.map((one) => ({ ...one, file: join('src/content', relative(folder, resolve(one.file))) }));
}

/** The variables that the site reads. */
const environmentVariables = new Set(
  [...readPage('src/env.ts').matchAll(/\bvariables\.([A-Z_]+)|process\.env\.([A-Z_]+)/g)]
    .map(([, ours, early]) => ours ?? early)
    .filter((name) => name !== 'BASE_PATH'),
);

const work = (fields = '') => `---\ntitle: A work\n${fields}added: 2026-01-01\n---\n`;
const article = (fields: string, text = 'Words.') =>
  `${work(`extent: full\nrights: Written for the tests.\nsource: here\n${fields}`)}\n${text}\n`;

/** Folders whose files are examples: an owner has others. */
const examples = /^(?:src\/content|public)\//;

describe('the documentation', () => {
  test.each(docPages)('%s › links to pages and headings that exist', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });

  test.each(docPages)('%s › names files and folders that exist', (page) => {
    const paths = inlineCode(page).filter(
      (code) => /^(?:\.github|docs|packages|scripts|src|tests)\/[^<*\s]*$/.test(code) && !examples.test(code),
    );
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  test.each(docPages)('%s › finds names in the files where it says they are', (page) => {
    const text = readPage(page).replace(/\s+/g, ' ');
    const places = [...text.matchAll(/`([\w.]+)` (?:and `\w+` )?in `((?:src|scripts|packages)\/[\w/.-]+\.\w+)`/g)];
    const wrong = places.filter(([, name = '', file = '']) => {
      const definition = file === 'src/site.ts' ? 'src/settings.ts' : file; // not each setting is set
      return !readPage(definition).includes(name.split('.').at(-1) ?? name);
    });
    expect(wrong.map(([words]) => words)).toEqual([]);
  });

  test.each(docPages)('%s › sets variables that are read', (page) => {
    const set = npmCommands(page).flatMap(({ variables }) => variables);
    expect(set.filter((name) => !environmentVariables.has(name))).toEqual([]);
  });

  test.each([...readme, 'docs/editing.md'])('%s › shows content files that pass the check', async (page) => {
    const files = blocksOf(page).flatMap(({ info, text }) => (info === 'markdown' ? text : []));
    expect(files.length).toBeGreaterThan(0);
    const paths = files.map((text, index) => [
      `${text.includes('\nmeaning:') ? 'tags' : 'articles'}/example-${index}.md`,
      text,
    ]);
    const diagnostics = await checkWith({ ...Object.fromEntries(paths), 'related/corrections-in-pencil.md': work() });
    expect(
      diagnostics.filter(({ level }) => level === 'error'),
      report(diagnostics),
    ).toEqual([]);
  });

  test.each<[page: string, info: string, words: string, files: (text: string) => Record<string, string>]>([
    ['docs/content.md', 'yaml', 'authors:', (text) => ({ 'articles/example.md': article(text) })],
    [
      'docs/content.md',
      'yaml',
      'works:',
      (text) => ({
        'lists/example.md': `---\n${text}---\n`,
        'related/a-letter-from-the-guillemot.md': work(),
        'related/log-of-the-guillemot.md': work().replace('A', 'Another'),
        'related/the-last-keeper.md': work().replace('A', 'One more'),
      }),
    ],
    [
      'docs/checking.md',
      'yaml',
      'reason:',
      (text) => ({
        'ignore.yaml': text,
        'articles/the-last-keeper.md': article(
          '',
          'From Hull to the Wash,\nfrom Lynn to the Broads,\nand from there to the Thames.',
        ),
      }),
    ],
    ['docs/permanence.md', 'yaml', 'reason:', (text) => ({ 'gone.yaml': text })],
    [
      'docs/permanence.md',
      'yaml',
      'p2a',
      (text) => ({ 'articles/example.md': article(text, 'One.\n\nTwo.\n\nNew.\n\nThree.') }),
    ],
    [
      'docs/permanence.md',
      'yaml',
      '[p4, p3]',
      (text) => ({ 'articles/example.md': article(text, 'One.\n\nTwo.\n\nThree.') }),
    ],
  ])('%s › shows %s with %s that passes the check', async (page, info, words, files) => {
    const diagnostics = await checkWith(files(blockWith(page, info, words)));
    expect(diagnostics, report(diagnostics)).toEqual([]);
  });

  test.each(readme)('%s › is formatted (npx prettier --ignore-path= --write README.md)', async (page) => {
    expect(await check(readPage(page), { ...(await resolveConfig(page)), filepath: page })).toBe(true);
  });

  test.skipIf(readme.length === 0)('README.md and docs/checking.md › show the report of a mistyped tag', async () => {
    const text = blockWith('README.md', 'markdown', 'The Last Keeper').replace('life-stories', 'life-storys');
    const diagnostics = await checkWith({ 'articles/the-last-keeper.md': text });
    for (const page of ['README.md', 'docs/checking.md'])
      expect(report(diagnostics)).toContain(blockWith(page, '', 'life-storys').trim());
  });

  test('docs/settings.md › shows valid settings', () => {
    const settings = runInNewContext(`({ ${blockWith('docs/settings.md', 'ts', 'searches:')} })`) as object;
    expect(Object.keys(settings)).toEqual(['licence', 'searches']);
    expect(siteProblems({ ...site, ...settings })).toEqual([]);
  });

  test('docs/deploying.md › shows valid settings for Vercel', () => {
    expect(JSON.parse(blockWith('docs/deploying.md', 'json', 'buildCommand'))).toMatchObject({
      outputDirectory: 'dist',
    });
  });
});

test('docs/settings.md › lists all environment variables', () => {
  const [, table = ''] = readPage('docs/settings.md').split('## Environment variables');
  const names = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(names.toSorted()).toEqual([...environmentVariables].toSorted());
});
