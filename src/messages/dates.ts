import { type EdtfDate, isMoment, type Moment, type Period } from '../values/date.ts';
import type { Messages } from './en.ts';
import { format, type Slots } from './format.ts';
import { eraOf, formatYear, utcDate } from './years.ts';

/**
 * Creates a function that formats a date for readers: `29 September 2014`, `c. 1350`, `44 BC`, `1914–1918`. `locale` is a
 * BCP 47 tag, `messages` those of its language.
 */
export function createDateFormatter(locale: string, { dates: words }: Pick<Messages, 'dates'>) {
  const say = (message: string, slots: Slots) => format(message, slots, locale);
  const list = (type: 'conjunction' | 'disjunction', items: readonly string[]) =>
    new Intl.ListFormat(locale, { type }).format(items);

  // creating a formatter takes longer than formatting a hundred dates
  const formatters = new Map<string, Intl.DateTimeFormat>();
  function formatterFor(form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(form);
    const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, form);
    formatters.set(key, formatter);
    return formatter;
  }

  return (date: EdtfDate): string => {
    switch (date.kind) {
      case 'moment':
        return formatMoment(date.moment);
      case 'period':
        return formatOpenPeriod(date);
      case 'list':
        return formatList(date);
    }
  };

  function formatOpenPeriod({ start, end }: Extract<EdtfDate, { kind: 'period' }>): string {
    if (typeof start === 'string')
      return say(start === 'open' ? words.until : words.unknownStart, { date: formatMoment(end as Moment) });
    if (typeof end === 'string')
      return say(end === 'open' ? words.since : words.unknownEnd, { date: formatMoment(start) });
    return formatPeriod({ start, end });
  }

  function formatList({ any, items, earlier, later }: Extract<EdtfDate, { kind: 'list' }>): string {
    const [first] = items;
    if (any && first && !isMoment(first) && items.length === 1)
      return say(words.between, { start: formatMoment(first.start), end: formatMoment(first.end) });
    const formatted = items.map((item, index) => {
      const date = isMoment(item) ? formatMoment(item) : formatPeriod(item);
      if (earlier && index === 0) return say(any ? words.orEarlier : words.until, { date });
      if (later && index === items.length - 1) return say(any ? words.orLater : words.since, { date });
      return date;
    });
    return list(any ? 'disjunction' : 'conjunction', formatted);
  }

  function formatMoment(moment: Moment): string {
    const date = moment.uncertain ? say(words.uncertain, { date: formatCertain(moment) }) : formatCertain(moment);
    return moment.approximate ? say(words.circa, { date }) : date;
  }

  /** Formats a moment as if it were certain and exact. */
  function formatCertain(moment: Moment): string {
    const { year, years, season } = moment;
    if (years > 1) return formatYears(year, years);
    if (season === undefined) return joinParts(formatterFor(options(moment)).formatToParts(startOf(moment)));
    return say(season > 32 ? words.quarter : words.season, {
      quarter: season - 32,
      season: seasonName(season),
      year: formatYear(year, locale),
    });
  }

  function seasonName(season: number): string {
    const { spring, summer, autumn, winter } = words.seasons;
    return [spring, summer, autumn, winter][(season - 21) % 4] ?? '';
  }

  function formatYears(year: number, years: number): string {
    if (years === 100)
      return year < 0
        ? say(words.centuryBC, { century: Math.floor(-year / 100) + 1 })
        : say(words.century, { century: year / 100 + 1 });
    if (years === 10 && year >= 100) return say(words.decade, { year });
    return say(words.between, { start: formatYear(year, locale), end: formatYear(year + years - 1, locale) });
  }

  function formatPeriod({ start, end }: Period): string {
    if (start.approximate && end.approximate && !start.uncertain && !end.uncertain)
      return say(words.circa, {
        date: formatPeriod({ start: { ...start, approximate: false }, end: { ...end, approximate: false } }),
      });
    if (hasShortForm({ start, end })) {
      if (start.season === undefined) return formatRange(start, end);
      if (start.year === end.year)
        return say(words.season, {
          season: `${seasonName(start.season)}–${seasonName(end.season ?? 0)}`,
          year: formatYear(start.year, locale),
        });
    }
    return `${formatMoment(start)} – ${formatMoment(end)}`;
  }

  /** Formats two dates of equal precision without repeating the month and the year that they share: `4–7 June 2004`. */
  function formatRange(start: Moment, end: Moment): string {
    const formatter = formatterFor({ ...options(start), ...eraOf(Math.min(start.year, end.year)) });
    const parts = formatter.formatRangeToParts(startOf(start), startOf(end));
    const textOf = (source: string) =>
      parts
        .filter((part) => part.source === source)
        .map(({ value }) => value)
        .join('');
    // an en dash has spaces around it only where one of the dates has
    const dash = /\s/.test(`${textOf('startRange')}${textOf('endRange')}`) ? ' – ' : '–';
    return joinParts(parts.map((part) => (/^\s*–\s*$/.test(part.value) ? { ...part, value: dash } : part)));
  }

  /** Joins the parts of a formatted date. Non-breaking spaces keep the day, the month and the year on one line. */
  function joinParts(parts: readonly Intl.DateTimeFormatPart[]): string {
    return parts
      .map(({ type, value }, index) => {
        if (type === 'day' && value === '1') return words.firstOfMonth;
        const neighbours = [parts[index - 1]?.type, parts[index + 1]?.type];
        const isBetween =
          type === 'literal' &&
          !/\p{Pd}/u.test(value) &&
          neighbours.every((part) => part === 'day' || part === 'month' || part === 'year');
        return isBetween ? value.replace(' ', '\u00a0') : value;
      })
      .join('');
  }
}

/** Returns whether both ends of a period are certain and of one precision, so that they can share their parts. */
const hasShortForm = ({ start, end }: Period): boolean =>
  [start, end].every(
    ({ approximate, uncertain, years, season = 0 }) => !approximate && !uncertain && years === 1 && season <= 32,
  ) && precision(start) === precision(end);

const precision = ({ month, day, season }: Moment): string =>
  season === undefined ? (day === undefined ? (month === undefined ? 'year' : 'month') : 'day') : 'season';

const startOf = ({ year, month, day }: Moment): Date => utcDate(year, month, day);

const options = ({ year, month, day }: Moment): Intl.DateTimeFormatOptions => ({
  timeZone: 'UTC',
  year: 'numeric',
  ...(month !== undefined && { month: 'long' }),
  ...(day !== undefined && { day: 'numeric' }),
  ...eraOf(year),
});
