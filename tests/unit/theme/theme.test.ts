import { describe, expect, test } from 'vitest';
import { contrast, deriveTheme, themeCss } from '../../../src/theme/theme.ts';

describe('deriveTheme', () => {
  test.each([
    ['warm paper', '#8c1c13', '#faf5e9'],
    ['white paper', '#0b5394', '#fff'],
    ['green paper', 'rgb(20 83 45)', '#f4f9f2'],
    ['a grey accent', '#555', '#fdfdfd'],
    ['an accent that is barely dark enough for text', '#a85200', '#fdfdfd'],
  ])('keeps text readable in both schemes: %s', (_what, accent, paper) => {
    const { light, dark } = deriveTheme({ accent, paper });
    for (const { page, panel, text, muted, accent: link, rule } of [light, dark])
      for (const background of [page, panel]) {
        expect(contrast(text, background)).toBeGreaterThanOrEqual(7);
        expect(contrast(muted, background)).toBeGreaterThanOrEqual(background === page ? 7 : 4.5);
        expect(contrast(link, background)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(rule, background)).toBeGreaterThanOrEqual(3);
      }
  });

  test('uses the two colours as they are in the light scheme', () => {
    const { light } = deriveTheme({ accent: '#8c1c13', paper: '#faf5e9' });
    expect([light.accent, light.page]).toEqual(['#8c1c13', '#faf5e9']);
  });

  test.each([
    [
      'a pale accent',
      { accent: '#ff9900', paper: '#ffffff' },
      /^colours\.accent in src\/site\.ts: #ff9900 has a contrast of only 1\.9:1.* try (#\w{6})$/,
    ],
    ['dark paper', { accent: '#8c1c13', paper: '#777' }, /^colours\.paper in src\/site\.ts: #777 is too dark/],
    [
      'no colour',
      { accent: 'blood', paper: 'vellum' },
      /^colours\.accent in src\/site\.ts: "blood" is not a colour.*\ncolours\.paper in src\/site\.ts: "vellum" is not a colour/,
    ],
  ])('refuses %s and says what would do', (_what, colours, message) => {
    expect(() => deriveTheme(colours)).toThrow(message);
  });

  test('suggests an accent that it accepts', () => {
    let suggestion = '';
    try {
      deriveTheme({ accent: '#ff9900', paper: '#ffffff' });
    } catch (error) {
      suggestion = /#\w{6}$/.exec((error as Error).message)?.[0] ?? '';
    }
    expect(() => deriveTheme({ accent: suggestion, paper: '#ffffff' })).not.toThrow();
  });
});

test('themeCss sets each role to a plain colour, for any browser, and to another on dark screens', () => {
  const css = themeCss(deriveTheme({ accent: '#8c1c13', paper: '#faf5e9' }));
  const schemes = css.split('@media screen and (prefers-color-scheme:dark)');
  expect(schemes).toHaveLength(2);
  for (const role of ['page', 'panel', 'text', 'muted', 'accent', 'rule']) {
    const [light, dark] = schemes.map((scheme) => scheme.match(new RegExp(`--${role}:#\\w{6}[;}]`, 'g')));
    expect([light, dark]).toEqual([[expect.any(String)], [expect.any(String)]]);
    expect(light, role).not.toEqual(dark);
  }
});
