/** Letters that a joiner may stand beside: those of scripts that join, and what emoji are made of. */
const joining =
  '(?:(?![\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}])[\\p{L}\\p{M}]|\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\uFE0F)';
/** Scripts that are written without spaces. */
const unspaced =
  '[\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}\\p{Script=Han}\\p{M}]';

/** Signs that a text doesn't need and that hide or turn around what is beside them, each with what is wrong with it. */
const hidden: readonly [signs: RegExp, wrong: string][] = [
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  [/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]/u, 'has a control character'],
  [/[\u202A-\u202E\u2066-\u2069]/u, 'has a sign that turns the direction of the text around'],
  [/[\u2060-\u2064\uFEFF\u00AD\uFFF9-\uFFFB]/u, 'has an invisible sign'],
  [new RegExp(`(?<!${joining})[\\u200C\\u200D](?!${joining})`, 'u'), 'has an invisible sign'],
  [new RegExp(`(?<!${unspaced})\\u200B(?!${unspaced})`, 'u'), 'has an invisible sign'],
  [/(?<![\u{1F3F4}\u{E0020}-\u{E007E}])[\u{E0000}-\u{E007F}]/u, 'has an invisible sign'], // they make flags
];

/** What is wrong with the signs of a text, each with its number; nothing where all of them can be seen. */
export const hiddenCharacters = (text: string): string[] =>
  hidden.flatMap(([signs, wrong]) => {
    const [sign] = signs.exec(text) ?? [];
    if (sign === undefined) return [];
    return [`${wrong}, U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`];
  });
