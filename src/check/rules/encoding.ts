import { hiddenCharacters } from '../../schemas/characters.ts';
import type { Problem } from '../diagnostic.ts';

const maxBytes = 1_000_000;

/**
 * Decodes a file: drops a byte order mark at the start and normalizes line endings to line feeds. The text is
 * `undefined` if the file cannot be decoded.
 */
export function decodeText(bytes: Uint8Array): { text: string | undefined; problems: Problem[] } {
  if (bytes.length > maxBytes)
    return {
      text: undefined,
      problems: [
        problem(1, 'encoding/file-too-large', `size is ${bytes.length} bytes`, `keep it under ${maxBytes} bytes`),
      ],
    };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    const validPart = new TextDecoder().decode(bytes.subarray(0, firstInvalidByte(bytes)));
    return {
      text: undefined,
      problems: [
        problem(validPart.split('\n').length, 'encoding/not-utf-8', 'invalid UTF-8', 'save the file as UTF-8'),
      ],
    };
  }
  return { text, problems: text.split('\n').flatMap((line, index) => checkLine(line, index + 1)) };
}

function checkLine(text: string, line: number): Problem[] {
  const problems = hiddenCharacters(text).map(({ rule, message }) => problem(line, rule, message, 'delete it'));
  if (/^(?:<{7}|>{7}|\|{7}) ?/.test(text))
    problems.push(
      problem(
        line,
        'encoding/conflict-marker',
        'unresolved merge conflict marker',
        'keep one version and delete the markers',
      ),
    );
  return problems;
}

const problem = (line: number, rule: string, message: string, hint: string): Problem => ({
  line,
  field: 'file',
  rule,
  message,
  hint,
});

/** Returns the offset of the first byte that is not valid UTF-8, by binary search. */
function firstInvalidByte(bytes: Uint8Array): number {
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
