import type { ImportOptions } from '../../entry.ts';
import { idAllotter } from '../../ids.ts';

/** Returns the options of an import into a library that has one tag, with some of them changed. */
export const testOptions = (changes: Partial<ImportOptions> = {}): ImportOptions => ({
  tags: 'match',
  notes: false,
  rights: '© Ann Wick',
  libraryTags: [{ id: 'salt', name: 'Salt', otherNames: [] }],
  allotId: idAllotter({ tags: [], entries: [], formerIds: { works: [], tags: [] } }),
  progress: () => undefined,
  ...changes,
});
