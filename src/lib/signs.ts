/** Signs that a text doesn't need and that hide or turn around what is beside them, each with what is wrong with it. */
const hidden: readonly [signs: RegExp, wrong: string][] = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  [/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]/u, 'has a control character'],
  [/[\u202A-\u202E\u2066-\u2069]/u, 'has a sign that turns the direction of the text around'],
  // joiners belong between letters of scripts that join, and in emoji; tags only in flags
  [
    /[\u200B\u2060-\u2064\uFEFF\u00AD\uFFF9-\uFFFB]|(?<!\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Tamil}|\p{Script=Sinhala}|\p{M}|\p{Extended_Pictographic})[\u200C\u200D]|(?<![\u{1F3F4}\u{E0020}-\u{E007E}])[\u{E0000}-\u{E007F}]/u,
    'has an invisible sign',
  ],
];

/** What is wrong with the signs of a text; nothing where all of them can be seen. */
export const signFaults = (text: string): string[] =>
  hidden.filter(([signs]) => signs.test(text)).map(([, wrong]) => wrong);
