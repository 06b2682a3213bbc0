import type { BlockContent } from 'mdast';
import { directiveToMarkdown } from 'mdast-util-directive';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { cleanLine, withoutMarkup } from './text.ts';

/** Returns plain text as Markdown paragraphs, so that nothing in it is read as markup. */
export const paragraphs = (text: string): string => serialize(toParagraphs(text));

/** Returns plain text as a Markdown quotation. */
export const quotation = (text: string): string => {
  const children = toParagraphs(text);
  return children.length > 0 ? serialize([{ type: 'blockquote', children }]) : '';
};

/** Splits a text at its empty lines and at the ends of HTML paragraphs. */
const toParagraphs = (text: string): BlockContent[] =>
  text
    .replace(/<\/?(?:p|div|br|li|h\d|title|jats:(?:p|sec|title))(?:\s[^<>]*)?\/?>/gi, '\n\n')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => cleanLine(withoutMarkup(paragraph)))
    .filter(Boolean)
    .map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }));

const serialize = (children: BlockContent[]): string =>
  toMarkdown(
    { type: 'root', children },
    { extensions: [gfmToMarkdown(), directiveToMarkdown()], bullet: '-', emphasis: '_', rule: '-' },
  ).trim();
