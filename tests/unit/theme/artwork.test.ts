import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cardSize, draw, drawCard, drawIcon } from '../../../src/theme/artwork.ts';
import { deriveTheme } from '../../../src/theme/theme.ts';

const { light } = deriveTheme({ accent: '#8c1c13', paper: '#faf5e9' });
const card = (title: string) => drawCard({ title, lines: ['A line.'] }, light);

/** Returns the colours of a picture, as `#rrggbb`, with their numbers of pixels. */
async function coloursOf(png: Uint8Array) {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const counts = new Map<string, number>();
  for (let at = 0; at < data.length; at += info.channels) {
    const colour = `#${data.subarray(at, at + 3).toString('hex')}`;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return { counts, ...info };
}

/** Returns the first and the last row of a picture with ink at the right of its rule, and the last such column. */
async function inkOf(png: Uint8Array, rule: number) {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  const paper = data[0] ?? 0;
  let [top, bottom, right] = [info.height, 0, 0];
  for (let y = 0; y < info.height; y += 1)
    for (let x = rule + 3; x < info.width; x += 1)
      if (data[y * info.width + x] !== paper) [top, bottom, right] = [Math.min(top, y), y, Math.max(right, x)];
  return { top, bottom, right, ...info };
}

describe('drawCard', () => {
  test('draws a picture of the size of cards, in the colours of the scheme', async () => {
    const { counts, width, height } = await coloursOf(await card('Commonplace'));
    expect({ width, height }).toEqual(cardSize);
    expect([...counts.keys()]).toEqual(expect.arrayContaining([light.page, light.text, light.muted]));
    expect(counts.size).toBeLessThanOrEqual(16);
  });
  test('draws different cards for different titles, and the same card each time', async () => {
    const [one, other, again] = [await card('Commonplace'), await card('Margins'), await card('Commonplace')];
    expect(Buffer.compare(one, other)).not.toBe(0);
    expect(Buffer.compare(one, again)).toBe(0);
  });
  test.each(['Ελληνικά', 'Ἑλλάς', 'Русский', 'Tiếng Việt', 'Łódź', 'Salt & <Pepper>'])(
    'draws the letters of %s',
    async (title) => expect((await card(title)).length).toBeGreaterThan((await card('العربية')).length * 1.2),
  );
  test.each(['العربية', '日本語', 'A 🐺'])(
    'draws the ruled page alone if the font lacks a letter: %s',
    async (title) => {
      const { counts } = await coloursOf(await card(title));
      expect([...counts.values()].sort((a, b) => a - b)).toEqual([3 * cardSize.height, 1197 * cardSize.height]);
    },
  );
  test.each([
    ['a long title', 'On the wolves who were said to be alone. '.repeat(9)],
    ['a long word', 'Straßenbahnhaltestellenverzeichnis'.repeat(3)],
    ['capital letters', 'WOLVES '.repeat(40)],
    ['a line break', 'Wolves\nand\nharbours'],
  ])('keeps words within the margins: %s', async (_what, title) => {
    const { top, bottom, right } = await inkOf(await card(title), 150);
    expect(top).toBeGreaterThanOrEqual(50);
    expect(bottom).toBeLessThanOrEqual(580);
    expect(right).toBeLessThanOrEqual(1130);
  });
  test('breaks a title into lines of about the same length', async () => {
    const { right } = await inkOf(await card('The keepers of the northern harbours and of their lights'), 150);
    expect(right).toBeLessThan(1000);
  });
});

test('draw leaves out empty words', async () => {
  const page = (text: string) =>
    draw(
      {
        width: 100,
        height: 60,
        rule: 10,
        columns: [
          { words: [{ text, size: 20, ink: 'text' }], left: 20, top: 0, width: 70, height: 60, align: { above: 0 } },
        ],
      },
      light,
    );
  expect(await page('')).toEqual(await page('日'));
});

test('drawIcon shows the first letter of the title', async () => {
  const icon = (title: string) => drawIcon(title, light);
  expect(await icon('Commonplace')).toEqual(await icon('calm'));
  expect(await icon('Commonplace')).not.toEqual(await icon('Margins'));
  expect((await coloursOf(await icon('Commonplace'))).counts.get(light.accent)).toBeGreaterThan(1000);
});
