import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { testSettings } from '../scripts/support/test-settings.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
// the processes that tests start inherit them; with their compiled modules cached, they start in two thirds of the time
Object.assign(process.env, testSettings, { NODE_COMPILE_CACHE: `${root}node_modules/.cache/compiled` });

const timeouts = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000 } }, // a busy machine may need a while
};

/** The tests of the site and those of the packages. */
const include = (project: string) => [`tests/${project}/**/*.test.ts`, `packages/*/tests/${project}/**/*.test.ts`];

export default defineConfig({
  root,
  test: {
    projects: [
      // the files of a worker share its modules: a test undoes what it changes in them
      { root, test: { ...timeouts, name: 'unit', include: include('unit'), maxWorkers: 2, isolate: false } },
      {
        root,
        test: {
          ...timeouts,
          name: 'site',
          include: include('site'),
          globalSetup: 'tests/support/setup.ts',
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        root,
        test: {
          ...timeouts,
          name: 'release',
          include: include('release'),
          globalSetup: 'tests/support/project-copies.ts',
          setupFiles: 'tests/support/enter-copy.ts',
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        root,
        test: {
          name: 'slow',
          include: include('slow'),
          globalSetup: 'tests/support/setup.ts',
          ...timeouts,
          testTimeout: 600_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
