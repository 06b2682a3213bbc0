import { messages } from '../messages/index.ts';

/** Labels for how much of a work is on this site. They are also the values of a search filter. */
export const extentLabel = messages.extents;
