import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/check/diagnostic.ts';
import { env } from '../../../src/env.ts';
import { showProblems } from '../../../src/integrations/content-problems.ts';

const problem = (file: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
  file: `${env.contentDir}/${file}`,
  line: 3,
  field: 'title',
  rule: 'frontmatter/invalid-value',
  level: 'error',
  message: 'a <b> in it',
  hint: 'write it',
  ...more,
});
const show = (...diagnostics: Diagnostic[]) => showProblems({ diagnostics, redirects: {} });

describe('showProblems', () => {
  test.each([
    ['articles/a.md', '/articles/a/', true],
    ['articles/a.md', '/articles/a', true],
    ['articles/a.mdx', '/articles/a/referred/', true],
    ['tags/a.md', '/tags/a/page/2/', true],
    ['pages/a.md', '/a/', true],
    ['articles/A b.md', '/articles/A%20b/', true],
    ['articles/a.md', '/articles/', false],
    ['articles/a.md', '/articles/ab/', false],
    ['articles/a.md', '/related/a/', false],
    ['articles/a.png', '/articles/a/', false],
    ['published.json', '/', false],
  ])('shows errors in %s on the page %s: %s', (file, path, isShown) => {
    expect(show(problem(file)).errorsAt(path) !== undefined).toBe(isShown);
  });

  test('leaves out a page whose address the site uses itself', () => {
    expect(show(problem('pages/tags.md', { rule: 'files/reserved-address' })).errorsAt('/tags/')).toBeUndefined();
  });

  test('lists the errors of a page in the order of its lines', () => {
    const found = show(problem('articles/a.md', { line: 12 }), problem('articles/a.md', { line: 9 }));
    expect(found.errorsAt('/articles/a/')?.map(({ line }) => line)).toEqual([9, 12]);
  });

  test('counts errors and warnings in the banner, and lists errors first', () => {
    const { banner, level } = show(problem('tags/a.md', { level: 'warning' }), problem('articles/b.md'));
    expect(banner).toContain('<summary>1 error and 1 warning in 2 content files</summary>');
    expect(banner.indexOf('b.md:3: title: a &lt;b&gt; in it (write it)')).toBeLessThan(banner.indexOf('a.md:3'));
    expect(level).toBe('error');
  });

  test('has no banner for notices, which are about files of an editor at work', () => {
    expect(show(problem('articles/a.md~', { level: 'notice' }))).toMatchObject({ banner: '', report: '' });
  });
});
