import { expect, test } from 'vitest';
import { licenceName, licenceUrl } from '../../../src/library/licences.ts';

test.each([
  ['public-domain', 'https://creativecommons.org/publicdomain/mark/1.0/'],
  ['CC-BY-4.0', 'https://creativecommons.org/licenses/by/4.0/'],
  ['CC-BY-NC-SA-3.0-DE', 'https://creativecommons.org/licenses/by-nc-sa/3.0/de/'],
  ['CC-BY-NC-ND-1.0', 'https://creativecommons.org/licenses/by-nd-nc/1.0/'],
  ['CC-SA-1.0', 'https://creativecommons.org/licenses/sa/1.0/'],
  ['CC0-1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ['GFDL-1.3-or-later', 'https://spdx.org/licenses/GFDL-1.3-or-later.html'],
])('licenceUrl links %s to %s', (id, url) => {
  expect(licenceUrl(id)).toBe(url);
});

test.each([
  ['CC-BY-4.0', 'CC BY 4.0'],
  ['CC-BY-NC-SA-3.0-DE', 'CC BY-NC-SA 3.0 DE'],
  ['CC0-1.0', 'CC0 1.0'],
  ['MIT', 'MIT'],
])('licenceName writes %s as %s', (id, name) => {
  expect(licenceName(id)).toBe(name);
});
