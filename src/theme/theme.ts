import { clampChroma, converter, formatHex, interpolate, type Oklch, parse as parseColour, wcagContrast } from 'culori';

/** The two colours that an owner chooses, in any CSS notation. */
export interface ThemeColours {
  /** Links, labels, rules and initials. */
  accent: string;
  /** The page behind the text, in the light scheme. */
  paper: string;
}

/** The colours of one scheme, as `#rrggbb`. */
export interface Scheme {
  /** The page. */
  page: string;
  /** Boxes on the page. */
  panel: string;
  /** Body text. */
  text: string;
  /** Secondary text. */
  muted: string;
  /** Links, labels and initials. */
  accent: string;
  /** Rules, and the edges of fields and buttons. */
  rule: string;
}

/** The colours of the site. */
export interface Theme {
  light: Scheme;
  dark: Scheme;
}

/** The minimum contrast in WCAG 2.2: for body text at level AAA, and for other text and for edges at level AA. */
const [bodyContrast, textContrast, edgeContrast] = [7, 4.5, 3];

/** The chroma of the default paper, for which the derived colours were balanced. */
const referenceChroma = 0.0167;

/**
 * Derives both schemes from two colours, in OKLCH (https://www.w3.org/TR/css-color-4/#ok-lab): text and dark pages take
 * the hue of the paper, and the accent keeps its hue. Throws an error with a line for each colour that is invalid or has
 * too little contrast, which names the setting in `file` and suggests a colour that would work.
 */
export function deriveTheme({ accent, paper }: ThemeColours, file = 'src/site.ts'): Theme {
  const problems: string[] = [];
  const setting = (name: keyof ThemeColours) => `colours.${name} in ${file}`;
  const accentColour = parse(setting('accent'), accent, problems);
  const paperColour = parse(setting('paper'), paper, problems);
  if (!accentColour || !paperColour) throw new Error(problems.join('\n'));

  const { l: paperLightness, c: paperChroma, h: paperHue = 0 } = paperColour; // a grey has no hue
  const strength = Math.min(paperChroma / referenceChroma, 2);
  /** Text and dark pages are a little redder than the paper. */
  const tint = (lightness: number, chroma: number) => hex(lightness, chroma * strength, paperHue - 14);
  const { l: accentLightness, c: accentChroma, h: accentHue = 0 } = accentColour;

  const light = {
    page: hexOf(paperColour),
    panel: hex(paperLightness - 0.041, paperChroma * 1.7, paperHue),
    text: tint(0.234, 0.0136),
    muted: tint(0.4, 0.0227),
    accent: hexOf(accentColour),
  };
  const dark = {
    page: tint(0.203, 0.0076),
    panel: tint(0.251, 0.0133),
    text: tint(0.898, 0.0294),
    muted: tint(0.739, 0.0324),
  };
  const darkAccent = firstReadable(0.725, 1, (l) => hex(l, accentChroma * 0.83, accentHue + 5), dark.panel);

  if (contrast(light.text, light.page) < bodyContrast || contrast(light.muted, light.page) < bodyContrast)
    problems.push(
      `${setting('paper')}: ${paper} is too dark for a page: body text needs a contrast of ${bodyContrast}:1; try #faf5e9`,
    );
  else if (contrast(light.accent, light.panel) < textContrast) {
    const readable = firstReadable(accentLightness, 0, (l) => hex(l, accentChroma, accentHue), light.panel);
    const ratio = contrast(light.accent, light.panel).toFixed(1);
    problems.push(
      `${setting('accent')}: ${accent} has a contrast of only ${ratio}:1 on the paper, and text needs ${textContrast}:1; try ${readable}`,
    );
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return { light: withRule(light), dark: withRule({ ...dark, accent: darkAccent }) };
}

/** Returns the problems with two colours, one line each, as `deriveTheme` reports them. */
export function themeProblems(colours: ThemeColours, file: string): string[] {
  try {
    deriveTheme(colours, file);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Adds the colour of rules: the accent, as pale as the contrast allows. */
function withRule(scheme: Omit<Scheme, 'rule'>): Scheme {
  const mix = interpolate([scheme.page, scheme.accent], 'rgb');
  return { ...scheme, rule: firstReadable(0.6, 1, (share) => formatHex(mix(share)), scheme.panel, edgeContrast) };
}

/**
 * Returns the theme as CSS custom properties, one for each role, in the first layer of the stylesheet. `light-dark()` and
 * `color-mix()` would be shorter, but a browser that doesn't know them would have no colours at all. Paper is light.
 */
export const themeCss = ({ light, dark }: Theme): string =>
  `@layer tokens{:root{${properties(light)}}@media screen and (prefers-color-scheme:dark){:root{${properties(dark)}}}}`;

const properties = (scheme: Scheme): string =>
  Object.entries(scheme)
    .map(([role, colour]) => `--${role}:${colour}`)
    .join(';');

/** Returns the contrast of two colours, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export const contrast = (a: string, b: string): number => wcagContrast(a, b);

const toOklch = converter('oklch');

function parse(name: string, text: string, problems: string[]): Oklch | undefined {
  const colour = toOklch(parseColour(text));
  if (!colour) problems.push(`${name}: ${JSON.stringify(text)} is not a colour; write it like #8c1c13`);
  return colour;
}

const hex = (l: number, c: number, h: number): string => hexOf({ mode: 'oklch', l, c, h });

/** Returns a colour as `#rrggbb`, with less chroma if it is outside sRGB. */
const hexOf = (colour: Oklch): string => formatHex(clampChroma(colour, 'oklch'));

/**
 * Makes colours from the numbers between two others. Returns the first colour with enough contrast on a background, or
 * else the last.
 */
function firstReadable(
  from: number,
  to: number,
  make: (value: number) => string,
  background: string,
  minimum = textContrast,
): string {
  const steps = 50;
  for (let step = 0; step <= steps; step += 1) {
    const colour = make(from + ((to - from) * step) / steps);
    if (contrast(colour, background) >= minimum) return colour;
  }
  return make(to);
}
