import { escapeXml } from '../site.ts';

/** The maximum length of a line that was broken on purpose, rather than wrapped. */
const maxShortLine = 60;

/**
 * Converts plain text to HTML. Empty lines separate paragraphs. Line breaks are kept if all lines of a paragraph are short.
 */
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
