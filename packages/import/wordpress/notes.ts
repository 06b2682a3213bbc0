/** Summarises, for the report, what an import leaves out of all posts. */
import { count } from '../site.ts';
import { isPrivate } from './facts.ts';
import type { Item } from './wxr.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Returns a sentence for each feature of a blog's articles that this site doesn't support. */
export function notesOn(articles: readonly { item: Item; id: string; draft: string | undefined }[]): string[] {
  const notes: string[] = [];
  const comments = sum(articles.map(({ item }) => item.comments));
  const pingbacks = sum(articles.map(({ item }) => item.pingbacks));
  if (comments + pingbacks > 0)
    notes.push(`Comments are not imported: ${count(comments, 'comment')} and ${count(pingbacks, 'pingback')}.`);
  const sticky = articles.filter(({ item }) => item.isSticky).map(({ id }) => id);
  if (sticky.length > 0)
    notes.push(`Pinned to the top of the blog, which this site doesn’t support: ${sticky.join(', ')}.`);
  const unlisted = articles.filter(({ draft, item }) => draft && isPrivate(item)).map(({ id }) => id);
  if (unlisted.length > 0)
    notes.push(
      `Private or protected by a password in WordPress: ${unlisted.join(', ')}. Pages don’t show the drafts, but anyone who can read the repository can read them. If it is public, delete their files before you commit.`,
    );
  const formats = articles.filter(({ item }) => item.terms.some(({ domain }) => domain === 'post_format')).length;
  if (formats > 0) notes.push(`The post formats of ${count(formats, 'post')} are not imported.`);
  return notes;
}
