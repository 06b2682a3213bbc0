import { hiddenCharacters } from '../../schemas/characters.ts';
import type { Problem } from './schema.ts';

/** How large a content file may be, in bytes. */
const largest = 1_000_000;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a file, or what keeps it from being one. A mark of byte order at the beginning is passed over, and each
 * line ends in a line feed.
 */
export function decodeText(bytes: Uint8Array): { text: string; faults: Problem[] } {
  const fault = (line: number, wrong: string, fix: string): Problem => ({ line, field: 'file', wrong, fix });
  if (bytes.length > largest)
    return { text: '', faults: [fault(1, `has ${bytes.length} bytes`, `keep it under ${largest}`)] };
  let text: string;
  try {
    text = decoder.decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    const start = bytes.subarray(0, firstBroken(bytes));
    const line = new TextDecoder().decode(start).split('\n').length;
    return { text: '', faults: [fault(line, 'is not UTF-8', 'save it as UTF-8, which every editor can')] };
  }
  const faults = text.split('\n').flatMap((line, index) => {
    const found = hiddenCharacters(line);
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
