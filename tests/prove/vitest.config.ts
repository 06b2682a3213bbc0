import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What takes too long for `npm test`, or needs more than a browser: another browser, a server, a disk to fill. */
export default defineConfig({
  root,
  test: {
    name: 'prove',
    include: ['tests/prove/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
