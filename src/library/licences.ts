import { publicDomain } from '../schemas/licence.ts';

/** A Creative Commons licence: its elements, its version and its country. `CC-BY-SA-3.0-DE`. */
const creativeCommons = /^CC-((?:BY|SA)(?:-(?:NC|ND|SA))*)-(\d\.\d)(?:-([A-Z]{2,3}))?$/;

/** The licences whose addresses don't follow from their identifiers. */
const exceptions: Readonly<Record<string, string>> = {
  [publicDomain]: 'https://creativecommons.org/publicdomain/mark/1.0/',
  'CC-PDM-1.0': 'https://creativecommons.org/publicdomain/mark/1.0/',
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
  'CC-BY-NC-ND-1.0': 'https://creativecommons.org/licenses/by-nd-nc/1.0/',
};

/**
 * Returns the URL of a licence for links and metadata: the deed at Creative Commons, the Public Domain Mark, or else the
 * text at SPDX. `id` is an SPDX identifier or `public-domain`.
 */
export function licenceUrl(id: string): string {
  const exception = exceptions[id];
  if (exception !== undefined) return exception;
  const [, elements, version, country] = creativeCommons.exec(id) ?? [];
  if (elements === undefined) return `https://spdx.org/licenses/${id}.html`;
  const path = [elements, version, country].filter(Boolean).join('/').toLowerCase();
  return `https://creativecommons.org/licenses/${path}/`;
}

/**
 * Returns the usual name of a licence: `CC BY-SA 4.0` for `CC-BY-SA-4.0`; the identifier if the licence has no other
 * name.
 */
export const licenceName = (id: string): string =>
  /^CC[-0]/.test(id) ? id.replace(/-(?=\d|[A-Z]{2,3}$)/g, ' ').replace('CC-', 'CC ') : id;
