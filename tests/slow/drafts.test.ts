import { existsSync, readFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testOutput } from '../../scripts/support/run-build.ts';
import { createSandbox, hashFiles, type Sandbox, startRelease } from '../support/releases.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox(`${testOutput}/drafts`);
  const { CONTENT_DIR } = sandbox.environment;
  const fields = 'authors:\n  - literal: Nobody Else\ntags: [rare-tag, second-tag]\n';
  await writeFile(
    `${CONTENT_DIR}/related/a-draft.md`,
    `---\ntitle: Secret words\n${fields}unknown: field\nadded: 2026-01-01\ndraft: true\n---\n\n# Unfinished\n`,
  );
  await writeFile(
    `${CONTENT_DIR}/related/scheduled.mdx`,
    `---\ntitle: New year\nformerly: [sooner]\n${fields}added: 2027-01-01\n---\n\nWords.\n`,
  );
  await writeFile(`${CONTENT_DIR}/tags/rare-tag.md`, '---\nname: rare tag\nmeaning: A third one.\n---\n');
});

/** Releases the site of a day. Returns the output. */
async function release(day: string): Promise<string> {
  const { status, output } = await startRelease({ ...sandbox.environment, BUILD_DATE: day }).ended;
  expect(status, output).toBe(0);
  return output;
}

/** Returns the files of the site that contain any of some words. */
async function filesWith(...words: string[]): Promise<string[]> {
  const names = await readdir(sandbox.site, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => words.some((word) => readFileSync(file, 'utf8').includes(word)));
}

const hasPage = (path: string) => existsSync(`${sandbox.site}/${path}/index.html`);

describe('a release', () => {
  test('leaves out drafts and scheduled works, and counts them', async () => {
    expect(await release('2026-12-31')).toMatch(/: 2 works, 1 draft, 1 scheduled, 2 tags, /);
    expect(await filesWith('Secret', 'New year', 'Nobody Else', 'rare tag', 'sooner')).toEqual([]);
    expect(['related/scheduled', 'tags/rare-tag', 'authors/nobody-else'].filter(hasPage)).toEqual([]);
  });

  let before: Record<string, string>;
  test('publishes a work when its day has come', async () => {
    before = await hashFiles(sandbox.site);
    const output = await release('2027-01-01');
    expect(output).toMatch(/: 3 works, 1 draft, 3 tags, /);
    expect(['related/scheduled', 'related/sooner', 'tags/rare-tag', 'authors/nobody-else'].every(hasPage)).toBe(true);
    expect(readFileSync(`${sandbox.site}/feed.xml`, 'utf8')).toContain('New year');
    expect(await filesWith('Secret')).toEqual([]);
  });

  test('removes every trace of a work that became a draft', async () => {
    const file = `${sandbox.environment.CONTENT_DIR}/related/scheduled.mdx`;
    await writeFile(file, readFileSync(file, 'utf8').replace('---\n', '---\ndraft: true\n'));
    expect(await release('2027-01-01')).toMatch(/: 2 works, 2 drafts, 2 tags, /);
    expect(await hashFiles(sandbox.site)).toEqual(before);
  });
});
