import { describe, expect, test } from 'vitest';
import { hosts, headerRules } from '../../../../scripts/build/headers.ts';
import { metaPolicy, styleHashes } from '../../../../src/policy.ts';

const paths = [
  'index.html',
  '404.html',
  'articles/a/index.html',
  'articles/a.bib',
  'tags/t/feed.xml',
  '_astro/x.abc.js',
  'pagefind/pagefind.js',
  'pagefind/pagefind-worker.js',
  'pagefind/pagefind.en_1.pf_meta',
  'pagefind/index/en_1.pf_index',
  'pagefind/words/a.txt',
];
const rules = headerRules(paths, ['two', 'one', 'two'], '/reading');
const headersOf = (path: string) => rules.find((rule) => rule.path === `/reading${path}`)?.headers ?? {};

test.each([
  ['/', 'Cache-Control', /must-revalidate/],
  [
    '/',
    'Content-Security-Policy',
    /^default-src 'none'; script-src 'self' 'inline-speculation-rules';.*style-src 'sha256-one' 'sha256-two';/,
  ],
  ['/articles/*', 'Content-Security-Policy', /frame-ancestors 'none'/],
  ['/articles/*.bib', 'Content-Type', /x-bibtex/],
  ['/tags/*/feed.xml', 'Content-Type', /rss/],
  ['/_astro/*', 'Cache-Control', /immutable/],
  ['/pagefind/index/*', 'Cache-Control', /immutable/],
  ['/pagefind/pagefind.en_1.pf_meta', 'Cache-Control', /immutable/],
  ['/pagefind/pagefind.js', 'Cache-Control', /must-revalidate/],
  ['/pagefind/words/*', 'Cache-Control', /must-revalidate/],
  [
    '/pagefind/pagefind-worker.js',
    'Content-Security-Policy',
    /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'/,
  ],
  ['/404.html', 'Strict-Transport-Security', /max-age=63072000/],
])('%s has %s %s', (path, name, value) => {
  expect(headersOf(path)[name]).toMatch(value);
});

test('no file gets one header from two rules', () => {
  for (const path of paths.map((one) => `/reading/${one}`)) {
    const matching = rules.filter((rule) =>
      new RegExp(`^${rule.path.replace(/[.+]/g, '\\$&').replace('*', '.*')}$`).test(path),
    );
    const names = matching.flatMap(({ headers }) => Object.keys(headers));
    expect(new Set(names).size, path).toBe(names.length);
  }
});

test('a large library has as many rules as a small one', () => {
  const many = Array.from({ length: 1000 }, (_, number) => `articles/a${number}/index.html`);
  expect(headerRules([...paths, ...many], ['one'])).toHaveLength(rules.length);
});

test('no page may run what is not a file of the site', () => {
  for (const policy of [metaPolicy(['x']), headersOf('/')['Content-Security-Policy'] ?? '']) {
    expect(policy).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default");
  }
});

describe('a page earns all that the HTTP Observatory has for a site without cookies', () => {
  // https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring : 100 and these, where 100 is an A+.
  // The rest is for safe cookies, for scripts of others with a hash, and for names in the browsers' own HSTS list.
  const headers = headersOf('/');
  const policy = headers['Content-Security-Policy'] ?? '';
  test.each([
    [10, 'a policy that allows nothing by default, and nothing unsafe', /^default-src 'none';(?!.*unsafe)/, policy],
    [5, 'no frame of others, by the policy', /frame-ancestors 'none'/, policy],
    [5, 'a referrer for no one else', /^same-origin$/, headers['Referrer-Policy']],
    [10, 'files for no one else', /^same-origin$/, headers['Cross-Origin-Resource-Policy']],
    [0, 'HTTPS for half a year (15768000 s) at least', /^max-age=(?!0)\d{8,};/, headers['Strict-Transport-Security']],
    [0, 'no guess at types', /^nosniff$/, headers['X-Content-Type-Options']],
    [0, 'nothing for scripts of others', /^undefined$/, String(headers['Access-Control-Allow-Origin'])],
  ])('%d points: %s', (_points, _what, form, value) => {
    expect(value).toMatch(form);
  });
});

describe('Cloudflare Pages, the narrowest of the hosts, takes the rules', () => {
  // https://developers.cloudflare.com/pages/configuration/headers/ : 100 rules, 2,000 characters in a line, one * in a path
  const text = hosts._headers(rules);
  test('there are not too many', () => {
    expect(rules.length).toBeLessThanOrEqual(100);
  });
  test('no line is too long, even with twice as many styles as the site has today', () => {
    const hash = 'x'.repeat(44);
    const styles = Array.from({ length: 24 }, (_, number) => `${number}${hash}`.slice(0, 44));
    const lines = hosts._headers(headerRules(paths, styles)).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(2000);
  });
  test('no path has two asterisks', () => {
    expect(text).not.toMatch(/^\/.*\*.*\*/m);
  });
});

test('the hash of a style is that of its text', () => {
  // echo -n 'a{}' | openssl dgst -sha256 -binary | base64
  expect(styleHashes('<style>a{}</style>')).toEqual(['X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=']);
});

describe('each host reads the rules in its own form', () => {
  const [rule] = rules;
  const one = rule ? [rule] : [];
  test.each([
    ['_headers', /^\/reading\/\n {2}Strict-Transport-Security: max-age/],
    ['nginx', /^location = \/reading\/ \{\n {2}add_header Strict-Transport-Security "max-age[^"]*" always;/m],
    ['caddy', /^header \/reading\/ \{\n {2}Strict-Transport-Security `max-age/m],
    ['vercel', /"source": "\/reading\/",\s+"headers": \[\s+\{\s+"key": "Strict-Transport-Security"/],
  ] as const)('%s', (host, form) => {
    expect(hosts[host](one)).toMatch(form);
  });
});
