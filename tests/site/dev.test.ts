import { type ChildProcess, spawn } from 'node:child_process';
import { cp, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { workshop } from './build.ts';
import { useBrowser } from './context.ts';

const open = useBrowser();
const { plain } = inject('sites');
const content = '.astro/test-content'; // not in node_modules, where the server does not watch files
let server: ChildProcess;
let address = '';

beforeAll(async () => {
  await rm(content, { recursive: true, force: true });
  await cp('tests/fixtures/sound', content, { recursive: true });
  server = spawn('node', ['node_modules/astro/bin/astro.mjs', 'dev', '--port', '4870'], {
    env: {
      ...process.env,
      VITEST: undefined, // Astro's server answers nothing when it finds itself in a test
      NODE_ENV: 'development',
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      CONTENT_DIR: content,
      OUT_DIR: plain.folder,
      CACHE_DIR: `${workshop}/cache-dev`,
    },
  });
  address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    server.stdout?.on('data', (data: Buffer) => {
      printed += data.toString();
      const [, local] = /Local\s+(http\S+)/.exec(printed) ?? [];
      if (local) resolve(local);
    });
    server.on('exit', () => reject(new Error(printed)));
  });
});
afterAll(async () => {
  server.kill();
  await rm(content, { recursive: true });
});

test('the development server shows mistakes in place of a page, and the page again when they are mended', async () => {
  const page = await open();
  await page.goto(`${address}articles/an-article/`);
  await expect.poll(() => page.locator('main h1').textContent()).toBe('An article');
  await writeFile(`${content}/related/another.md`, '---\ntitle: Another\nadded: 2026-02-31\n---\n');
  await expect
    .poll(() => page.locator('body').textContent(), { timeout: 20_000 })
    .toContain('another.md:3: added: is "2026-02-31"');
  await rm(`${content}/related/another.md`);
  await expect.poll(() => page.locator('main h1').textContent(), { timeout: 20_000 }).toBe('An article');
});

test('the development server shows a text as it is now, on its page and where it is referred to, and its record', async () => {
  const shows = async (path: string, text: string) =>
    (await (await fetch(address + path, { headers: { accept: 'text/html' } })).text()).includes(text);
  for (const word of ['Here', 'There']) {
    const text = `${word} it leads to [an article](../../articles/an-article/). And on.`;
    await writeFile(`${content}/related/another.md`, `---\ntitle: Another\nadded: 2026-02-01\n---\n\n${text}\n`);
    for (const [path, found] of [
      ['related/another/', `${word} it leads to <a`],
      ['articles/an-article/', `${word} it leads to an article.`],
      ['related/another.bib', '@misc{another,'],
    ] as const)
      await expect.poll(() => shows(path, found), { timeout: 20_000 }).toBe(true);
  }
  await rm(`${content}/related/another.md`);
  await expect.poll(async () => (await fetch(`${address}related/another/`)).status, { timeout: 20_000 }).toBe(404);
});

test('the development server leads on from a former id, as soon as a work names it', async () => {
  await writeFile(`${content}/related/another.md`, '---\ntitle: Another\nadded: 2026-02-01\nformerly: [once]\n---\n');
  const shown = async () => {
    const response = await fetch(`${address}articles/once/?a=b`, { headers: { accept: 'text/html' } });
    return `${response.status} ${response.url}`;
  };
  await expect.poll(shown, { timeout: 20_000 }).toBe(`200 ${address}related/another/`);
  await rm(`${content}/related/another.md`);
  await expect.poll(shown, { timeout: 20_000 }).toMatch(/^404/);
});

test('the development server searches the last index that was built', async () => {
  const page = await open();
  await page.goto(`${address}search/?q=Verviers`);
  await expect
    .poll(() => page.locator('.results h3').textContent(), { timeout: 20_000 })
    .toContain('How ISIS Cells Operate');
});
