import type { ImportOptions } from './entry.ts';
import { placeholderRights } from './site.ts';

/** Why an import that should publish a work keeps it as a draft, unless its source says why. */
export const missingRights = 'rights are missing (add --rights or --licence)';

/** Returns the fields that state the rights to a text. If the options state none, makes it a draft. */
export function rightsOf({ rights, licence }: Pick<ImportOptions, 'rights' | 'licence'>): Record<string, unknown> {
  const hasRights = rights !== undefined || licence !== undefined;
  return {
    ...(rights === undefined && hasRights ? {} : { rights: rights ?? placeholderRights }),
    ...(licence === undefined ? {} : { licence }),
    ...(hasRights ? {} : { draft: true }),
  };
}
