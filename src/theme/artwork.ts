import satori, { type Font } from 'satori';
import type { Scheme } from './theme.ts';

/** The size of a social card in pixels, as readers of Open Graph (https://ogp.me/) show it. */
export const cardSize = { width: 1200, height: 630 };

interface Style {
  [property: string]: string | number;
}

/** An element in the form that satori reads. */
interface Element {
  type: string;
  props: { style: Style; children?: (Element | string)[] | string };
}

/** Creates a flex box. */
export const box = (style: Style, ...children: (Element | string)[]): Element => ({
  type: 'div',
  props: {
    style: { display: 'flex', ...style },
    children: children.map((child) => (typeof child === 'string' ? drawable(child) : child)),
  },
});

/** A page with a rule from top to bottom, and boxes on its right. */
interface RuledPage {
  /** The size in pixels. */
  size: { width: number; height: number };
  /** The width of the margin on the left of the rule, in pixels. */
  margin: number;
  /** The style of the part on the right of the rule. */
  style: Style;
  children: Element[];
}

/** Draws a ruled page as SVG. If the fonts lack a character of its text, draws the page without the boxes. */
export async function drawRuledPage(
  { size, margin, style, children }: RuledPage,
  colours: Scheme,
  fonts: Font[],
  rounding: Style = {},
): Promise<string> {
  const rule = `3px solid ${colours.accent}99`;
  const fontFamily = fonts.map(({ name }) => `'${name}'`).join(', '); // tried in turn
  const page = (boxes: Element[]) =>
    box(
      { width: '100%', height: '100%', backgroundColor: colours.page, fontFamily, ...rounding },
      box({ width: margin, height: '100%', borderRight: rule, flexShrink: 0 }),
      box({ width: size.width - margin, ...style }, ...boxes),
    );
  return (await draw(page(children), size, fonts)) ?? (await draw(page([]), size, fonts)) ?? '';
}

/**
 * Draws an SVG whose text is converted to outlines, so that it looks the same on every machine. Returns `undefined` if the
 * fonts lack a character of the text.
 */
async function draw(element: Element, size: RuledPage['size'], fonts: Font[]): Promise<string | undefined> {
  let complete = true;
  const svg = await satori(element as Parameters<typeof satori>[0], {
    ...size,
    fonts,
    loadAdditionalAsset: async () => {
      complete = false;
      return [];
    },
  });
  return complete ? svg : undefined;
}

/** Replaces hyphens and spaces that the fonts lack with ones that look the same, and removes invisible characters. */
const drawable = (text: string): string =>
  text
    .replace(/[\u2010\u2011]/g, '-')
    .replaceAll('\u202f', '\u00a0')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');

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

/** Balances the lines of a text, or cuts off one of more than `maxLength` characters after `maxLines`: satori can't do both. */
const fit = ({ length }: string, maxLength: number, maxLines: number): Style =>
  length <= maxLength ? { textWrap: 'balance' } : { display: 'block', lineClamp: maxLines };

/**
 * Draws a social card: a ruled page with a title, a label above it and lines below it. Text that doesn't fit ends in an
 * ellipsis. If the fonts lack a character, draws the ruled page alone.
 */
export function drawCard({ label, title, lines }: CardText, colours: Scheme, fonts: Font[]): Promise<string> {
  const style = { flexDirection: 'column', justifyContent: 'center', padding: '0 70px 0 50px' };
  const children = [
    ...(label === undefined ? [] : [box({ fontSize: 30, color: colours.muted, marginBottom: 18 }, label)]),
    box({ fontSize: titleSize(title), lineHeight: 1.1, color: colours.text, ...fit(title, 160, 7) }, title),
    ...lines.map((line, index) =>
      box(
        {
          fontSize: index === 0 ? 38 : 30,
          lineHeight: 1.35,
          color: colours.muted,
          marginTop: index === 0 ? 24 : 10,
          ...fit(line, 100, 2),
        },
        line,
      ),
    ),
  ];
  return drawRuledPage({ size: cardSize, margin: 150, style, children }, colours, fonts);
}

/** The size in which the icon is drawn, in pixels. As an SVG, it scales. */
const iconSize = { width: 64, height: 64 };

/**
 * Draws the icon of the site: the first letter of its title on a ruled page. `rounded` rounds the corners, for browsers;
 * home screens do that themselves.
 */
export function drawIcon(
  title: string,
  colours: Scheme,
  fonts: Font[],
  { rounded }: { rounded: boolean },
): Promise<string> {
  const [letter = ''] = title;
  const style = { justifyContent: 'center', alignItems: 'center', fontSize: 60, lineHeight: 1, color: colours.accent };
  const page = { size: iconSize, margin: 15, style, children: [box({}, letter.toUpperCase())] };
  return drawRuledPage(page, colours, fonts, { borderRadius: rounded ? 10 : 0, overflow: 'hidden' });
}
