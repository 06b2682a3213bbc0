import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { childEnv, env, setDefaultVariable, systemVariable } from '../../src/env.ts';

const executableNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Lists the usual paths of an installed Chromium or Chrome. */
const usualPaths = (): string[] => [
  ...(systemVariable('PATH') ?? '')
    .split(delimiter)
    .flatMap((folder) => executableNames.map((name) => join(folder, name))),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map(systemVariable)
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
];

/**
 * Finds a browser: the one in `CHROMIUM_PATH`, the one that `@sparticuz/chromium` ships for Linux on x64, or an installed
 * one. The shipped one takes precedence over an installed one so that results are the same on every machine. Throws if
 * there is none, so that no test is skipped.
 */
export async function findChromium(): Promise<string> {
  if (env.chromiumPath) {
    if (!existsSync(env.chromiumPath)) throw new Error(`CHROMIUM_PATH: ${env.chromiumPath} does not exist`);
    return env.chromiumPath;
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    setDefaultVariable('AWS_LAMBDA_JS_RUNTIME', 'nodejs22.x'); // without it, shared libraries are not unpacked
    const { default: shipped } = await import('@sparticuz/chromium');
    return shipped.executablePath();
  }
  const installed = usualPaths().find((path) => existsSync(path));
  if (installed) return installed;
  throw new Error('No browser found: install Chromium or Chrome, or set CHROMIUM_PATH');
}

const args = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'];

/** Starts a headless browser. */
export async function launch(): Promise<Browser> {
  const executablePath = await findChromium();
  // a process that has drawn pictures hides the fonts of the machine (src/theme/artwork.ts), without which Chromium crashes
  return chromium.launch({ headless: true, executablePath, args, env: childEnv({ FONTCONFIG_FILE: undefined }) });
}
