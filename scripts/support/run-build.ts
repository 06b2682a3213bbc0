import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { childEnv } from '../../src/env.ts';
import { testSettings } from './test-settings.ts';

/** The folder for sites that are built for a test or a measurement. */
export const testOutput = 'node_modules/.cache/library-tests';

/** The site's demo content, as it was before any owner changed it, for tests and measurements. */
export const demoContent = 'tests/fixtures/demo';

/** Runs a release. Rejects with its output if it fails. */
export const runRelease = (environment: Record<string, string>) =>
  promisify(execFile)('node', ['scripts/build/index.ts'], {
    env: childEnv({ ...testSettings, ...environment }),
  });

/**
 * Runs Astro's build of this project, or of the copy in `cwd`, without the rest of a release. Rejects with its output
 * if it fails.
 */
export const runAstroBuild = (environment: Record<string, string>, cwd = '.') =>
  promisify(execFile)('node', ['node_modules/astro/bin/astro.mjs', 'build'], {
    cwd,
    // Vitest sets NODE_ENV: without `production`, Astro would build development pages without the security policy
    env: childEnv({ NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', ...testSettings, ...environment }),
  });
