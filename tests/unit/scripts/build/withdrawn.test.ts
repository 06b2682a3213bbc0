import { describe, expect, test } from 'vitest';
import { hosts } from '../../../../scripts/build/headers.ts';
import { withdrawnRules } from '../../../../scripts/build/withdrawn.ts';

const pages = ['/tags/t/', '/articles/a/', '/authors/émile/', '/imprint/'].map((address) => ({ address }));
const rules = withdrawnRules(pages, '/reading/');

describe('withdrawnRules', () => {
  test('adds the base path, and the files that each page had', () => {
    expect(rules).toEqual([
      {
        page: '/reading/articles/a/',
        files: [
          '/reading/articles/a/referred/',
          '/reading/articles/a.bib',
          '/reading/articles/a.ris',
          '/reading/articles/a.csl.json',
          '/reading/articles/a.md',
          '/reading/articles/a.epub',
          '/reading/articles/a.png',
        ],
      },
      {
        page: '/reading/authors/%C3%A9mile/',
        files: ['/reading/authors/%C3%A9mile/feed.xml', '/reading/authors/%C3%A9mile/feed.json'],
      },
      { page: '/reading/imprint/', files: [] },
      { page: '/reading/tags/t/', files: ['/reading/tags/t/feed.xml', '/reading/tags/t/feed.json'] },
    ]);
  });
});

describe('a withdrawn page has the status 410, and so have its files', () => {
  test.each([
    ['netlify', '/reading/articles/a/ /reading/articles/a/index.html 410!'],
    ['netlify', '/reading/articles/a.bib /reading/articles/a/index.html 410!'],
    ['nginx', 'location = /reading/articles/a/ { error_page 410 /reading/articles/a/index.html; return 410; }'],
    ['nginx', 'location = /reading/articles/a { error_page 410 /reading/articles/a/index.html; return 410; }'],
    ['nginx', 'location = /reading/tags/t/feed.xml { error_page 410 /reading/tags/t/index.html; return 410; }'],
    ['nginx', 'location = /reading/authors/émile/ {'],
    ['caddy', 'file_server /reading/articles/a/ {\n  status 410\n}\n'],
    ['caddy', 'respond /reading/articles/a.csl.json 410\n'],
  ] as const)('%s: %s', (host, line) => expect(`\n${hosts[host]([], [], rules)}`).toContain(`\n${line}`));

  test.each(['_redirects', 'vercel'] as const)('but not where the host cannot: %s', (host) =>
    expect(hosts[host]([], [])).not.toContain('410'),
  );
});
