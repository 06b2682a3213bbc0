import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import { parseHeadersFile } from '../support/read-headers.ts';
import { createSandbox, hashSite, type Sandbox, startRelease } from '../support/releases.ts';

/** Files as owners put them into `public/`, by path. Two of them have no type that the build makes, and one is empty. */
const ownFiles = {
  CNAME: 'reading.example\n',
  '.nojekyll': '',
  '.well-known/security.txt': 'Contact: mailto:ann@reading.example\n',
  'code1234.html': '<title>Code</title><script>document.title = "seen"</script>',
  'my fonts/a font.woff2': 'not really a font',
  'notes/index.html': '<title>Notes</title><p data-pagefind-body>Unindexed words.</p>',
  'plan.pdf': 'not really a PDF',
};

let sandbox: Sandbox;
let environment: Record<string, string>;
const writePublic = async (path: string, text: string) => {
  const file = join(environment.PUBLIC_DIR ?? '', path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
};
const release = () => startRelease(environment).ended;

beforeAll(async () => {
  sandbox = await createSandbox(`${testOutput}/public`);
  environment = { ...sandbox.environment, PUBLIC_DIR: `${sandbox.folder}/public` };
  for (const [path, text] of Object.entries(ownFiles)) await writePublic(path, text);
  const { status, output } = await release();
  expect(status, output).toBe(0);
});

describe('a release', () => {
  test('publishes every file in public/ as it is', async () => {
    for (const [path, text] of Object.entries(ownFiles))
      expect(await readFile(join(sandbox.site, path), 'utf8'), path).toBe(text);
  });

  test('neither allows scripts from public/ on its own pages nor sets its policy for pages there', async () => {
    const text = await readFile(join(sandbox.site, '_headers'), 'utf8');
    const headers = parseHeadersFile(text);
    expect(headers('/code1234.html')).not.toHaveProperty('Content-Security-Policy');
    expect(headers('/notes/index.html')).toHaveProperty('X-Content-Type-Options', 'nosniff');
    expect(text, 'no hash of the script').toContain("script-src 'self';");
  });

  test('is refused if a file in public/ would take an address of the site', async () => {
    const before = await hashSite(sandbox);
    await writePublic('articles/An-Article.md', 'Words.');
    const { status, output } = await release();
    expect(status).toBe(1);
    expect(output).toMatch(/public\/articles\/An-Article\.md:1: .* uses the address \/articles\/an-article\.md /);
    expect(await hashSite(sandbox)).toEqual(before);
  });
});
