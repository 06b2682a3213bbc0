/**
 * The address under which the Internet Archive shows the copy of a page that it took nearest to a day, or the list of
 * its copies where no day is known. See https://en.wikipedia.org/wiki/Help:Using_the_Wayback_Machine
 */
export const waybackUrl = (url: string, date: string | undefined): string =>
  `https://web.archive.org/web/${date?.replaceAll('-', '') ?? '*'}/${url}`;
