import { escapeXml } from '../site.ts';

/** The longest line that was ended on purpose, rather than at the margin. */
const maxShortLine = 60;

/** Returns a plain text as HTML: paragraphs at its empty lines. Lines stay where all lines of a paragraph are short. */
export const plainTextToHtml = (text: string): string =>
  text
    .split(/\n[ \t]*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => {
      const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
      const isShort = lines.every((line) => line.length <= maxShortLine);
      return `<p>${lines.map((line) => escapeXml(line)).join(isShort ? '<br>' : '\n')}</p>`;
    })
    .join('\n');
