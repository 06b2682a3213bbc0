import { isUtf8 } from 'node:buffer';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { hiddenCharacters } from '../../schemas/characters.ts';
import { type BodyContext, sourceOf } from '../body-context.ts';
import type { Problem, Replacement } from '../diagnostic.ts';

/** The size up to which a text is read, in bytes. */
export const maxTextBytes = 1_000_000;

/**
 * Decodes a file: drops a byte order mark at the start and normalizes line endings to line feeds. The text is
 * `undefined` if the file cannot be decoded.
 */
export function decodeText(bytes: Uint8Array): { text: string | undefined; problems: Problem[] } {
  if (isUtf16(bytes))
    return {
      text: undefined,
      problems: [problem(1, 'encoding/utf-16', 'the file is in UTF-16', 'save the file as UTF-8')],
    };
  let text: string;
  let hasLineFeeds = true;
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    hasLineFeeds = decoded.includes('\n') || !decoded.includes('\r');
    text = decoded.replace(/\r\n?/g, '\n');
  } catch {
    const lines = Buffer.from(bytes).toString('latin1').split('\n');
    const line = lines.findIndex((written) => !isUtf8(Buffer.from(written, 'latin1'))) + 1;
    return {
      text: undefined,
      problems: [problem(line, 'encoding/not-utf-8', 'invalid UTF-8', 'save the file as UTF-8')],
    };
  }
  const lines = text.split('\n');
  const conflicts = conflictMarkers(lines);
  let start = 0;
  const problems = lines.flatMap((line, index) => {
    const fix = withoutLayoutCharacters(line, start);
    start += line.length + 1;
    return [
      ...hiddenCharacters(line).map(({ rule, message, hint }) => ({
        ...problem(index + 1, rule, message, hint),
        ...(rule === 'encoding/invisible-character' && fix && { fix }),
      })),
      ...(conflicts.has(index) ? [conflictProblem(index + 1)] : []),
    ];
  });
  return { text, problems: hasLineFeeds ? problems : [carriageReturns, ...problems] };
}

/** Soft hyphens and byte order marks, which belong to a layout or a file, not to the words. */
const layoutCharacters = /[\u00AD\uFEFF]/g;

function withoutLayoutCharacters(line: string, start: number): Replacement | undefined {
  const text = line.replace(layoutCharacters, '');
  return text === line ? undefined : { start, end: start + line.length, text };
}

/**
 * Returns the indexes of lines that a merge left behind. Seven `>` begin a nested quotation unless a line of seven `=`
 * comes first.
 */
function conflictMarkers(lines: readonly string[]): Set<number> {
  const separator = lines.findIndex((line) => /^={7}$/.test(line));
  return new Set(
    lines.flatMap((line, index) =>
      /^(?:<{7}|\|{7}) /.test(line) || (/^>{7} /.test(line) && separator >= 0 && separator < index) ? [index] : [],
    ),
  );
}

const conflictProblem = (line: number) =>
  problem(
    line,
    'encoding/conflict-marker',
    'unresolved merge conflict marker',
    'keep one version and delete the markers',
  );

/** Named references to characters that texts must not contain, in HTML: https://html.spec.whatwg.org/entities.json */
const hiddenReferences: Readonly<Record<string, string>> = {
  ...{ shy: '\u00AD', zwnj: '\u200C', zwj: '\u200D', NoBreak: '\u2060' },
  ...{ ZeroWidthSpace: '\u200B', NegativeThickSpace: '\u200B', NegativeMediumSpace: '\u200B' },
  ...{ NegativeThinSpace: '\u200B', NegativeVeryThinSpace: '\u200B' },
  ...{ af: '\u2061', ApplyFunction: '\u2061', it: '\u2062', InvisibleTimes: '\u2062' },
  ...{ ic: '\u2063', InvisibleComma: '\u2063' },
};
const reference = /(?<!\\)&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi;

/** Replaces character references whose characters may be hidden. */
const decodeReferences = (text: string): string =>
  text.replace(reference, (whole, hex?: string, decimal?: string, name = '') => {
    if (hex === undefined && decimal === undefined)
      return Object.hasOwn(hiddenReferences, name) ? (hiddenReferences[name] ?? whole) : whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    // HTML and CommonMark replace numbers that aren't characters.
    return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\uFFFD' : String.fromCodePoint(code);
  });

/** A reference in a text that is already decoded. Some are common enough to recognize without their semicolon. */
const undecodedReference = /&(?:(?:#\d+|#x[\da-f]+|[a-z]+\d*);|(?:nbsp|amp|quot|mdash|ndash|hellip|[lr][sd]quo)\b)/i;

/** Finds references to characters that texts must not contain, and references that have no effect. */
export function checkCharacterReferences(tree: Root, { source, report }: BodyContext): void {
  if (!source.includes('&')) return;
  const codeLines = new Set<number>();
  visit(tree, 'code', ({ position }) => {
    for (let line = position?.start.line ?? 1; line <= (position?.end.line ?? 0); line++) codeLines.add(line);
  });
  source.split('\n').forEach((written, index) => {
    if (!written.includes('&') || codeLines.has(index + 1)) return;
    const text = written.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, ''); // code within a line
    const asWritten = new Set(hiddenCharacters(text).map(({ message }) => message));
    for (const { rule, message, hint } of hiddenCharacters(decodeReferences(text)))
      if (!asWritten.has(message)) report({ line: index + 1 }, rule, `${message} as a character reference`, hint);
  });
  visit(tree, 'text', (node, _index, parent) => {
    const [undecoded] = undecodedReference.exec(node.value) ?? [];
    if (undecoded !== undefined && !sourceOf(node, source).includes('\\&'))
      report(
        node.position || !parent ? node : parent,
        'body/character-reference',
        `${undecoded} is published as plain text`,
        'write the character itself, or \\& for a literal ampersand',
      );
  });
}

const problem = (line: number, rule: string, message: string, hint: string): Problem => ({
  line,
  field: 'file',
  rule,
  message,
  hint,
});

const carriageReturns = problem(
  1,
  'encoding/carriage-returns',
  'old Mac line endings (CR)',
  'save the file with LF or CRLF line endings',
);

/** Returns whether bytes are UTF-16: by their byte order mark, or by a null byte next to each of the first hyphens. */
const isUtf16 = ([first, second, third, fourth]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff) ||
  (first === 0x2d && second === 0 && third === 0x2d && fourth === 0) ||
  (first === 0 && second === 0x2d && third === 0 && fourth === 0x2d);
