import type { Work } from './library.ts';

/** Labels for how much of a work is on this site. */
export const extentLabel: Record<Work['extent'], string> = {
  excerpt: 'Excerpt',
  full: 'Full text',
  reference: 'Reference',
};
