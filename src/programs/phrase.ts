import { escapeMarkdown } from '../values/escape.ts';
import type { Phrase } from '../messages/phrase.ts';

/** Returns a phrase as Markdown. `address` is the URL of the phrase's page, against which its links are resolved. */
export const phraseMarkdown = (phrase: Phrase, address: string): string =>
  phrase
    .map((piece) => {
      if (typeof piece === 'string') return escapeMarkdown(piece);
      const text = piece.cite ? `*${escapeMarkdown(piece.text)}*` : escapeMarkdown(piece.text);
      return piece.href === undefined ? text : markdownLink(text, new URL(piece.href, address).href);
    })
    .join('');

/** Returns a link in Markdown. `text` is Markdown. */
export const markdownLink = (text: string, url: string): string => `[${text}](${/[()]/.test(url) ? `<${url}>` : url})`;
