/** The facts that an item of an export states: its title, its addresses, its date. */
import { decodeEscapes, env, placeholderTitle, webUrl } from '../site.ts';
import { parseHtml } from '../html-to-markdown.ts';
import { plainText } from '../html/tree.ts';
import { cleanLine, shorten } from '../text.ts';
import type { Item } from './wxr.ts';

/** Returns the text of HTML on one line. */
export const lineOf = (html: string): string => cleanLine(plainText([parseHtml(html)]));

/** Returns the title of an item, or its first words in brackets if it has none. */
export function titleOf(item: Item): string {
  const title = lineOf(item.title);
  if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(title)) return title;
  const words = lineOf(item.content || item.excerpt).replace(/\[[^\]]*\]/g, '');
  const beginning = shorten(words.trim(), 60);
  return beginning ? `[${beginning}]` : placeholderTitle;
}

/** Returns the name of an item in the report: its address, title or number. */
export const nameOf = ({ link, type, id, line }: Item, title: string): string =>
  link || title || (id ? `${type} ${id}` : `the item on line ${line}`);

/** Whether a post is private or needs a password. */
export const isPrivate = ({ status, password }: Item): boolean => status === 'private' || password !== '';

/** Returns the slug. Decodes its letters beyond ASCII, which WordPress encodes. */
export const slugOf = ({ slug }: Item): string => decodeEscapes(slug) ?? slug;

/** Returns the last part of the path of an address, if it is a name rather than a number. */
export function lastSegment(url: string): string | undefined {
  const [, segment = ''] = /([^/]+?)(?:\.(?:html?|php))?\/?$/.exec(new URL(url).pathname) ?? [];
  const name = decodeEscapes(segment) ?? segment;
  return /\p{L}/u.test(name) && !/^index$/.test(name) ? name : undefined;
}

/** Returns the public address of an item. A draft has none: its address, with only a number in its query, is not public. */
export function publicUrl({ link, status }: Item): string | undefined {
  return ['publish', ''].includes(status) ? validUrl(link) : undefined;
}

/** Returns an address in the form that the schema accepts, or `undefined` if no public page can have it. */
export function validUrl(address: string): string | undefined {
  const url = address.trim().replace(/\s/g, '%20');
  return webUrl().safeParse(url).data;
}

/** Returns the day of publication. Drafts have none. */
export function dateOf({ date, status }: Item, lose: (what: string) => void): string | undefined {
  const [day = ''] = /^\d{4}-\d\d-\d\d/.exec(date) ?? [];
  if (day === '' || day.startsWith('0000') || !['publish', 'private', ''].includes(status)) return undefined;
  const parsed = new Date(`${day}T00:00:00Z`);
  const isReal = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
  if (isReal && day.slice(0, 4) <= env.today.slice(0, 4)) return day;
  lose(`date ${date}`);
  return undefined;
}
