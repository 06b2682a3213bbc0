/** Bookmarks in tables: Pocket, Instapaper, Raindrop and Readwise Reader. */
import { readCsv, type Row } from '../csv.ts';
import { type Bookmark, listIn, type ReadBookmarks } from './bookmark.ts';

interface TableFormat {
  /** The columns by which the program is recognized. */
  columns: readonly string[];
  /** The columns that only programs use. */
  ignored: readonly string[];
  read: (row: Row) => Omit<Bookmark, 'url' | 'title' | 'line'>;
}

/** Returns a folder as a tag, except the default folders of Instapaper and Raindrop. */
const folderOf = (name: string): string[] =>
  name === '' || /^(?:unread|archive|starred|unsorted|trash)$/i.test(name) ? [] : [name];

const notesOf = (abstract: string, note: string) => [
  ...(abstract ? [{ kind: 'abstract' as const, text: abstract }] : []),
  ...(note ? [{ kind: 'note' as const, text: note }] : []),
];

const formats: readonly TableFormat[] = [
  // Pocket
  {
    columns: ['title', 'url', 'time_added', 'tags'],
    ignored: ['status', 'cursor'],
    read: ({ get }) => ({ saved: get('time_added'), tags: listIn(get('tags'), /\|/) }),
  },
  // Instapaper
  {
    columns: ['url', 'title', 'selection', 'folder', 'timestamp'],
    ignored: [],
    read: ({ get }) => ({
      saved: get('timestamp'),
      tags: [...folderOf(get('folder')), ...listIn(get('tags'))],
      notes: notesOf(get('selection'), ''),
    }),
  },
  // Raindrop
  {
    columns: ['title', 'note', 'excerpt', 'url', 'folder', 'tags', 'created'],
    ignored: ['id', 'cover', 'favorite'],
    read: ({ get }) => ({
      saved: get('created'),
      tags: [
        ...get('folder')
          .split('/')
          .flatMap((name) => folderOf(name.trim())),
        ...listIn(get('tags'), /,/),
      ],
      notes: [...notesOf(get('excerpt'), get('note')), ...notesOf(get('highlights'), '')],
    }),
  },
  // Readwise Reader
  {
    columns: ['title', 'url', 'document tags', 'saved date'],
    ignored: ['id', 'reading progress', 'location', 'seen'],
    read: ({ get }) => ({ saved: get('saved date'), tags: listIn(get('document tags')) }),
  },
];

const formatOf = (columns: readonly string[]) =>
  formats.find((format) => format.columns.every((name) => columns.includes(name)));

/** Returns whether a table with these columns contains bookmarks. */
export const isBookmarkTable = (columns: readonly string[]): boolean => formatOf(columns) !== undefined;

/** Reads bookmarks from a table with these columns. Throws if the table is malformed. */
export function readBookmarkTable(text: string, columns: readonly string[]): ReadBookmarks {
  const format = formatOf(columns);
  const rows = readCsv(text);
  return {
    bookmarks: rows.map((row) => ({
      url: row.get('url'),
      title: row.get('title'),
      line: row.line,
      tags: [],
      ...format?.read(row),
    })),
    ignored: format?.ignored.filter((name) => rows.some(({ get }) => get(name) !== '')) ?? [],
  };
}
