import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where an installed Chromium or Chrome stands on the usual systems. */
const installed = (): string[] => [
  ...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
];

/**
 * Finds the browser for the tests: `CHROMIUM_PATH`, else an installed one, else the one that `@sparticuz/chromium`
 * ships for Linux on x64. Throws where there is none: the tests are not skipped.
 */
async function findChromium(): Promise<{ executablePath: string; args: string[] }> {
  const args = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'];
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && !existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`);
  const found = named ?? installed().find((path) => existsSync(path));
  if (found) return { executablePath: found, args };

  if (process.platform === 'linux' && process.arch === 'x64') {
    process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'; // has it unpack the shared libraries that it brings, too
    const { default: shipped } = await import('@sparticuz/chromium');
    return { executablePath: await shipped.executablePath(), args };
  }
  throw new Error('The tests need a browser: install Chromium or Chrome, or name one in CHROMIUM_PATH.');
}

/** Starts the browser for the tests. */
export async function launch(): Promise<Browser> {
  return chromium.launch({ headless: true, ...(await findChromium()) });
}
