/** Characters that U+200C and U+200D may join: letters of scripts that use joiners, and parts of emoji. */
const joinable =
  '(?:(?![\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}])[\\p{L}\\p{M}]|\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\uFE0F)';
/** Letters of scripts written without spaces, where U+200B marks the end of a word. */
const unspaced =
  '[\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}\\p{Script=Han}\\p{M}]';

/** A kind of character that texts don't need, with the rule that reports it, its name and what to do. */
interface CharacterKind {
  rule: string;
  name: string;
  hint: string;
}

const control: CharacterKind = { rule: 'encoding/control-character', name: 'control character', hint: 'delete it' };
const invisible: CharacterKind = {
  rule: 'encoding/invisible-character',
  name: 'invisible character',
  hint: 'delete it',
};
const bidi: CharacterKind = {
  rule: 'encoding/bidi-control',
  name: 'bidirectional control character',
  hint: 'delete it; in a text, write <bdo dir="rtl">…</bdo>',
};
const isolate: CharacterKind = {
  rule: 'encoding/bidi-control',
  name: 'bidirectional isolate',
  hint: 'delete it; in a text, write <bdi>…</bdi>',
};
const separator: CharacterKind = {
  rule: 'encoding/line-separator',
  name: 'line separator',
  hint: 'start a new line instead',
};
const replacement: CharacterKind = {
  rule: 'encoding/replacement-character',
  name: 'replacement character',
  hint: 'restore the original character from the source',
};
const noncharacter: CharacterKind = {
  rule: 'encoding/noncharacter',
  name: 'noncharacter',
  hint: 'restore the original character from the source',
};

interface Row {
  pattern: RegExp;
  kind: CharacterKind;
}

/** Characters that can be removed without loss: they are invisible, or reorder the text around them. */
const removable: readonly Row[] = [
  // oxlint-disable-next-line no-control-regex -- the pattern finds control characters
  { pattern: /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]/u, kind: control },
  { pattern: /[\u202A-\u202E]/u, kind: bidi },
  { pattern: /[\u2066-\u2069]/u, kind: isolate },
  { pattern: /[\u2060-\u2064\uFEFF\u00AD\uFFF9-\uFFFB]/u, kind: invisible },
  // what precedes them is checked last, so that other characters are passed over quickly
  { pattern: new RegExp(`[\\u200C\\u200D](?!${joinable})(?<!${joinable}.)`, 'u'), kind: invisible },
  { pattern: new RegExp(`\\u200B(?!${unspaced})(?<!${unspaced}.)`, 'u'), kind: invisible },
  // Tag characters are allowed in flag emoji only.
  { pattern: /[\u{E0000}-\u{E007F}](?<![\u{1F3F4}\u{E0020}-\u{E007E}].)[\u{E0000}-\u{E007F}]*/u, kind: invisible },
];

/** All characters that texts must not contain, including replacement characters and those that XML does not allow. */
const hidden: readonly Row[] = [
  ...removable,
  { pattern: /[\u2028\u2029]/u, kind: separator },
  { pattern: /\uFFFD/u, kind: replacement },
  { pattern: /[\p{Noncharacter_Code_Point}\p{Surrogate}]/u, kind: noncharacter },
];

/** Returns the code of a text's first character, as Unicode writes it: `U+202E`. */
export const codePointName = (text: string): string =>
  `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Finds characters that a text must not contain. Messages name them by their code and never show them. */
export const hiddenCharacters = (text: string): { rule: string; message: string; hint: string }[] =>
  hidden.flatMap(({ pattern, kind }) => {
    const [character] = pattern.exec(text) ?? [];
    return character === undefined
      ? []
      : [{ rule: kind.rule, message: `${kind.name} ${codePointName(character)}`, hint: kind.hint }];
  });

/** Removes the hidden characters that can be removed without loss, and calls `report` with the name of each. */
export const removeHidden = (text: string, report: (name: string) => void = () => undefined): string =>
  removable.reduce(
    (left, { pattern, kind }) =>
      pattern.test(left)
        ? left.replace(new RegExp(pattern, 'gu'), (character) => {
            report(`${kind.name} ${codePointName(character)}`);
            return '';
          })
        : left,
    text,
  );
