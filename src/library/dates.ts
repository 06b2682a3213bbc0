import { locale } from '../messages/index.ts';

const formatters = {
  day: new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
  month: new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }),
};

/**
 * Formats `YYYY-MM-DD`, `YYYY-MM` or `YYYY` for readers in the site's language: `29 September 2014`, `September 2014`, `2014`. A non-breaking
 * space keeps the day on the same line as its month.
 */
export function formatDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const formatter = formatters[day === undefined ? 'month' : 'day'];
  const formatted = formatter.format(new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`));
  return day === undefined ? formatted : formatted.replace(' ', '\u00a0');
}
