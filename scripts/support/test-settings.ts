import { fileURLToPath } from 'node:url';

/**
 * The environment variables of tests and measurements: fixed settings and a fixed day, so that the results don't depend on
 * who owns the site or when they run.
 */
export const testSettings = {
  SITE_SETTINGS: fileURLToPath(new URL('../../tests/fixtures/site.json', import.meta.url)),
  PUBLIC_DIR: fileURLToPath(new URL('../../tests/fixtures/public', import.meta.url)),
  /** Not before the day on which any work in `tests/fixtures` was added. */
  BUILD_DATE: '2026-12-31',
};
