/** Labels for how much of a work is on this site. They are also the values of a search filter. */
export { extentLabels as extentLabel } from '../messages/en.ts';
