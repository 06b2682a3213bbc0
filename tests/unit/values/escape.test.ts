import { describe, expect, test } from 'vitest';
import { escapeTex, plainCharacters, escapeXml, scriptJson } from '../../../src/values/escape.ts';

describe('escapeXml', () => {
  test('escapes for content and double-quoted attributes', () => {
    expect(escapeXml('<a href="/">R&D</a>')).toBe('&lt;a href=&quot;/&quot;&gt;R&amp;D&lt;/a&gt;');
  });
});

describe('scriptJson', () => {
  test('returns JSON that cannot end a script', () => {
    const value = { title: '</script><!--' };
    expect(scriptJson(value)).not.toContain('<');
    expect(JSON.parse(scriptJson(value))).toEqual(value);
  });
});

describe('plainCharacters', () => {
  test.each([
    ['tabs\tand\nlines', 'tabs\tand\nlines'],
    ['a bell \u0007', 'a bell \uFFFD'],
    ['half \uD800 a pair', 'half \uFFFD a pair'],
    ['a noncharacter \uFFFF', 'a noncharacter \uFFFD'],
    ['😀 தமிழ்', '😀 தமிழ்'],
  ])('keeps what formats can carry of %j', (text, expected) => expect(plainCharacters(text)).toBe(expected));
});

describe('escapeTex', () => {
  test.each([
    ['50 % of $1 & #2_a', '50 \\% of \\$1 \\& \\#2\\_a'],
    ['{\\}', '\\textbraceleft{}\\textbackslash{}\\textbraceright{}'],
    ['half \uD800', 'half \uFFFD'],
    ['~^', '\\textasciitilde{}\\textasciicircum{}'],
  ])('escapes %s', (text, expected) => expect(escapeTex(text)).toBe(expected));
});
