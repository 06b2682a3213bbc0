import type { ImportOptions } from './entry.ts';
import { placeholderRights } from './site.ts';

/** Returns the fields that state the rights to a text. If the options state none, makes it a draft. */
export function rightsOf({ rights, licence }: Pick<ImportOptions, 'rights' | 'licence'>): Record<string, unknown> {
  const hasRights = rights !== undefined || licence !== undefined;
  return {
    ...(rights === undefined && hasRights ? {} : { rights: rights ?? placeholderRights }),
    ...(licence === undefined ? {} : { licence }),
    ...(hasRights ? {} : { draft: true }),
  };
}
