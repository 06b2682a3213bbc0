import { draw } from '../theme/artwork.ts';
import type { Scheme } from '../theme/theme.ts';

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
const titleSize = ({ length }: string): number => (length <= 20 ? 76 : length <= 60 ? 60 : length <= 120 ? 48 : 38);

/**
 * Draws a cover as PNG: a ruled page with the title and the byline at its top, the publication and the site at its foot. It is
 * large enough for thumbnails on an e-reader, in the 2:3 proportions of a book.
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
