import { codePointName } from '../schemas/characters.ts';
import { count } from './count.ts';
import type { Diagnostic } from './diagnostic.ts';

/** Formats a diagnostic as one line: `path:line: field: message (hint) [family/rule]`. */
export const formatDiagnostic = (diagnostic: Diagnostic): string => {
  const { file, line, field, rule, message, hint } = diagnostic;
  const kind = kindOf(diagnostic);
  return showControls(
    `${file}:${line}: ${kind === 'error' ? '' : `${kind}: `}${shorten(field)}: ${shorten(message)} (${shorten(hint)}) [${rule}]`,
  );
};

/** The maximum length of each part of a line: a field in a file may have a megabyte. */
const maxPart = 4000;

const shorten = (text: string): string => (text.length > maxPart ? `${text.slice(0, maxPart)}…` : text);

/** Returns the level of a diagnostic, or `draft error` for an error that doesn't stop builds. */
const kindOf = ({ level, draft }: Diagnostic) => (level === 'error' && draft ? 'draft error' : level);

/** Control characters, separators, soft hyphens and directional characters, which change how a terminal shows a line. */
const controls = /[\p{Cc}\u00AD\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/** The number of characters around a correction that are shown. */
const contextLength = 20;

/** Formats a correction as one line: `path:line: [family/rule]: before → after`, with the words that differ. */
export function formatCorrection({ file, line, rule }: Diagnostic, before: string, after: string): string {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  const start = Math.max(0, same - contextLength);
  const excerpt = (text: string) => {
    const shown = text.slice(start, start + 3 * contextLength);
    return `${start > 0 ? '…' : ''}${shown}${text.length > start + shown.length ? '…' : ''}`;
  };
  return showControls(`${file}:${line}: [${rule}] ${excerpt(before)} → ${excerpt(after)}`);
}

/** Replaces characters that would change how a terminal shows a line with their code: `<U+202E>`. */
const showControls = (line: string): string => line.replace(controls, (character) => `<${codePointName(character)}>`);

/** Compares diagnostics by file and line. */
export const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;

/**
 * Formats diagnostics as a report: a line with the number of errors, warnings and notices, then one line each, by file
 * and line.
 */
export function report(diagnostics: readonly Diagnostic[]): string {
  const sorted = diagnostics.toSorted(byPlace);
  const repeats = [...Map.groupBy(sorted, formatDiagnostic)];
  const ofRules = [...Map.groupBy(repeats, ([, [first]]) => `${first?.file}\0${first?.rule}`).values()];
  const shown = new Set(ofRules.flatMap((some) => some.slice(0, maxOfRule)));
  const lines = repeats
    .filter((repeat) => shown.has(repeat))
    .map(([line, same]) => `  ${line}${same.length > 1 ? ` (${same.length} times)` : ''}`);
  const more = ofRules.flatMap((some) => {
    const others = some.slice(maxOfRule).flatMap(([, same]) => same);
    const [first] = others;
    return first ? [`  ${showControls(first.file)}: and ${others.length} more [${first.rule}]`] : [];
  });
  return [`${summarize(diagnostics)}:`, ...lines, ...more].join('\n');
}

/** The maximum number of problems that a report shows per rule and file. It only counts the rest. */
const maxOfRule = 20;

/** Returns the numbers of problems and files: `2 errors and 1 warning in 2 content files`. */
export function summarize(diagnostics: readonly Diagnostic[]): string {
  const files = new Set(diagnostics.map(({ file }) => file)).size;
  const counts = (['error', 'draft error', 'warning', 'notice'] as const).flatMap((kind) => {
    const n = diagnostics.filter((diagnostic) => kindOf(diagnostic) === kind).length;
    return n > 0 ? [count(n, kind)] : [];
  });
  return `${conjunction.format(counts) || 'no errors'} in ${count(files, 'content file')}`;
}

const conjunction = new Intl.ListFormat('en');
