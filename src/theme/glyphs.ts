/**
 * The characters that the font of the artwork has: Latin, Greek and Cyrillic letters, accents, punctuation and a few
 * symbols. tests/unit/theme/glyphs.test.ts compares them with the font.
 */
const covered =
  /^(?:[\u0300-\u033E]|[\u0020-\u007E\u00A0-\u02BF\u0374\u0375\u0384-\u03CF\u0400-\u045F\u048A-\u04FF\u1E00-\u1FFE\u2002-\u200A\u2010-\u2016\u2018-\u201A\u201C-\u201E\u2020-\u2022\u2026\u2030\u2032-\u2037\u2039\u203A\u203C-\u203E\u2044\u2070\u2074-\u208E\u20AC\u2116\u2122\u2150\u2153\u2154\u215B-\u215E\u2160-\u217F\u2190-\u2193\u2212\u221E\u2248\u2260\u2264\u2265\uFB00-\uFB06])*$/;

/** Removes invisible characters, and replaces a narrow space that the font lacks with one that looks nearly the same. */
export const drawable = (text: string): string =>
  text.replaceAll('\u202F', '\u00A0').replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '');

/** Returns whether the font of the artwork has the characters of a text. */
export const canDraw = (text: string): boolean => covered.test(drawable(text).replace(/\s/g, ' '));
