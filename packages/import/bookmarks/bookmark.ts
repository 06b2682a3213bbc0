/** A saved link, with the facts in its export. */
export interface Bookmark {
  url: string;
  /** Empty if the export has none. */
  title: string;
  /** The line in the file, from 1, where it is known. */
  line?: number | undefined;
  /** When it was saved, in a form that `isoDay` reads. */
  saved?: string | number | undefined;
  published?: string | undefined;
  /** The names of the authors, each as a byline. */
  authors?: readonly string[];
  publication?: string | undefined;
  language?: string | undefined;
  /** Tags and folders. */
  tags: readonly string[];
  /** The reader's notes (`note`), and quotations from the page (`abstract`). */
  notes?: readonly { kind: 'abstract' | 'note'; text: string }[];
}

/** The bookmarks in a file. */
export interface ReadBookmarks {
  bookmarks: Bookmark[];
  /** The names of values that are only for programs, such as the reading state. */
  ignored: readonly string[];
  /** Parts of the file that aren't bookmarks. */
  skipped?: { source: string; reason: string }[];
}

/** Returns the day (`YYYY-MM-DD`, UTC) of a time in ISO 8601, or in seconds, milliseconds or microseconds since 1970. */
export function isoDay(time: string | number | undefined): string | undefined {
  const text = String(time ?? '').trim();
  if (/^\d{9,}$/.test(text)) {
    const milliseconds = Number(text) / (text.length > 14 ? 1000 : text.length > 11 ? 1 : 0.001);
    const date = new Date(milliseconds);
    return Number.isNaN(date.valueOf()) ? undefined : date.toISOString().slice(0, 10);
  }
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:[T ]|$)/.exec(text) ?? [];
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : undefined;
}

/** Returns the items of a list in a cell: `a,b`, `a|b`, or in the syntax of Python or JSON, `['a', "b"]`. */
export function listIn(text: string, separator: RegExp = /[,|]/): string[] {
  const [, inside] = /^\[(.*)\]$/s.exec(text.trim()) ?? [];
  if (inside === undefined) return text.split(separator).map((item) => item.trim());
  return [...inside.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/g, '$1').trim(),
  );
}
