/** Bookmarks in JSON: Raindrop, Wallabag, Omnivore and Karakeep. */
import { isMapping } from '../text.ts';
import type { Bookmark, ReadBookmarks } from './bookmark.ts';

type Item = Record<string, unknown>;

interface JsonFormat {
  /** Returns the items of a file, or `undefined` if it is from another program. */
  itemsOf: (data: unknown) => Item[] | undefined;
  /** The fields that only programs use. */
  ignored: readonly string[];
  read: (item: Item) => Bookmark;
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

/** Returns the texts in a list, or the names of the objects in it. */
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.map((item) => text(isMapping(item) ? (item.name ?? item.label) : item)) : [];

const mapping = (value: unknown): Item => (isMapping(value) ? value : {});

const notesOf = (abstract: unknown, note: unknown) => [
  ...(text(abstract) ? [{ kind: 'abstract' as const, text: text(abstract) }] : []),
  ...(text(note) ? [{ kind: 'note' as const, text: text(note) }] : []),
];

/**
 * Returns highlighted passages with the reader's notes. Wallabag calls the passage `quote`, and Raindrop calls it `text`.
 */
const quotesIn = (list: unknown) =>
  (Array.isArray(list) ? list : [])
    .map(mapping)
    .flatMap(({ quote, text: words, note }) => notesOf(quote ?? words, quote === undefined ? note : words));

/** Returns a list of objects if the first object has all these fields. */
const listWith = (value: unknown, ...names: readonly string[]): Item[] | undefined => {
  const [first] = Array.isArray(value) ? (value as unknown[]) : [];
  return isMapping(first) && names.every((name) => name in first) ? (value as unknown[]).filter(isMapping) : undefined;
};

const formats: readonly JsonFormat[] = [
  // Raindrop
  {
    itemsOf: (data) => listWith(mapping(data).items ?? data, 'link', 'created'),
    ignored: ['cover', 'important', 'type', 'broken', 'lastUpdate', 'media'],
    read: (item) => ({
      url: text(item.link),
      title: text(item.title),
      saved: text(item.created),
      tags: [text(mapping(item.collection).title), ...texts(item.tags)],
      notes: [...notesOf(item.excerpt, item.note), ...quotesIn(item.highlights)],
    }),
  },
  // Wallabag
  {
    itemsOf: (data) => listWith(data, 'url', 'is_archived', 'created_at'),
    ignored: ['content', 'is_archived', 'is_starred', 'reading_time', 'preview_picture'],
    read: (item) => ({
      url: text(item.origin_url) || text(item.url),
      title: text(item.title),
      saved: text(item.created_at),
      published: text(item.published_at).slice(0, 10),
      authors: texts(item.published_by),
      language: text(item.language),
      tags: texts(item.tags),
      notes: quotesIn(item.annotations),
    }),
  },
  // Omnivore
  {
    itemsOf: (data) => listWith(data, 'url', 'slug', 'savedAt'),
    ignored: ['state', 'readingProgress', 'thumbnail', 'highlights'],
    read: (item) => ({
      url: text(item.url),
      title: text(item.title),
      saved: text(item.savedAt),
      published: text(item.publishedAt).slice(0, 10),
      authors: [text(item.author)],
      publication: text(item.siteName),
      tags: texts(item.labels),
      notes: notesOf(item.description, ''),
    }),
  },
  // Karakeep
  {
    itemsOf: (data) => listWith(mapping(data).bookmarks, 'createdAt', 'content'),
    ignored: ['archived', 'favourited'],
    read: (item) => {
      const content = mapping(item.content);
      return {
        url: text(content.url),
        title: text(item.title) || text(content.title),
        saved: text(item.createdAt),
        tags: texts(item.tags),
        notes: notesOf(content.text, item.note),
      };
    },
  },
];

const find = (data: unknown) => {
  for (const format of formats) {
    const items = format.itemsOf(data);
    if (items) return { format, items };
  }
  return undefined;
};

/** Returns whether JSON data contains bookmarks. */
export const hasJsonBookmarks = (data: unknown): boolean => find(data) !== undefined;

/** Reads bookmarks from JSON data. */
export function readJsonBookmarks(data: unknown): ReadBookmarks {
  const { format, items = [] } = find(data) ?? {};
  const isUsed = (value: unknown) => value !== undefined && value !== null && value !== '' && value !== false;
  return {
    bookmarks: format ? items.map((item) => format.read(item)) : [],
    ignored: format?.ignored.filter((name) => items.some((item) => isUsed(item[name]))) ?? [],
  };
}
