/** Limits of a text, checked before it is parsed: beyond them, Markdown parsers fail, or take minutes. */
import type { Problem } from '../diagnostic.ts';
import type { ContentFile } from './yaml.ts';

/** Matches fifty markers of quotations, lists or notes at the start of a line. Markdown parsers fail on a few hundred. */
const deepNesting = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])|\[\^[^\]\n]{1,99}\]:)){50}/;

const maxBlocks = 20_000;
const maxOpenDirectives = 20;

/** Parsers compare each mark in a block with all earlier ones, so their time grows with the square of this number. */
const maxMarks = 5000;
const marks = /[*_~[\]!<&\\:`|]/g;

/** The start of a line that begins a block of its own without a blank line before it. */
const blockStart = /^\s*(?:$|[-*+>]\s|#{1,6}\s|\d{1,9}[.)]\s|\[\^|\||:::)/;

/** MDX parses a block of code again at each blank line in it, so texts must not contain such blocks. */
const codeStart = /^(?:import|export)\s/;
const maxCodeBlocks = 50;

/** The counts up to a line. */
interface Counts {
  blocks: number;
  /** The lines and marks of the current block. */
  inBlock: number;
  openDirectives: number;
  /** The line that code begins on, and the number of blank lines after it. */
  codeLine: number | undefined;
  blankInCode: number;
}

function countLine(counts: Counts, line: string, index: number, mdx: boolean): void {
  if (/^\s*:::+\s*[a-z]/.test(line)) counts.openDirectives += 1;
  else if (/^\s*:::+\s*$/.test(line)) counts.openDirectives = Math.max(0, counts.openDirectives - 1);
  if (mdx && codeStart.test(line)) counts.codeLine ??= index;
  const isBlank = line.trim() === '';
  if (blockStart.test(line) && counts.inBlock > 0) counts.blocks += 1;
  if (isBlank && counts.codeLine !== undefined) counts.blankInCode += 1;
  if (blockStart.test(line)) counts.inBlock = 0;
  if (!isBlank) counts.inBlock += 1 + (line.match(marks)?.length ?? 0);
}

function exceeded({ blocks, inBlock, openDirectives, blankInCode }: Counts, line: string) {
  const nested = 'body/nested-too-deeply';
  if (deepNesting.test(line)) return { rule: nested, message: nestedMessage(line), hint: 'use a few levels only' };
  if (openDirectives > maxOpenDirectives)
    return { rule: nested, message: 'constructs nested too deeply', hint: 'end each with a line :::' };
  if (blankInCode > maxCodeBlocks)
    return {
      rule: 'mdx/long-code',
      message: 'a line that begins with import or export is code in MDX',
      hint: codeHint,
    };
  if (inBlock > maxMarks)
    return {
      rule: 'body/too-many-marks',
      message: `a paragraph has more than ${maxMarks} lines and characters such as * _ [ < &`,
      hint: 'divide it with blank lines',
    };
  if (blocks > maxBlocks)
    return {
      rule: 'body/too-many-blocks',
      message: `more than ${maxBlocks} blocks`,
      hint: 'divide the text into several files',
    };
  return undefined;
}

/** Returns the problem of a body that exceeds the limits of its parser. */
export function exceededBound({ body, bodyLine }: ContentFile, mdx: boolean): Problem | undefined {
  const counts: Counts = { blocks: 0, inBlock: 0, openDirectives: 0, codeLine: undefined, blankInCode: 0 };
  for (const [index, line] of body.split('\n').entries()) {
    countLine(counts, line, index, mdx);
    const problem = exceeded(counts, line);
    const at = problem?.rule === 'mdx/long-code' ? (counts.codeLine ?? index) : index;
    if (problem) return { line: bodyLine + at, field: 'body', ...problem };
  }
  return undefined;
}

const codeHint = 'if the paragraph starts with import or export, write &#105;mport or &#101;xport';

const nestedMessage = (line: string) =>
  /^[ \t]*\[\^/.test(line) ? 'notes nested too deeply' : 'quotations or lists nested too deeply';
