import type { Site } from './settings.ts';

/** The identity of the site: edit these values to make it your own. `src/settings.ts` explains each of them. */
export const site: Site = {
  title: 'Commonplace',
  description: 'Passages worth keeping, with their sources, related reading and an index.',
  language: 'en',
  url: 'http://localhost:4321',
  colours: { accent: '#8c1c13', paper: '#faf5e9' },
};
