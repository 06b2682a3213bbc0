import { createCiter } from './citation/cite.ts';

/** Formats an item in each citation style. Pages share this citer and its engines. */
export const cite = createCiter();
