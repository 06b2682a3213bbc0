import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { env, setVariable, systemVariable } from '../../src/env.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The usual paths of an installed Chromium or Chrome. */
const installed = (): string[] => [
  ...(systemVariable('PATH') ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map(systemVariable)
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
];

/**
 * Finds the browser for the tests: the one named in `CHROMIUM_PATH`, or the one that `@sparticuz/chromium` ships for
 * Linux on x64, or an installed one. The shipped one comes before an installed one so that everybody tests in the same
 * browser. Throws if there is none: tests are not skipped.
 */
async function findChromium(): Promise<string> {
  const named = env.chromiumPath;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH: there is no file ${named}`);
    return named;
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    setVariable('AWS_LAMBDA_JS_RUNTIME', 'nodejs22.x'); // makes it unpack its shared libraries as well
    const { default: shipped } = await import('@sparticuz/chromium');
    return shipped.executablePath();
  }
  const found = installed().find((path) => existsSync(path));
  if (found) return found;
  throw new Error('The tests need a browser: install Chromium or Chrome, or set CHROMIUM_PATH to one.');
}

const args = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'];

/** Starts the browser for the tests. */
export async function launch(): Promise<Browser> {
  return chromium.launch({ headless: true, executablePath: await findChromium(), args });
}
