import type { Imported } from '../entry.ts';
import { parseHtml } from '../html-to-markdown.ts';
import { plainText } from '../html/tree.ts';
import { cleanLine, shorten } from '../text.ts';

/** The posts of a blog, from a feed or an export. */
export interface Blog {
  /** The name of the blog or the site. */
  title: string;
  url: string | undefined;
  /** The language as the source writes it. */
  language: string | undefined;
  posts: Post[];
  skipped: Imported['skipped'];
  notes: string[];
  /** Returns the path of a link within the blog, to find posts whose full addresses are unknown. */
  pathOf?: (url: string) => string | undefined;
  /** Returns the path of a picture among the files of the export. */
  filePathOf?: (address: string) => string;
}

/** A post. */
export interface Post {
  /** The title in plain text; empty if there is none. */
  title: string;
  url: string | undefined;
  /** The path of its page on the blog, if its full address is unknown. */
  path?: string | undefined;
  authors: string[];
  /** The date of publication as the source writes it. */
  published: string | undefined;
  tags: string[];
  /** The text in HTML. Without a text, the post becomes a reference. */
  html: string | undefined;
  isPage?: boolean;
  /** Why it is a draft, if it was not public. */
  draft?: string | undefined;
  /** Whether it was only available to some readers. */
  isPrivate?: boolean;
  /** Facts about the post that are not imported, one line each. */
  lost: string[];
}

/** Returns the words of HTML on one line. */
export const lineOf = (html: string): string => cleanLine(plainText([parseHtml(html)]));

/** Reports a summary whose words are not in the text. */
export function summaryLoss(summary: string, html: string): string[] {
  const words = lineOf(summary).replace(/\s*(?:…|\.{3}|\[…\])$/, '');
  return words === '' || lineOf(html).includes(words) ? [] : [`summary “${shorten(words, 200)}”`];
}
