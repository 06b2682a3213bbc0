import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cardSize, drawCard, drawIcon } from '../../../src/theme/artwork.ts';
import { fonts } from '../../../src/theme/fonts.ts';
import { deriveTheme } from '../../../src/theme/theme.ts';

const { light } = deriveTheme({ accent: '#8c1c13', paper: '#faf5e9' });
const card = (title: string) => drawCard({ title, lines: ['A line.'] }, light, fonts);
const pixels = (svg: string) => sharp(Buffer.from(svg)).raw().toBuffer();

describe('drawCard', () => {
  test('draws text as outlines, independent of the fonts of the machine', async () => {
    expect(await card('Commonplace')).not.toMatch(/<text|font-family/);
  });
  test('draws different cards for different titles', async () => {
    const [one, other] = [await pixels(await card('Commonplace')), await pixels(await card('Margins'))];
    expect(one.length).toBe(cardSize.width * cardSize.height * 4);
    expect(one.equals(other)).toBe(false);
  });
  test('draws the same card each time', async () => {
    expect(await card('Margins')).toBe(await card('Margins'));
  });
  test.each(['Ελληνικά', 'Русский', 'Tiếng Việt', 'Łódź'])('draws the letters of %s', async (title) => {
    expect((await card(title)).length).toBeGreaterThan(5000);
  });
  test('draws the ruled page alone for a script that the fonts lack', async () => {
    expect(await card('العربية')).toBe(await card('日本語'));
  });
});

test('drawIcon shows the first letter of the title', async () => {
  const icon = (title: string) => drawIcon(title, light, fonts, { rounded: true });
  expect(await icon('Commonplace')).toBe(await icon('calm'));
  expect(await icon('Commonplace')).not.toBe(await icon('Margins'));
});
