import { describe, expect, test } from 'vitest';
import { hashFiles, startRelease } from '../support/releases.ts';

describe('a release with invalid settings', () => {
  test.each([
    [
      'the source folder as OUT_DIR',
      { OUT_DIR: 'src' },
      /^OUT_DIR: src contains files .*\n(?: {2}.+\n)+The build failed\. src is unchanged\.\n$/,
    ],
    ['a file as OUT_DIR', { OUT_DIR: 'src/site.ts' }, /^OUT_DIR: src\/site\.ts is a file.*\n$/],
    ['a SITE_URL without a protocol', { SITE_URL: 'margins.example' }, /^SITE_URL: "margins\.example" .*\n$/],
  ])('refuses %s without a stack trace, and leaves the source alone', async (_what, environment, message) => {
    const source = await hashFiles('src');
    const { status, output } = await startRelease(environment).ended;
    expect(output).toMatch(message);
    expect(status).toBe(1);
    expect(await hashFiles('src')).toEqual(source);
  });
});
