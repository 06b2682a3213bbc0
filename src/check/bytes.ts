import type { Fault } from './fields.ts';

/** How large a content file may be, in bytes. */
const largest = 1_000_000;

/** Signs that a text doesn't need and that hide or turn around what is beside them. */
const hidden: [signs: RegExp, wrong: string][] = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  [/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]/u, 'has a control character'],
  [/[\u202A-\u202E\u2066-\u2069]/u, 'has a sign that turns the direction of the text around'],
  // joiners belong between letters of scripts that join, and in emoji
  [
    /[\u200B\u2060\uFEFF\u00AD]|(?<!\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Tamil}|\p{Script=Sinhala}|\p{M}|\p{Extended_Pictographic})[\u200C\u200D]/u,
    'has an invisible sign',
  ],
];

/** The text of a file, or what keeps it from being one. A mark of byte order at the beginning is passed over. */
export function readText(bytes: Uint8Array): { text: string; faults: Fault[] } {
  const fault = (line: number, wrong: string, fix: string): Fault => ({ line, field: 'file', wrong, fix });
  if (bytes.length > largest)
    return { text: '', faults: [fault(1, `has ${bytes.length} bytes`, `keep it under ${largest}`)] };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const start = bytes.subarray(0, firstBroken(bytes));
    const line = new TextDecoder().decode(start).split('\n').length;
    return { text: '', faults: [fault(line, 'is not UTF-8', 'save it as UTF-8, which every editor can')] };
  }
  const faults = text.split('\n').flatMap((line, index) => {
    const found = hidden.filter(([signs]) => signs.test(line)).map(([, wrong]) => wrong);
    if (/^(?:<{7}|>{7}|\|{7}) ?/.test(line)) found.push('has a mark of two versions that were not brought together');
    return found.map((wrong) => fault(index + 1, wrong, wrong.includes('versions') ? 'choose one' : 'take it out'));
  });
  return { text, faults };
}

/** Where the first byte stands that is not UTF-8. */
function firstBroken(bytes: Uint8Array): number {
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle + 1), { stream: true });
      low = middle + 1;
    } catch {
      high = middle;
    }
  }
  return low;
}
