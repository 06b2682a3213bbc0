import type { Work } from './library.ts';

/** How much of a work is held here, as a label. */
export const extentLabel: Record<Work['extent'], string> = {
  excerpt: 'Excerpt',
  full: 'Full text',
  reference: 'Reference',
};
