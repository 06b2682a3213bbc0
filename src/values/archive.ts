import { type EdtfDate, isoDate } from './date.ts';

/**
 * Returns the Wayback Machine's address for the snapshot of a page closest to a date, or for the list of its snapshots
 * if there is no date or the address can't express it, as with a period. See
 * https://en.wikipedia.org/wiki/Help:Using_the_Wayback_Machine
 */
export const waybackUrl = (url: string, date: EdtfDate | undefined): string =>
  `https://web.archive.org/web/${(date && isoDate(date)?.replaceAll('-', '')) || '*'}/${url}`;
