import { site } from '../site.ts';

const forms = {
  day: new Intl.DateTimeFormat(site.locale, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
  month: new Intl.DateTimeFormat(site.locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }),
};

/**
 * Writes `YYYY-MM-DD`, `YYYY-MM` or `YYYY` for people: `29 September 2014`, `September 2014`, `2014`. The day does not part
 * from its month at the end of a line.
 */
export function formatDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const written = forms[day === undefined ? 'month' : 'day'].format(
    new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`),
  );
  return day === undefined ? written : written.replace(' ', '\u00a0');
}
