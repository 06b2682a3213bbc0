import { describe, expect, test } from 'vitest';
import { hosts, rulesFor, stylesIn } from '../../scripts/build/headers.ts';
import { metaPolicy } from '../../src/lib/policy.ts';

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
const rules = rulesFor(paths, ['two', 'one', 'two'], '/reading');
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
  ['/tags/*feed.xml', 'Content-Type', /rss/],
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
  expect(rulesFor([...paths, ...many], ['one'])).toHaveLength(rules.length);
});

test('no page may run what is not a file of the site', () => {
  for (const policy of [metaPolicy(['x']), headersOf('/')['Content-Security-Policy'] ?? '']) {
    expect(policy).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default");
  }
});

test('the hash of a style is that of its text', () => {
  // echo -n 'a{}' | openssl dgst -sha256 -binary | base64
  expect(stylesIn('<style>a{}</style>')).toEqual(['X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=']);
});

describe('each host reads the rules in its own form', () => {
  const [rule] = rules;
  const one = rule ? [rule] : [];
  test.each([
    ['_headers', /^\/reading\/\n {2}Strict-Transport-Security: max-age/],
    ['nginx', /^location = \/reading\/ \{\n {2}add_header Strict-Transport-Security "max-age[^"]*" always;/],
    ['caddy', /^header \/reading\/ \{\n {2}Strict-Transport-Security `max-age/],
    ['vercel', /"source": "\/reading\/",\s+"headers": \[\s+\{\s+"key": "Strict-Transport-Security"/],
  ] as const)('%s', (host, form) => {
    expect(hosts[host](one)).toMatch(form);
  });
});
