import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// Changes src/site.ts, which is the owner's, in a copy of the project.

const folder = mkdtempSync(join(tmpdir(), 'commonplace-settings-'));
const address = 'http://localhost:4877/';
const polling = { timeout: 180_000, interval: 500 };
let server: ChildProcess;
let output = '';

/** Writes the settings. `separator` is what follows the title. */
const writeSettings = (title: string, separator = ',', url = 'http://localhost:4877') =>
  writeFileSync(
    join(folder, 'src/site.ts'),
    `import type { Site } from './schemas/site.ts';

export const site: Site = {
  title: '${title}'${separator}
  description: 'Notes.',
  language: 'en',
  url: '${url}',
  colours: { accent: '#8c1c13', paper: '#faf5e9' },
};
`,
  );

/** Returns the status and the title of the front page, and 0 while the server starts again. */
async function frontPage(): Promise<string> {
  try {
    const response = await fetch(address, { headers: { accept: 'text/html' } });
    return `${response.status} ${/<title>([^<]*)/.exec(await response.text())?.[1]}`;
  } catch {
    return '0';
  }
}

beforeAll(() => {
  execFileSync('git', ['clone', '-q', '.', folder], { stdio: 'pipe' });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  writeSettings('Margins');
  server = spawn(process.execPath, ['scripts/dev.ts', '--port', '4877'], {
    cwd: folder,
    env: {
      ...process.env,
      VITEST: undefined, // in a test, Astro's server answers no requests
      NODE_ENV: 'development',
      NO_COLOR: '1',
      SITE_SETTINGS: undefined,
      CONTENT_DIR: 'tests/fixtures/sound',
      CACHE_DIR: join(folder, 'cache'),
    },
  });
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (data: Buffer) => {
      output += data.toString();
    });
});
afterAll(async () => {
  const ended = new Promise((end) => server.once('exit', end));
  if (server.kill()) await ended;
  rmSync(folder, { recursive: true });
});

describe('npm run dev', { timeout: 600_000 }, () => {
  test('shows wrong settings in the terminal and in the browser, and continues when they are corrected', async () => {
    await expect.poll(frontPage, polling).toBe('200 Margins');
    writeSettings('Margins', ',', 'margins.example');
    await expect.poll(frontPage, polling).toMatch(/^500 /);
    await expect.poll(() => output, polling).toContain('url in src/site.ts: "margins.example" is not a web address');
    writeSettings('Marginalia');
    await expect.poll(frontPage, polling).toBe('200 Marginalia');
    expect(server.exitCode).toBe(null);
  });

  test('names the line of a missing comma, and continues once it is there', async () => {
    writeSettings('Without a comma', '');
    await expect.poll(() => output, polling).toMatch(/^src\/site\.ts:5: Expected ','.*look for a missing comma/m);
    await expect.poll(frontPage, polling).toMatch(/^500 /);
    writeSettings('With a comma');
    await expect.poll(frontPage, polling).toBe('200 With a comma');
  });
});
