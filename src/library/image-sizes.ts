/** The width and height of an image, in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** The maximum width of the text column, in pixels: `--measure` in src/styles/tokens.css. */
const columnWidth = 664;

/** The column for the `sizes` attribute, in rems, which grow with the reader's font size. A small screen has margins. */
const columnSizes = `(min-width: ${columnWidth / 16 + 4}rem) ${columnWidth / 16}rem, calc(100vw - 4rem)`;

/** Returns the largest size at which pages show an image: twice as wide as the column, for screens with more pixels. */
export function largestSize({ width, height }: Size): Size {
  const largest = Math.min(width, 2 * columnWidth);
  return { width: largest, height: Math.max(1, Math.round((height * largest) / width)) };
}

/**
 * Returns the widths at which pages offer an image, with the `sizes` attribute. An image that is hardly wider than the
 * column has a single width. Images are never enlarged.
 */
export function offeredWidths({ width }: Size): { widths: number[]; sizes: string } | undefined {
  const largest = Math.min(width, 2 * columnWidth);
  return largest < 1.5 * columnWidth ? undefined : { widths: [columnWidth, largest], sizes: columnSizes };
}
