import { z } from 'astro/zod';
import spdxIds from 'spdx-license-ids/index.json' with { type: 'json' };
import { invalid } from './field-types.ts';

/** The value for a work that nobody holds rights to. SPDX has no identifier for that. */
export const publicDomain = 'public-domain';

const hint = `use an SPDX identifier such as CC-BY-4.0, or ${publicDomain}`;

/** A licence: an SPDX identifier (https://spdx.org/licenses/) or `public-domain`. */
export const licence = () =>
  z
    .string({ error: hint })
    .refine(
      (id) => id === publicDomain || spdxIds.includes(id),
      invalid('invalid-licence', 'unknown licence', hint, correctLicence),
    );

/** Returns the identifier that differs only in capitals or in spaces for hyphens. */
function correctLicence(text: string): string | undefined {
  const key = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return [publicDomain, ...spdxIds].find((id) => id.toLowerCase() === key);
}
