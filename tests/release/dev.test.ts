import { type ChildProcess, spawn } from 'node:child_process';
import { cp, rm, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runRelease, testOutput } from '../../scripts/support/run-build.ts';
import { useBrowser } from '../support/context.ts';

const open = useBrowser();
const content = '.astro/test-content'; // not in node_modules, where the server does not watch files
const patient = { timeout: 20_000, interval: 500 };
// Each test has a file of its own: the watcher may miss a file that is written again just after it was deleted.
let server: ChildProcess;
let address = '';

beforeAll(async () => {
  await rm(content, { recursive: true, force: true });
  await cp('tests/fixtures/sound', content, { recursive: true });
  await runRelease({ CONTENT_DIR: content, OUT_DIR: `${testOutput}/dev` });
  server = spawn('node', ['node_modules/astro/bin/astro.mjs', 'dev', '--port', '4870'], {
    env: {
      ...process.env,
      VITEST: undefined, // Astro's server answers nothing when it finds itself in a test
      NODE_ENV: 'development',
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      CONTENT_DIR: content,
      OUT_DIR: `${testOutput}/dev`,
      CACHE_DIR: `${testOutput}/cache-dev`,
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

/**
 * Saves a file until a check passes, as an editor would: Astro may keep a page as it was if the page is asked for while
 * Astro takes in the change.
 */
async function save(file: string, text: string, passes: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    await writeFile(`${content}/${file}`, text + '\n'.repeat(tries));
    for (let looks = 0; looks < 10; looks += 1) {
      if (await passes()) return;
      await wait(500);
    }
  }
  throw new Error(`The server does not show ${file} as it was saved`);
}

const work = (title: string, body: string) => `---\ntitle: ${title}\nadded: 2026-02-01\n---\n\n${body}\n`;

const get = (path: string) => fetch(address + path, { headers: { accept: 'text/html' } });

test('the development server shows mistakes in place of a page, and the page again when they are mended', async () => {
  const page = await open();
  await page.goto(`${address}articles/an-article/`);
  await expect.poll(() => page.locator('main h1').textContent()).toBe('An article');
  await writeFile(`${content}/related/another.md`, '---\ntitle: Another\nadded: 2026-02-31\n---\n');
  await expect
    .poll(() => page.locator('body').textContent(), patient)
    .toContain('another.md:3: added: invalid date "2026-02-31"');
  await rm(`${content}/related/another.md`);
  await expect.poll(() => page.locator('main h1').textContent(), patient).toBe('An article');
});

test('the development server shows a text as it is now, on its page and where it is referred to, and its record', async () => {
  const shows = async (path: string, text: string) => (await (await get(path)).text()).includes(text);
  for (const word of ['Here', 'There'])
    await save(
      'related/text.md',
      work('A text', `${word} it leads to [an article](../../articles/an-article/). And on.`),
      async () =>
        (await shows('related/text/', `${word} it leads to <a`)) &&
        (await shows('articles/an-article/', `${word} it leads to an article.`)) &&
        (await shows('related/text.bib', '@misc{text,')),
    );
  await rm(`${content}/related/text.md`);
  await save('related/other.md', work('Other', ''), async () => (await get('related/text/')).status === 404);
});

test('the development server redirects from a former id, as soon as a work names it', async () => {
  await save(
    'related/renamed.md',
    work('Renamed\nformerly: [once]', ''),
    async () => (await get('articles/once/?a=b')).url === `${address}related/renamed/`,
  );
});

test('the development server searches the last index that was built', async () => {
  const page = await open();
  await page.goto(`${address}search/?q=article`);
  await expect.poll(() => page.locator('.results h3').textContent(), patient).toContain('An article');
});
