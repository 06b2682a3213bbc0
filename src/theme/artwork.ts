import { resolve } from 'node:path';
import sharp from 'sharp';
import { escapeXml } from '../values/escape.ts';
import { canDraw, drawable } from './glyphs.ts';
import { type Canvas, createCanvas, encodePng, freePixels, paintPixel } from './png.ts';
import type { Scheme } from './theme.ts';

// uses a font from a package, not the machine's own fonts, so that pictures are the same everywhere
const fontfile = resolve('node_modules/@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf');
// oxlint-disable-next-line no-process-env -- sharp has no other way to ignore the fonts of the machine
process.env['FONTCONFIG_FILE'] = resolve('src/theme/fonts.conf');

/** The inks of words, with the colours in which they are laid out: one channel for each. */
const inks = { text: '#f00', muted: '#0f0', accent: '#00f' } as const;
type Ink = keyof typeof inks;
const inkNames = Object.keys(inks) as Ink[];

/** Words on a picture. Empty ones are left out. */
export interface Words {
  text: string;
  /** The size of the font, in pixels. */
  size: number;
  ink: Ink;
  /** The space above them, in pixels. */
  above?: number;
}

/** Words below each other. Distances are in pixels, from the left and the top edge of the picture. */
interface Column {
  words: readonly Words[];
  left: number;
  top: number;
  width: number;
  height: number;
  /** How much of the unused space is above the words, and to their left: a share from 0 to 1. */
  align: { above: number; before?: number };
  /** Whether the words are drawn again in a narrower column, so that their lines are about equally long. */
  isBalanced?: boolean;
}

/** A ruled page with columns of words. Distances are in pixels; its width is even. */
export interface Artwork {
  width: number;
  height: number;
  /** The distance of the rule from the left edge. */
  rule: number;
  columns: readonly Column[];
}

/** The number of shades of an ink, which smooth the edges of letters. */
const shades = 5;
/** The rule is three pixels wide, in a shade of the accent. */
const [ruleWidth, ruleShade] = [3, 3];

/** Draws a picture as PNG. Words that don't fit end in an ellipsis. If the font lacks a character, draws only the page. */
export async function draw({ width, height, rule, columns }: Artwork, colours: Scheme): Promise<Uint8Array> {
  const canvas = createCanvas(width, height);
  const ruleColour = colourOf(inkNames.indexOf('accent'), ruleShade);
  for (let y = 0; y < height; y += 1)
    for (let x = rule; x < rule + ruleWidth; x += 1) paintPixel(canvas, x, y, ruleColour);
  const isDrawable = columns.every(({ words }) => words.every(({ text }) => canDraw(text)));
  for (const column of isDrawable ? columns : []) await paint(canvas, column);
  const palette = inkNames.flatMap((ink) =>
    Array.from({ length: shades }, (_, index) => mix(colours.page, colours[ink], (index + 1) / shades)),
  );
  return encodePng(canvas, [colours.page, ...palette]);
}

/** Returns the index in the palette of a shade of an ink, after the colour of the page. */
const colourOf = (ink: number, shade: number) => ink * shades + shade;

const mix = (from: string, to: string, share: number): string =>
  `#${[1, 3, 5]
    .map((start) => {
      const [a = 0, b = 0] = [from, to].map((colour) => Number.parseInt(colour.slice(start, start + 2), 16));
      return Math.round(a + (b - a) * share)
        .toString(16)
        .padStart(2, '0');
    })
    .join('')}`;

/** Paints a column of words. */
async function paint(canvas: Canvas, column: Column): Promise<void> {
  const words = column.words.filter(({ text }) => text !== '');
  if (words.length === 0) return;
  const { data, info } = await layOut(words, column);
  const { above, before = 0 } = column.align;
  const top = column.top + Math.round((column.height - info.height) * above);
  const left = column.left + Math.round((column.width - info.width) * before);
  for (let y = 0, at = 0; y < info.height; y += 1)
    for (let x = 0; x < info.width; x += 1, at += 4) {
      const alpha = data[at + 3] ?? 0;
      if (alpha === 0) continue; // most of the picture
      const shade = Math.round((alpha / 255) * shades);
      if (shade === 0) continue;
      const ink = (data[at] ?? 0) > 127 ? 0 : (data[at + 1] ?? 0) > 127 ? 1 : 2;
      paintPixel(canvas, left + x, top + y, colourOf(ink, shade));
    }
  freePixels(data);
}

