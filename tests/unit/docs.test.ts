import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { describe, expect, test } from 'vitest';

const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md'), ...globSync('packages/*/README.md')];

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
  [...withoutCode(readFileSync(page, 'utf8')).matchAll(/(?<!`)\[[^\]]*\]\((?!\w+:)([^)#\s]*)#?([^)\s]*)\)/g)]
    .filter(([, path = '', id = '']) => {
      const file = path === '' ? page : join(dirname(page), path);
      return !existsSync(file) || (id !== '' && !headingIds(file).includes(id));
    })
    .map(([link]) => link);

describe('the documentation', () => {
  test.each(pages)('%s › links to pages and headings that exist', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });
});
