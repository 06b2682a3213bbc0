/** Where the type of an owner's `src/site.ts` was before `src/settings.ts`. Their files still import it from here. */
export type { Site } from '../settings.ts';
