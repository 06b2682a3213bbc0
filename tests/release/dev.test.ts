import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runRelease, testOutput } from '../../scripts/support/run-build.ts';
import { useBrowser } from '../support/context.ts';

const open = useBrowser();
const content = '.astro/test-content'; // the server doesn't watch node_modules
const polling = { timeout: 20_000, interval: 500 };
// Each test writes its own file: the watcher may miss a file that is written again right after it was deleted.
let server: ChildProcess;
let address = '';

beforeAll(async () => {
  await rm(content, { recursive: true, force: true });
  await cp('tests/fixtures/sound', content, { recursive: true });
  await runRelease({ CONTENT_DIR: content, OUT_DIR: `${testOutput}/dev` });
  server = spawn('node', ['node_modules/astro/bin/astro.mjs', 'dev', '--port', '4870'], {
    env: {
      ...process.env,
      VITEST: undefined, // in a test, Astro's server answers no requests
      NODE_ENV: 'development',
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      CONTENT_DIR: content,
      OUT_DIR: `${testOutput}/dev`,
      CACHE_DIR: `${testOutput}/cache-dev`,
    },
  });
  address = await new Promise<string>((resolve, reject) => {
    let output = '';
    server.stdout?.on('data', (data: Buffer) => {
      output += data.toString();
      const [, url] = /Local\s+(http\S+)/.exec(output) ?? [];
      if (url) resolve(url);
    });
    server.on('exit', () => reject(new Error(output)));
  });
});
afterAll(async () => {
  server.kill();
  await rm(content, { recursive: true });
});

/**
 * Saves a file again and again until a check passes, as an editor would: Astro may keep the old page if it is requested
 * while the change is being read.
 */
async function save(file: string, text: string, passes: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    await writeFile(`${content}/${file}`, text + '\n'.repeat(tries));
    for (let checks = 0; checks < 10; checks += 1) {
      if (await passes()) return;
      await wait(500);
    }
  }
  throw new Error(`The server does not show the saved state of ${file}`);
}

const work = (title: string, body: string) => `---\ntitle: ${title}\nadded: 2026-02-01\n---\n\n${body}\n`;

const get = (path: string) => fetch(address + path, { headers: { accept: 'text/html' } });

describe('the development server', () => {
  test('shows problems instead of a page until they are fixed', async () => {
    const page = await open();
    await page.goto(`${address}articles/an-article/`);
    await expect.poll(() => page.locator('main h1').textContent()).toBe('An article');
    await writeFile(`${content}/related/another.md`, '---\ntitle: Another\nadded: 2026-02-31\n---\n');
    await expect
      .poll(() => page.locator('body').textContent(), polling)
      .toContain('another.md:3: added: invalid date "2026-02-31"');
    await rm(`${content}/related/another.md`);
    await expect.poll(() => page.locator('main h1').textContent(), polling).toBe('An article');
  });

  test('shows a changed text on its page, in backlinks and in its citation', async () => {
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

  test('reads fields as the content check does', async () => {
    const fields = 'title: 0b101\nsource:\n  publication: A Journal\n  published: 0079-08-24\nadded: 2026-02-01';
    await save('related/ancient.md', `---\n${fields}\n---\n`, async () => {
      const html = await (await get('related/ancient/')).text();
      return html.includes('>0b101<') && html.includes('<time datetime="0079-08-24">24\u00a0August 79 AD</time>');
    });
  });

  test("shows a page of the owner's own, and links to it in the footer, as soon as it is written", async () => {
    await mkdir(`${content}/pages`);
    await save('pages/imprint.md', '---\ntitle: Imprint\n---\n\nA street.\n', async () => {
      const [page, front] = await Promise.all([get('imprint/'), get('')]);
      return page.status === 200 && (await front.text()).includes('href="/imprint/"');
    });
  });

  test('redirects from a former id as soon as a work lists it', async () => {
    await save(
      'related/renamed.md',
      work('Renamed\nformerly: [once]', ''),
      async () => (await get('articles/once/?a=b')).url === `${address}related/renamed/`,
    );
  });

  test('marks drafts on their pages and in lists', async () => {
    await save('related/a-draft.md', work('A draft\ndraft: true', ''), async () =>
      (await (await get('related/a-draft/')).text()).includes('Draft · Reference'),
    );
    expect(await (await get('related/')).text()).toContain('Draft · Reference');
  });

  test('searches the last index that was built', async () => {
    const page = await open();
    await page.goto(`${address}search/?q=article`);
    await expect.poll(() => page.locator('.results h3').textContent(), polling).toContain('An article');
  });
});
