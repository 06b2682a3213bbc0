import { draw } from '../theme/artwork.ts';
import type { Scheme } from '../theme/theme.ts';

/** The words on a cover. Empty ones are left out. */
export interface CoverWords {
  /** A label that says that the book contains only a part of the work. */
  label: string;
  title: string;
  byline: string;
  /** The publication in which the text appeared. */
  publication: string;
  /** The title of the site. */
  site: string;
}

/** Returns the font size of a title in pixels. Long titles are smaller. */
const titleSize = ({ length }: string): number => (length <= 20 ? 76 : length <= 60 ? 60 : length <= 120 ? 48 : 38);

/**
 * Draws a cover as PNG: a ruled page with the title and the byline at the top, and the publication and the site at the
 * foot. The image is large enough for an e-reader's thumbnails, and has the 2:3 proportions of a book.
 */
export const drawCover = (
  { label, title, byline, publication, site }: CoverWords,
  colours: Scheme,
): Promise<Uint8Array> =>
  draw(
    {
      width: 600,
      height: 900,
      rule: 84,
      columns: [
        {
          words: [
            { text: label, size: 26, ink: 'accent' },
            { text: title, size: titleSize(title), ink: 'text', above: 14 },
            { text: byline, size: 34, ink: 'text', above: 34 },
          ],
          left: 123,
          top: 120,
          width: 433,
          height: 540,
          align: { above: 0 },
        },
        {
          words: [
            { text: publication, size: 26, ink: 'muted' },
            { text: site, size: 26, ink: 'accent', above: 14 },
          ],
          left: 123,
          top: 690,
          width: 433,
          height: 144,
          align: { above: 1 },
        },
      ],
    },
    colours,
  );
