/** The part of edtf.js that this site uses. See https://github.com/inukshuk/edtf.js */
declare module 'edtf' {
  /** A date, a year of more than four digits or a season. Months count from 0. */
  interface Single {
    /** Missing if days or months are unspecified within an interval. */
    type?: 'Date' | 'Year' | 'Season' | 'Decade' | 'Century';
    values: number[];
    /** Bits for the digits of YYYYMMDD, or `true` for all of them. */
    uncertain?: number | boolean;
    approximate?: number | boolean;
    unspecified?: number;
    /** The number of digits of a year that count. */
    significant?: number;
  }

  interface Interval {
    type: 'Interval';
    /** The start and the end: `null` if unknown, `Infinity` if open. */
    values: [Single | number | null, Single | number | null];
  }

  /** Alternatives (`Set`) or dates that all apply (`List`). Two dates in an array are a range. */
  interface Multiple<Type extends 'Set' | 'List' = 'Set' | 'List'> {
    type: Type;
    values: (Single | [Single, Single])[];
    earlier?: boolean;
    later?: boolean;
  }

  /** Parses a string in EDTF. Throws if it is not valid, and also on some valid ones. */
  export function parse(
    input: string,
    constraints?: { level?: number; types?: string[]; seasonIntervals?: boolean },
  ): Single | Interval | Multiple<'Set'> | Multiple<'List'>;
}
