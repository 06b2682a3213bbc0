import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { childEnv } from '../../src/env.ts';

/** The folder for sites that are built for a test or a measurement. */
export const testOutput = 'node_modules/.cache/library-tests';

/** The settings of sites that are built for a test or a measurement. */
export const testSettings = fileURLToPath(new URL('../../tests/fixtures/site.json', import.meta.url));

/** The content of the site before anyone made it their own, for tests and measurements. */
export const demoContent = 'tests/fixtures/demo';

/** Runs a release. Rejects with its output if it fails. */
export const runRelease = (environment: Record<string, string>) =>
  promisify(execFile)('node', ['scripts/build/index.ts'], {
    env: childEnv({ SITE_SETTINGS: testSettings, ...environment }),
  });

/** Runs Astro's build without the rest of a release. Rejects with its output if it fails. */
export const runAstroBuild = (environment: Record<string, string>) =>
  promisify(execFile)('node', ['node_modules/astro/bin/astro.mjs', 'build'], {
    env: childEnv({ ASTRO_TELEMETRY_DISABLED: '1', SITE_SETTINGS: testSettings, ...environment }),
  });
