import type { ImportOptions } from './entry.ts';
import { placeholderRights } from './site.ts';

/** Returns the fields that say on what terms a text appears. Without them, it is a draft. */
export function rightsOf({ rights, licence }: Pick<ImportOptions, 'rights' | 'licence'>): Record<string, unknown> {
  const hasRights = rights !== undefined || licence !== undefined;
  return {
    ...(rights === undefined && hasRights ? {} : { rights: rights ?? placeholderRights }),
    ...(licence === undefined ? {} : { licence }),
    ...(hasRights ? {} : { draft: true }),
  };
}
