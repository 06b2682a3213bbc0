import { escapeXml } from './escape.ts';

/** The direction of a script. */
export type Direction = 'ltr' | 'rtl';

/** The characters of scripts that are written from right to left, such as Hebrew, Arabic and N’Ko. */
const rightToLeft = String.raw`\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}`;
const letters = {
  rtl: `[${rightToLeft}]`,
  ltr: String.raw`(?![${rightToLeft}])[\p{L}\p{M}]`,
};

/** Returns whether the first letter of a text is of a script that is written from right to left. */
export const startsRightToLeft = (text: string): boolean =>
  new RegExp(String.raw`^\P{L}*${letters.rtl}`, 'u').test(text);

/** Matches a run of letters of one direction, with the spaces and digits in it. A comma or full stop ends it. */
const runOf = (direction: Direction, around: Direction) =>
  new RegExp(
    String.raw`(${letters[direction]}(?:(?:(?!${letters[around]}|[,.;:·](?:\s|$)).)*(?:${letters[direction]}))?[!?؟…]*)`,
    'su',
  );
const runs = { ltr: runOf('rtl', 'ltr'), rtl: runOf('ltr', 'rtl') };

/**
 * Splits text at the runs that are written against the direction of the text around them. Every second piece is such a
 * run. Once isolated, runs don't reorder the punctuation and numbers next to them. See
 * https://www.unicode.org/reports/tr9/
 */
export const splitRuns = (text: string, direction: Direction): string[] => text.split(runs[direction]);

/** Returns text as HTML, in which the runs against the direction of the text around them are isolated. See `splitRuns`. */
export const isolateRuns = (text: string, direction: Direction): string =>
  splitRuns(text, direction)
    .map((piece, index) => (index % 2 === 1 ? `<bdi>${escapeXml(piece)}</bdi>` : escapeXml(piece)))
    .join('');
