import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { fingerprintFile, lookOfPages } from '../../pictures/fingerprint.ts';

test('the pictures of the documentation show the pages as they are', async () => {
  const taken = (await readFile(fingerprintFile, 'utf8')).trim();
  expect(taken, 'the look of the pages has changed: run npm run docs:pictures').toBe(lookOfPages());
});
