import { describe, expect, test } from 'vitest';
import { headerRules, hosts } from '../../../../scripts/build/headers.ts';
import { redirectRules } from '../../../../scripts/build/redirects.ts';
import { withdrawnRules } from '../../../../scripts/build/withdrawn.ts';
import { addPolicy, hashesInPolicy, inlineHashes, metaPolicy } from '../../../../src/policy.ts';

const paths = [
  'index.html',
  '404.html',
  'articles/a/index.html',
  'articles/a.bib',
  'articles/a.md',
  'llms.txt',
  'articles/a.epub',
  'library.epub',
  'tags/t/feed.xml',
  '_astro/x.abc.js',
  'pagefind/pagefind.js',
  'pagefind/pagefind-worker.js',
  'pagefind/pagefind.en_1.pf_meta',
  'pagefind/index/en_1.pf_index',
  'pagefind/words/a.json',
];
const rules = headerRules(paths, { styles: ['two', 'one', 'two'], scripts: ['three'] }, '/reading');
const headersOf = (path: string) => rules.find((rule) => rule.path === `/reading${path}`)?.headers ?? {};

describe('headerRules', () => {
  test.each([
    ['/', 'Cache-Control', /must-revalidate/],
    [
      '/',
      'Content-Security-Policy',
      /^default-src 'none'; script-src 'self' 'sha256-three';.*style-src 'sha256-one' 'sha256-two';/,
    ],
    ['/articles/*', 'Content-Security-Policy', /frame-ancestors 'none'/],
    ['/articles/*.bib', 'Content-Type', /^application\/x-bibtex; charset=utf-8$/],
    ['/articles/*.md', 'Content-Type', /^text\/markdown; charset=utf-8$/],
    ['/llms.txt', 'Content-Type', /^text\/plain; charset=utf-8$/],
    ['/articles/*.epub', 'Content-Type', /^application\/epub\+zip$/],
    ['/library.epub', 'Content-Type', /^application\/epub\+zip$/],
    ['/tags/*/feed.xml', 'Content-Type', /^application\/xml; charset=utf-8$/],
    ['/_astro/*', 'Cache-Control', /immutable/],
    ['/pagefind/index/*', 'Cache-Control', /immutable/],
    ['/pagefind/pagefind.en_1.pf_meta', 'Cache-Control', /immutable/],
    ['/pagefind/pagefind.js', 'Cache-Control', /must-revalidate/],
    ['/pagefind/words/*', 'Cache-Control', /immutable/],
    ['/pagefind/pagefind-worker.js', 'Cache-Control', /immutable/],
    [
      '/pagefind/pagefind-worker.js',
      'Content-Security-Policy',
      /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'/,
    ],
  ])('sets for %s: %s %s', (path, name, value) => {
    expect(headersOf(path)[name]).toMatch(value);
  });

  test.each([
    ['/', 'max-age=15768000'],
    ['/reading/', undefined],
  ])('asks for HTTPS on a host of its own, without its subdomains: %s', (base, value) => {
    for (const { path, headers } of headerRules(paths, { styles: [], scripts: [] }, base))
      if (!/\*./.test(path)) expect(headers['Strict-Transport-Security'], path).toBe(value);
  });

  test('never sets a header of a file in two rules', () => {
    for (const path of paths.map((relativePath) => `/reading/${relativePath}`)) {
      const matching = rules.filter((rule) =>
        new RegExp(`^${rule.path.replace(/[.+]/g, '\\$&').replace('*', '.*')}$`).test(path),
      );
      const names = matching.flatMap(({ headers }) => Object.keys(headers));
      expect(new Set(names).size, path).toBe(names.length);
    }
  });

  test.each([
    ['/CNAME', false],
    ['/code1234.html', false],
    ['/plans/*', false],
    ['/articles/*', true],
  ])('sets the policy of pages for files in public/ only in folders of the site: %s', (path, hasPolicy) => {
    const own = ['CNAME', 'code1234.html', 'plans/a.html', 'articles/a-plan.pdf', 'a plan {1}.pdf', 'my plans/b.pdf'];
    const all = headerRules(paths, { styles: [], scripts: [] }, '/reading', own);
    const headers = all.find((rule) => rule.path === `/reading${path}`)?.headers;
    expect(headers).toHaveProperty('X-Content-Type-Options', 'nosniff');
    expect(headers !== undefined && 'Content-Security-Policy' in headers).toBe(hasPolicy);
    expect(all).toHaveLength(rules.length + 3); // names that hosts would have to escape have no rule
  });

  test('doesn’t need more rules for a large library', () => {
    const manyPaths = Array.from({ length: 1000 }, (_, number) => `articles/a${number}/index.html`);
    expect(headerRules([...paths, ...manyPaths], { styles: ['one'], scripts: [] })).toHaveLength(rules.length);
  });

  test('allows pages to load only files of the site', () => {
    for (const policy of [
      metaPolicy({ styles: ['x'], scripts: [] }),
      headersOf('/')['Content-Security-Policy'] ?? '',
    ]) {
      expect(policy).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
      expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default");
    }
  });
});

