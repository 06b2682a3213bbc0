/** Pages in browsers of earlier years, which npm installs for the test. Linux on x64 only. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test, type TestContext } from 'vitest';
import { childEnv } from '../../src/env.ts';
import { contrast } from '../../src/theme/theme.ts';
import { kinds } from '../support/context.ts';

const { plain, large } = inject('sites');
const texts = ['everything', 'notes', 'right-to-left', 'figure', 'verse', 'short-blocks'].map(
  (id) => `${large.address}articles/${id}/`,
);

/** Installs a version of Chromium into a folder and starts it. */
async function launchVersion(version: string, folder: string): Promise<Browser> {
  execFileSync('npm', ['install', '--prefix', folder, '--ignore-scripts', `@sparticuz/chromium@${version}`]);
  const packed = join(folder, 'node_modules/@sparticuz/chromium/bin');
  const unpack = (name: string) => brotliDecompressSync(readFileSync(join(packed, `${name}.br`)));
  const run = join(folder, 'run');
  mkdirSync(run);
  writeFileSync(join(run, 'chromium'), unpack('chromium'), { mode: 0o755 });
  for (const name of ['aws.tar', 'swiftshader.tar']) execFileSync('tar', ['-x', '-C', run], { input: unpack(name) });
  const start = () =>
    chromium.launch({
      executablePath: join(run, 'chromium'),
      env: childEnv({ LD_LIBRARY_PATH: join(run, 'lib') }),
      args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--in-process-gpu'],
    });
  // while they start, these versions read variables that another thread may be changing, and crash now and then
  return start().catch(start);
}

/** Starts a version of Chromium. Returns what npm said if it can't be installed. */
async function tryVersion(version: string, folder: string): Promise<Browser | string> {
  try {
    return await launchVersion(version, folder);
  } catch (error) {
    const output = error instanceof Error ? error.message : '';
    if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|E40[34]/.test(output)) throw error;
    return `Chromium ${version} can't be installed: ${output}`;
  }
}

// the first knows no cascade layers, the second neither light-dark() nor media queries with <=, the third no subgrid
describe.each(['92.0.0', '103.0.0', '110.0.1'])('in Chromium %s', (version) => {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
  let browser: Browser | string;
  beforeAll(async () => {
    browser = await tryVersion(version, folder);
  });
  afterAll(async () => {
    if (typeof browser !== 'string') await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens a page. Skips the test if there is no browser. */
  const open = async ({ skip }: TestContext, address: string, options: BrowserContextOptions): Promise<Page> => {
    if (typeof browser === 'string') return skip(browser);
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(address);
    return page;
  };

  describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
    for (const kind of ['article', 'tags', 'search'] as const)
      test(`text and links are readable: ${kind}`, async (context) => {
        const page = await open(context, plain.address + kinds[kind], { colorScheme });
        const { data } = await sharp(await page.screenshot())
          .removeAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true });
        const background = `rgb(${data[0]}, ${data[1]}, ${data[2]})`;
        // Playwright's locators need a newer browser
        const colourOf = (selector: string) =>
          page.evaluate((css) => getComputedStyle(document.querySelector(css) ?? document.body).color, selector);
        expect(contrast(await colourOf('main h1'), background)).toBeGreaterThanOrEqual(7);
        expect(contrast(await colourOf('main a'), background)).toBeGreaterThanOrEqual(4.5);
        const isDark = contrast(background, '#000') < contrast(background, '#fff');
        expect(isDark).toBe(colorScheme === 'dark');
      });
  });

  for (const width of [360, 1280])
    for (const address of [...Object.values(kinds).map((path) => plain.address + path), ...texts])
      test(`text and images are in one column at ${width} px: ${new URL(address).pathname}`, async (context) => {
        const page = await open(context, address, { viewport: { width, height: 800 } });
        const { overflow, paragraphs } = await page.evaluate(() => ({
          overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          paragraphs: [...document.querySelectorAll('main p')].map((one) => one.getBoundingClientRect().width),
        }));
        expect(overflow).toBeLessThanOrEqual(0);
        expect(Math.max(...paragraphs)).toBeLessThanOrEqual(700);
      });
});
