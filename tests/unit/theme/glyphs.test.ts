import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canDraw } from '../../../src/theme/glyphs.ts';

/** Returns the code points that a TrueType font maps to glyphs: https://learn.microsoft.com/typography/opentype/spec/cmap */
function codePointsOf(file: string): ReadonlySet<number> {
  const font = readFileSync(file);
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const record = tables.find((offset) => font.toString('latin1', offset, offset + 4) === 'cmap') ?? 0;
  const cmap = font.readUInt32BE(record + 8);
  const encodings = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => cmap + 4 + 8 * index);
  const formats = encodings.map((offset) => cmap + font.readUInt32BE(offset + 4));
  const groups = formats.find((offset) => font.readUInt16BE(offset) === 12) ?? 0;
  const codePoints = new Set<number>();
  for (let index = 0; index < font.readUInt32BE(groups + 12); index += 1) {
    const group = groups + 16 + 12 * index;
    for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code += 1) codePoints.add(code);
  }
  return codePoints;
}

test('canDraw › is true only for characters of the font, invisible ones, and code points without a character', () => {
  const font = codePointsOf('node_modules/@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf');
  const missing: string[] = [];
  for (let code = 0x20; code < 0x11000; code += 1) {
    const character = String.fromCodePoint(code);
    if (canDraw(character) && !font.has(code) && !/[\p{Cn}\p{Cf}\s]/u.test(character)) missing.push(code.toString(16));
  }
  expect(missing).toEqual([]);
});

test.each([
  ['A “title” – with… signs: ½ § № €!', true],
  ['Čapková, Łódź, Þór, ﬁn', true],
  ['Ἑλλάς, Русский, Tiếng Việt', true],
  ['Non\u2011fiction\u202F!\u00AD', true],
  ['日本', false],
  ['ذئاب', false],
  ['A 🐺', false],
])('canDraw › %s: %s', (text, drawable) => expect(canDraw(text)).toBe(drawable));