describe('headerRules earns a page every bonus of the HTTP Observatory that applies', () => {
  // https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring : an A+ is 100 points or more. The remaining
  // bonuses are for cookies, for third-party scripts and for preloaded HSTS, none of which apply.
  const [{ headers } = { headers: {} as Record<string, string> }] = headerRules(paths, {
    styles: ['one'],
    scripts: [],
  });
  const policy = headers['Content-Security-Policy'] ?? '';
  test.each([
    [10, "a policy with default-src 'none' and nothing unsafe", /^default-src 'none';(?!.*unsafe)/, policy],
    [5, 'no framing, by the policy', /frame-ancestors 'none'/, policy],
    [5, 'no referrer for other sites', /^same-origin$/, headers['Referrer-Policy']],
    [10, 'no embedding of files by other sites', /^same-origin$/, headers['Cross-Origin-Resource-Policy']],
    [
      0,
      'HSTS for six months (15768000 s) or more',
      /^max-age=(?:15768|[2-9]\d{4}|\d{6,})\d{3}$/,
      headers['Strict-Transport-Security'],
    ],
    [0, 'no MIME sniffing', /^nosniff$/, headers['X-Content-Type-Options']],
    [0, 'no CORS', /^undefined$/, String(headers['Access-Control-Allow-Origin'])],
  ])('%d points: %s', (_points, _what, pattern, value) => {
    expect(value).toMatch(pattern);
  });
});

describe('hosts._headers stays within the limits of Cloudflare Pages, the strictest host', () => {
  // https://developers.cloudflare.com/pages/configuration/headers/
  test('100 rules', () => {
    expect(rules.length).toBeLessThanOrEqual(100);
  });
  test('2,000 characters per line, even with 24 style hashes', () => {
    const hashes = Array.from({ length: 24 }, (_, number) => `${number}${'x'.repeat(44)}`.slice(0, 44));
    const lines = hosts._headers(headerRules(paths, { styles: hashes, scripts: [] })).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(2000);
  });
  test('one asterisk per path', () => {
    expect(hosts._headers(rules)).not.toMatch(/^\/.*\*.*\*/m);
  });
});

describe('hosts formats a rule for', () => {
  test.each([
    ['_headers', /^\/reading\/\n {2}X-Content-Type-Options: nosniff/],
    ['nginx', /^location = \/reading\/ \{\n {2}add_header X-Content-Type-Options "nosniff" always;/m],
    ['caddy', /^header \/reading\/ \{\n {2}X-Content-Type-Options `nosniff`/m],
    ['vercel', /"source": "\/reading\/",\s+"headers": \[\s+\{\s+"key": "X-Content-Type-Options"/],
  ] as const)('%s', (host, pattern) => {
    expect(hosts[host](rules.slice(0, 1), [])).toMatch(pattern);
  });
});

describe.each(['nginx', 'caddy'] as const)('the rules for %s', (host) => {
  const rulesAt = (base: string) =>
    hosts[host](
      headerRules(paths, { styles: [], scripts: [] }, base, ['CNAME']),
      redirectRules({ '/articles/old': '/articles/a/' }, base),
      withdrawnRules([{ address: '/articles/gone/' }], base),
      base,
    );
  const pathsIn = (text: string) => text.match(/(?<=[\s"`])\/(?=[\w.-])[^\s;"`]*|\/404\.html/g) ?? [];

  test('have the base path in each address, also in their comments', () => {
    const found = pathsIn(rulesAt('/reading/')).filter((path) => !path.endsWith('$')); // the end of paths in nginx
    expect(found).toEqual(expect.arrayContaining(['/reading/404.html', '/reading/articles/a/', '/reading/CNAME']));
    expect(found.filter((path) => !path.startsWith('/reading/'))).toEqual([]);
  });

  test.each([
    ['/', 'whose root is the site,', '/404.html'],
    ['/reading/', 'whose root has the site in reading/,', '/reading/404.html'],
  ])('say for a site at %s where it is, and which page is its 404 page', (base, root, page) => {
    const [comment = ''] = /^(?:#.*\n)+/.exec(rulesAt(base)) ?? [];
    expect(comment).toContain(root);
    expect(pathsIn(comment)).toEqual([page]);
  });
});

describe('inlineHashes', () => {
  test('returns the SHA-256 hash of each style and inline script, in base64', () => {
    // echo -n 'a{}' | openssl dgst -sha256 -binary | base64
    const hash = 'X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=';
    const data = '<script type="application/json">{}</script><script type="module" src="/a.js"></script>';
    const inline = `<style>a{}</style>${data}<script type="module">a{}</script>`;
    expect(inlineHashes(inline)).toEqual({ styles: [hash], scripts: [hash] });
  });

  test.each([
    ['an attribute', '<meta content="<style>b{}</style> and <script type=&#34;module&#34;>">'],
    ['the title', '<title><style>b{}</style></title>'],
    ['a comment', '<!-- <style>b{}</style><script type="module">b()</script> -->'],
    ['data', '<script type="application/ld+json">"<style>b{}</style>"</script>'],
    ['an attribute that holds only a start tag', '<meta content="The <style> element">'],
  ])('ignores what looks like an element in %s', (_place, html) => {
    const page = `<!doctype html><head>${html}<style>a{}</style>`;
    const styles = inlineHashes('<style>a{}</style>').styles;
    expect(inlineHashes(page)).toEqual({ styles, scripts: [] });
  });
});

describe('hashesInPolicy', () => {
  const forged = '<meta charset="utf-8"><meta http-equiv="content-security-policy" content="style-src \'sha256-no\'">';
  test.each([
    ['styles and scripts', '<style>a{}</style><script type="module">f()</script><style>b{}</style>'],
    ['nothing inline', '<p>A</p>'],
    ['a text that looks like a policy', `<style>a{}</style><p title='${forged}'>${forged}</p>`],
  ])('returns what the page was given: %s', (_what, html) => {
    const page = `<!doctype html><html><head><meta charset="utf-8">${html}`;
    expect(addPolicy(page)).toContain('http-equiv="content-security-policy"');
    expect(hashesInPolicy(addPolicy(page))).toEqual(inlineHashes(page));
  });
  test('returns nothing for a page that forwards', () => {
    const page = '<!doctype html><title>Redirecting to: /a/</title>';
    expect(hashesInPolicy(addPolicy(page))).toEqual({ styles: [], scripts: [] });
  });
});
