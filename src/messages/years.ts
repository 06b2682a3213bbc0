/**
 * Formats a year in astronomical numbering, in which 0 is 1 BC: `2014`, `79 AD`, `44 BC`. Like the citation styles, it names the
 * era of years before 500, which could be mistaken for other numbers. `locale` is a BCP 47 tag.
 */
export function formatYear(year: number, locale: string): string {
  const formatter = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', ...eraOf(year) });
  return formatter.format(utcDate(year));
}

/** Returns the `era` option of `Intl.DateTimeFormat` for a year. */
export const eraOf = (year: number): { era?: 'short' } => (year < 500 ? { era: 'short' } : {});

/** Returns a day as a `Date`, at midnight UTC. Months count from 1. Unlike `Date.UTC`, years below 100 are what they are. */
export const utcDate = (year: number, month = 1, day = 1): Date =>
  new Date(new Date(0).setUTCFullYear(year, month - 1, day));
