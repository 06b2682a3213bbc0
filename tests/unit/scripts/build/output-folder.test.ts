import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assertReplaceable } from '../../../../scripts/build/publish.ts';

describe('assertReplaceable', () => {
  let folder = '';
  let site = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'commonplace-publish-'));
    site = join(folder, 'dist');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.each([
    ['a folder that does not exist yet', () => {}],
    ['an empty folder', () => mkdirSync(site)],
    [
      'a site that a release wrote',
      () => {
        mkdirSync(join(site, 'pagefind'), { recursive: true });
        writeFileSync(join(site, 'pagefind/works.json'), '{}');
      },
    ],
  ])('accepts %s', (_what, create) => {
    create();
    expect(() => assertReplaceable(site)).not.toThrow();
  });

  test.each([
    [
      'a folder of other files',
      () => {
        mkdirSync(site);
        writeFileSync(join(site, 'index.html'), 'a page');
      },
      'no build of this site wrote',
    ],
    ['a file', () => writeFileSync(site, 'text'), 'is a file, not a folder'],
  ])('refuses %s', (_what, create, message) => {
    create();
    expect(() => assertReplaceable(site)).toThrow(message);
  });
});
