import { fileURLToPath } from 'node:url';

/**
 * The variables of tests and measurements: settings of their own, and a day of their own. So their results are the same
 * whoever owns the site, and whenever they run.
 */
export const testSettings = {
  SITE_SETTINGS: fileURLToPath(new URL('../../tests/fixtures/site.json', import.meta.url)),
  PUBLIC_DIR: fileURLToPath(new URL('../../tests/fixtures/public', import.meta.url)),
  /** Not before the day on which any work in `tests/fixtures` was added. */
  BUILD_DATE: '2026-12-31',
};
