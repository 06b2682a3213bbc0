/**
 * Returns the Wayback Machine's address for the snapshot of a page closest to a date (`YYYY`, `YYYY-MM` or
 * `YYYY-MM-DD`), or for the list of its snapshots if there is no date.
 * See https://en.wikipedia.org/wiki/Help:Using_the_Wayback_Machine
 */
export const waybackUrl = (url: string, date: string | undefined): string =>
  `https://web.archive.org/web/${date?.replaceAll('-', '') ?? '*'}/${url}`;
