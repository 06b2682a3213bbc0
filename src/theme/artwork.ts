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
  props: { style: { display: 'flex', ...style }, children },
});

/**
 * Draws an SVG whose text is converted to outlines, so that it looks the same on every machine. Returns `undefined` if the
 * fonts lack a character of the text.
 */
export async function draw(element: Element, size: typeof cardSize, fonts: Font[]): Promise<string | undefined> {
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

/** Returns the `fontFamily` that tries the fonts in turn. */
export const familyOf = (fonts: Font[]) => fonts.map(({ name }) => `'${name}'`).join(', ');

/** Returns the font size of a title in pixels: the longer the title, the smaller. */
const titleSize = (title: string): number =>
  title.length <= 14 ? 116 : title.length <= 34 ? 84 : title.length <= 80 ? 64 : 48;

/**
 * Draws a social card: a ruled page with a title, and a line below it. If the fonts lack the
 * script of the title, draws the ruled page alone.
 */
export async function drawCard(title: string, line: string, colours: Scheme, fonts: Font[]): Promise<string> {
  const rule = `3px solid ${colours.accent}99`;
  const page = (...children: Element[]) =>
    box(
      { width: '100%', height: '100%', backgroundColor: colours.page, fontFamily: familyOf(fonts) },
      box({ width: 150, height: '100%', borderRight: rule, flexShrink: 0 }),
      box({ flexDirection: 'column', justifyContent: 'center', padding: '0 70px 0 50px', width: 1050 }, ...children),
    );
  const text = page(
    box({ fontSize: titleSize(title), lineHeight: 1.1, color: colours.text, textWrap: 'balance' }, title),
    box({ fontSize: 38, lineHeight: 1.35, color: colours.muted, marginTop: 24, textWrap: 'balance' }, line),
  );
  return (await draw(text, cardSize, fonts)) ?? (await draw(page(), cardSize, fonts)) ?? '';
}

/** The size in which the icon is drawn, in pixels. As an SVG, it scales. */
const iconSize = { width: 64, height: 64 };

/**
 * Draws the icon of the site: the first letter of its title on a ruled page. `rounded` rounds the corners, for browsers;
 * home screens do that themselves.
 */
export async function drawIcon(
  title: string,
  colours: Scheme,
  fonts: Font[],
  { rounded }: { rounded: boolean },
): Promise<string> {
  const [letter = ''] = title;
  const page = (...children: Element[]) =>
    box(
      {
        width: '100%',
        height: '100%',
        backgroundColor: colours.page,
        borderRadius: rounded ? 10 : 0,
        fontFamily: familyOf(fonts),
        overflow: 'hidden',
      },
      box({ width: 15, height: '100%', borderRight: `3px solid ${colours.accent}99`, flexShrink: 0 }),
      box(
        {
          width: 49,
          justifyContent: 'center',
          alignItems: 'center',
          fontSize: 60,
          lineHeight: 1,
          color: colours.accent,
        },
        ...children,
      ),
    );
  return (
    (await draw(page(box({}, letter.toUpperCase())), iconSize, fonts)) ?? (await draw(page(), iconSize, fonts)) ?? ''
  );
}
