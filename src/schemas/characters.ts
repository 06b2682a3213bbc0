/** Characters that U+200C and U+200D may join: letters of scripts that use joiners, and parts of emoji. */
const joinable =
  '(?:(?![\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}])[\\p{L}\\p{M}]|\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\uFE0F)';
/** Letters of scripts written without spaces, where U+200B marks the end of a word. */
const unspaced =
  '[\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}\\p{Script=Han}\\p{M}]';

const control = { rule: 'encoding/control-character', name: 'control character' };
const bidi = { rule: 'encoding/bidi-control', name: 'bidirectional control character' };
const invisible = { rule: 'encoding/invisible-character', name: 'invisible character' };

/** Characters that texts don't need, and that are invisible or reorder the text around them. */
const hidden: readonly { pattern: RegExp; kind: typeof control }[] = [
  // oxlint-disable-next-line no-control-regex -- the pattern finds control characters
  { pattern: /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]/u, kind: control },
  { pattern: /[\u202A-\u202E\u2066-\u2069]/u, kind: bidi },
  { pattern: /[\u2060-\u2064\uFEFF\u00AD\uFFF9-\uFFFB]/u, kind: invisible },
  { pattern: new RegExp(`(?<!${joinable})[\\u200C\\u200D](?!${joinable})`, 'u'), kind: invisible },
  { pattern: new RegExp(`(?<!${unspaced})\\u200B(?!${unspaced})`, 'u'), kind: invisible },
  // Tag characters are allowed in flag emoji only.
  { pattern: /(?<![\u{1F3F4}\u{E0020}-\u{E007E}])[\u{E0000}-\u{E007F}]/u, kind: invisible },
];

/** Finds control characters and invisible characters in a text. */
export const hiddenCharacters = (text: string): { rule: string; message: string }[] =>
  hidden.flatMap(({ pattern, kind }) => {
    const codePoint = pattern.exec(text)?.[0].codePointAt(0);
    if (codePoint === undefined) return [];
    const hex = codePoint.toString(16).toUpperCase().padStart(4, '0');
    return [{ rule: kind.rule, message: `${kind.name} U+${hex}` }];
  });
