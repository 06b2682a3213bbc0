/** Pages in browsers of earlier years, which npm installs for the test. Linux on x64 only. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { childEnv } from '../../src/env.ts';
import { contrast } from '../../src/theme/theme.ts';
import { kinds } from '../support/context.ts';

const { plain } = inject('sites');

/** Installs a version of Chromium into a folder and starts it. */
async function launchVersion(version: string, folder: string): Promise<Browser> {
  execFileSync('npm', ['install', '--prefix', folder, '--ignore-scripts', `@sparticuz/chromium@${version}`]);
  const packed = join(folder, 'node_modules/@sparticuz/chromium/bin');
  const unpack = (name: string) => brotliDecompressSync(readFileSync(join(packed, `${name}.br`)));
  const run = join(folder, 'run');
  mkdirSync(run);
  writeFileSync(join(run, 'chromium'), unpack('chromium'), { mode: 0o755 });
  for (const name of ['aws.tar', 'swiftshader.tar']) execFileSync('tar', ['-x', '-C', run], { input: unpack(name) });
  return chromium.launch({
    executablePath: join(run, 'chromium'),
    env: childEnv({ LD_LIBRARY_PATH: join(run, 'lib') }),
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--in-process-gpu'],
  });
}

// the first knows neither cascade layers nor light-dark(), the second neither light-dark() nor color-mix()
describe.each(['92.0.0', '103.0.0'])('in Chromium %s', (version) => {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchVersion(version, folder);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
    test.each(['article', 'tags', 'search'] as const)('text and links are readable: %s', async (kind) => {
      const page = await (await browser.newContext({ colorScheme })).newPage();
      await page.goto(plain.address + kinds[kind]);
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
});
