import type { Font } from 'satori';
import { plainCharacters } from '../values/escape.ts';
import { box, drawRuledPage } from '../theme/artwork.ts';
import type { Scheme } from '../theme/theme.ts';

/** The size of a cover in pixels: enough for thumbnails on an e-reader, in the 2:3 proportions of a book. */
const coverSize = { width: 600, height: 900 };

/** The words on a cover. Empty ones are left out. */
export interface CoverWords {
  /** That only a part of the work is in the book. */
  label: string;
  title: string;
  byline: string;
  /** Where the text is from. */
  publication: string;
  /** The title of the site. */
  site: string;
}

/** Returns the font size of a title in pixels. Long titles are smaller. */
const titleSize = (title: string): number =>
  title.length <= 20 ? 76 : title.length <= 60 ? 60 : title.length <= 120 ? 48 : 38;

/** Creates a text of at most `lines` lines. One that is too long ends in an ellipsis. */
const line = (text: string, lines: number, style: Record<string, string | number>) =>
  box({ display: 'block', lineClamp: lines, wordBreak: 'break-word', ...style }, plainCharacters(text));

/**
 * Draws a cover as SVG: a ruled page with the title, the byline, the publication and the site. If the fonts lack a character,
 * draws the ruled page alone.
 */
export function drawCover(words: CoverWords, colours: Scheme, fonts: Font[]): Promise<string> {
  const { label, title, byline, publication, site } = words;
  const small = { fontSize: 26, lineHeight: 1.3, color: colours.muted };
  const children = [
    box(
      { flexDirection: 'column' },
      ...(label ? [line(label, 1, { ...small, color: colours.accent, marginBottom: 14 })] : []),
      line(title, 9, { fontSize: titleSize(title), lineHeight: 1.1, color: colours.text }),
      ...(byline ? [line(byline, 4, { fontSize: 34, lineHeight: 1.25, color: colours.text, marginTop: 34 })] : []),
    ),
    box(
      { flexDirection: 'column' },
      ...(publication ? [line(publication, 3, small)] : []),
      ...(site ? [line(site, 1, { ...small, color: colours.accent, marginTop: 14 })] : []),
    ),
  ];
  const style = { flexDirection: 'column', justifyContent: 'space-between', padding: '110px 44px 60px 36px' };
  return drawRuledPage({ size: coverSize, margin: 84, style, children }, colours, fonts);
}
