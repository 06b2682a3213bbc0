import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import { site } from '../../src/env.ts';
import { hashFiles } from '../support/releases.ts';

const folder = `${testOutput}/start`;
const published = `${folder}/dist`;
const port = 4871;
let server: ChildProcess;
let before: Record<string, string>;

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(published, { recursive: true });
  await writeFile(`${published}/index.html`, 'The published site');
  before = await hashFiles(published);
  const settings = { ...site, title: 'Margins', url: 'https://margins.example/margins/' };
  await writeFile(`${folder}/site.json`, JSON.stringify(settings));
  server = spawn(process.execPath, ['scripts/start.ts', '--port', String(port)], {
    env: {
      ...process.env,
      VITEST: undefined, // in a test, Astro's server answers no requests
      NODE_ENV: 'production',
      NO_COLOR: '1',
      SITE_SETTINGS: `${folder}/site.json`,
      CONTENT_DIR: 'tests/fixtures/sound',
      OUT_DIR: published,
    },
  });
  await new Promise<void>((resolve, reject) => {
    let output = '';
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (data: Buffer) => {
        output += data.toString();
        if (/Local\s+http/.test(output)) resolve();
      });
    server.on('exit', () => reject(new Error(output)));
  });
});
afterAll(() => server.kill());

describe('npm start', () => {
  test('serves the site under its base path, built for the address that it serves', async () => {
    const address = `http://localhost:${port}/margins/`;
    const $ = load(await (await fetch(address)).text());
    expect($('title').text()).toBe('Margins');
    expect($('link[rel=canonical]').attr('href')).toBe(address);
    expect((await fetch(`${address}articles/an-article/`)).status).toBe(200);
    expect((await fetch(`${address}pagefind/pagefind.js`)).status).toBe(200);
  });

  test('leaves the published site alone', async () => {
    expect(await hashFiles(published)).toEqual(before);
    expect(existsSync(`${published}.preview/index.html`)).toBe(true);
  });
});
