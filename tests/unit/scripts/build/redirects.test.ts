import { describe, expect, test } from 'vitest';
import { hosts } from '../../../../scripts/build/headers.ts';
import { redirectRules } from '../../../../scripts/build/redirects.ts';
import {
  parseCaddyRedirects,
  parseCloudflareRedirects,
  parseNetlifyRedirects,
  parseNginxRedirects,
  parseVercelRedirects,
} from '../../../support/read-redirects.ts';

const formerPaths = {
  '/related/old': '/articles/new/',
  '/articles/old': '/articles/new/',
  '/tags/old-tag': '/tags/tag/',
};

describe('redirectRules', () => {
  test('adds the base path, sorts by the former path, and puts files last', () => {
    const rules = redirectRules(formerPaths, '/reading/');
    const extensions = ['bib', 'ris', 'csl.json', 'md', 'epub', 'png'];
    expect(rules.slice(3)).toEqual(
      ['articles', 'related'].flatMap((collection) =>
        extensions.map((extension) => ({
          from: `/reading/${collection}/old.${extension}`,
          to: `/reading/articles/new.${extension}`,
        })),
      ),
    );
    expect(rules.slice(0, 3)).toEqual([
      { from: '/reading/articles/old/', to: '/reading/articles/new/' },
      { from: '/reading/related/old/', to: '/reading/articles/new/' },
      { from: '/reading/tags/old-tag/', to: '/reading/tags/tag/' },
    ]);
  });
});

describe.each([
  ['Cloudflare Pages', '_redirects', parseCloudflareRedirects],
  ['Netlify', 'netlify', parseNetlifyRedirects],
  ['Vercel', 'vercel', parseVercelRedirects],
  ['nginx', 'nginx', parseNginxRedirects],
  ['Caddy', 'caddy', parseCaddyRedirects],
] as const)('redirects of %s', (_name, host, parse) => {
  describe.each(['/', '/reading/', '/v1.0/'])('under %s', (base) => {
    const root = base.replace(/\/$/, '');
    const rules = redirectRules(formerPaths, base);
    // a page is at each former address, for hosts without redirects
    const pages = new Set([...rules.flatMap(({ from, to }) => [from, to]), `${root}/articles/older/`]);
    const lookUp = parse(hosts[host]([], rules));

    /** Follows redirects from a path, and returns the path at the end. */
    const follow = (path: string): string => {
      let current = path;
      for (let hops = 0; hops < 4; hops += 1) {
        const next = lookUp(current, (page) => pages.has(page));
        if (next === undefined) return current;
        current = next;
      }
      throw new Error(`${path} redirects in a circle`);
    };

    test.each([
      ['/articles/old/', '/articles/new/'],
      ['/articles/old', '/articles/new/'],
      ['/related/old/', '/articles/new/'],
      ['/articles/old.csl.json', '/articles/new.csl.json'],
      ['/related/old.epub', '/articles/new.epub'],
      ['/tags/old-tag', '/tags/tag/'],
      ['/tags/old-tag/feed.xml', '/tags/old-tag/feed.xml'],
      ['/articles/new/', '/articles/new/'],
      ['/articles/older/', '/articles/older/'],
    ])('lead from %s to %s', (from, to) => expect(follow(root + from)).toBe(root + to));

    test('have one rule for each address', () => {
      const lines = String(hosts[host]([], rules))
        .split('\n')
        .filter((line) => line.includes('old.bib'));
      expect(new Set(lines).size).toBe(lines.length);
    });

    // a browser adds the fragment of the former address only to a location without one
    test('lead to no fragment', () => expect(hosts[host]([], rules)).not.toMatch(/\/#/));
  });
});

test('a site without former addresses has no _redirects', () => expect(hosts._redirects([], [])).toBe(''));
