import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/check/index.ts';
import { report } from '../../src/check/report.ts';
import { siteSchema } from '../../src/settings.ts';

/** The pages that people write; the diagnostics come from test cases, which have links of their own. */
const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('{docs/*,packages/*/README}.md')].filter(
  (page) => page !== join('docs', 'diagnostics.md'),
);

const withoutCode = (markdown: string): string => markdown.replace(/^ *```[^]*?^ *```$/gm, '');

/** Returns the ids that GitHub gives the headings of a page. */
function headingIds(page: string): string[] {
  const slugger = new GithubSlugger();
  return [...withoutCode(readFileSync(page, 'utf8')).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    slugger.slug(heading),
  );
}

/** Returns the links of a page that lead to no file, or to no heading of it. */
const brokenLinks = (page: string): string[] =>
  [
    ...withoutCode(readFileSync(page, 'utf8'))
      .replace(/`[^`\n]*`/g, 'code')
      .matchAll(/\[[^\]]*\]\((?!\w+:)([^)#\s]*)#?([^)\s]*)\)/g),
  ]
    .filter(([, path = '', id = '']) => {
      const file = path === '' ? page : join(dirname(page), path);
      return !existsSync(file) || (id !== '' && !headingIds(file).includes(id));
    })
    .map(([link]) => link);

describe('the documentation', () => {
  test.each(pages)('%s › links to pages and headings that exist', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });

  test.each(['README.md', 'docs/editing.md'])('%s › shows content files that pass the check', async (page) => {
    const folder = mkdtempSync(join(tmpdir(), 'commonplace-docs-'));
    cpSync('tests/fixtures/demo', folder, { recursive: true });
    const files = [...readFileSync(page, 'utf8').matchAll(/^```markdown\n([^]*?)^```$/gm)].map(([, text = '']) => text);
    expect(files.length).toBeGreaterThan(0);
    for (const [index, text] of files.entries())
      writeFileSync(join(folder, text.includes('\nmeaning:') ? 'tags' : 'articles', `example-${index}.md`), text);
    writeFileSync(
      join(folder, 'related/corrections-in-pencil.md'),
      '---\ntitle: Corrections\nadded: 2026-01-01\n---\n',
    );
    const { diagnostics } = await checkContent(folder);
    rmSync(folder, { recursive: true });
    expect(
      diagnostics.filter(({ level }) => level === 'error'),
      report(diagnostics),
    ).toEqual([]);
  });
});

/** Returns the names of the settings in a group, or in the groups of a list. */
function innerNames(type: unknown): string[] {
  const { shape, element, def } = type as { shape?: object; element?: unknown; def?: { innerType?: unknown } };
  if (shape) return Object.keys(shape);
  const inner = element ?? def?.innerType;
  return inner ? innerNames(inner) : [];
}

describe('docs/settings.md', () => {
  const [settings = '', variables = ''] = readFileSync('docs/settings.md', 'utf8').split('## Environment variables');
  const firstCells = (text: string) => [...text.matchAll(/^\| `([\w.]+)`/gm)].map(([, name]) => name);

  test('lists all settings', () => {
    const { shape } = siteSchema;
    const names = Object.entries(shape).flatMap(([name, type]) => [
      name,
      ...innerNames(type).map((inner) => `${name}.${inner}`),
    ]);
    expect(firstCells(settings)).toEqual(names);
  });

  test('lists all environment variables', () => {
    const names = readFileSync('src/env.ts', 'utf8').matchAll(/\bvariables\.([A-Z_]+)|process\.env\.([A-Z_]+)/g);
    const known = new Set([...names].map(([, ours, early]) => ours ?? early).filter((name) => name !== 'BASE_PATH'));
    expect(firstCells(variables).toSorted()).toEqual([...known].toSorted());
  });
});
