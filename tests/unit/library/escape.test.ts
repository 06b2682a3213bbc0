import { describe, expect, test } from 'vitest';
import { escapeTex, escapeXml, scriptJson } from '../../../src/library/escape.ts';

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

describe('escapeTex', () => {
  test.each([
    ['50 % of $1 & #2_a', '50 \\% of \\$1 \\& \\#2\\_a'],
    ['{\\}', '\\{\\textbackslash{}\\}'],
    ['~^', '\\textasciitilde{}\\textasciicircum{}'],
  ])('escapes %s', (text, expected) => expect(escapeTex(text)).toBe(expected));
});