/** The lengths to which words are shortened in turn, in characters, until they fit. */
const [longest, ...shorter] = [300, 220, 160, 110, 70, 40, 20] as const;
/** Words become smaller by up to this factor, so that a long word doesn't have to be broken. */
const maxReduction = 1.6;

/** Lays words out so that they fit. Balanced words are in a narrower column if that doesn't make them taller. */
async function layOut(words: readonly Words[], { width, height, isBalanced }: Column) {
  let markup = markupOf(words, longest);
  let wide = await drawText(markup, width);
  for (const length of shorter) {
    if (wide.info.height <= height && wide.info.width <= width * maxReduction) break;
    markup = markupOf(words, length);
    wide = await drawText(markup, width);
  }
  if (wide.info.width > width) return drawText(markup, width, width / wide.info.width);
  if (!isBalanced || wide.info.width <= width / 2) return wide;
  const maxWidth = Math.round(wide.info.width * 0.75);
  const narrow = await drawText(markup, maxWidth);
  const isEnough = narrow.info.width <= maxWidth && narrow.info.height <= wide.info.height + 10;
  freePixels((isEnough ? wide : narrow).data);
  return isEnough ? narrow : wide;
}

/** Draws Pango markup in a column, with lines broken between words. */
const drawText = (text: string, width: number, scale = 1) =>
  sharp({ text: { text, font: 'EB Garamond', fontfile, width, dpi: Math.floor(72 * scale), rgba: true } })
    .raw()
    .toBuffer({ resolveWithObject: true });

/** The height of a line of the font, as a multiple of its size. */
const naturalLineHeight = 1.305;
const lineHeight = 1.15;

/** Returns words as Pango markup: https://docs.gtk.org/Pango/pango_markup.html */
function markupOf(words: readonly Words[], maxLength: number): string {
  const span = (text: string, size: number, height: number, colour = '') =>
    `<span size="${size}pt" line_height="${height / naturalLineHeight}"${colour && ` foreground="${colour}"`}>${text}</span>`;
  return words
    .map(({ text, size, ink, above = 0 }, index) => {
      const gap = index > 0 && above > 0 ? `${span(' ', above, 1)}\n` : '';
      return gap + span(escapeXml(shorten(drawable(text), maxLength)), size, lineHeight, inks[ink]);
    })
    .join('\n');
}

const shorten = (text: string, maxLength: number): string =>
  text.length <= maxLength ? text : `${text.slice(0, maxLength).replace(/\s+\S*$/, '')}…`;

/** The size of a social card in pixels, as readers of Open Graph (https://ogp.me/) show it. */
export const cardSize = { width: 1200, height: 630 };

/** The text on a social card. */
export interface CardText {
  /** A word or two above the title. */
  label?: string;
  title: string;
  /** The lines below the title. */
  lines: string[];
}

/** Returns the font size of a title in pixels: the longer the title, the smaller. */
const titleSize = ({ length }: string): number =>
  length <= 14 ? 116 : length <= 34 ? 84 : length <= 80 ? 64 : length <= 160 ? 50 : 38;

/** Draws a social card: a ruled page with a title, a label above it and lines below it. */
export const drawCard = (
  { label = '', title, lines: [first = '', ...others] }: CardText,
  colours: Scheme,
): Promise<Uint8Array> =>
  draw(
    {
      ...cardSize,
      rule: 150,
      columns: [
        {
          words: [
            { text: label, size: 30, ink: 'muted' },
            { text: title, size: titleSize(title), ink: 'text', above: 16 },
            { text: first, size: 38, ink: 'muted', above: 26 },
            ...others.map((text): Words => ({ text, size: 30, ink: 'muted', above: 14 })),
          ],
          left: 203,
          top: 50,
          width: 927,
          height: 530,
          align: { above: 0.5 },
          isBalanced: true,
        },
      ],
    },
    colours,
  );

/** Draws the icon of the site, 180 pixels wide: the first letter of its title on a ruled page. */
export const drawIcon = ([letter = '']: string, colours: Scheme): Promise<Uint8Array> =>
  draw(
    {
      width: 180,
      height: 180,
      rule: 42,
      columns: [
        {
          words: [{ text: letter.toUpperCase(), size: 168, ink: 'accent' }],
          left: 45,
          top: 0,
          width: 135,
          height: 180,
          align: { above: 0.5, before: 0.5 },
        },
      ],
    },
    colours,
  );
