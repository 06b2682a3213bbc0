import type { Diagnostic } from './diagnostic.ts';

/** Formats a diagnostic as one line: `path:line: field: message (hint) [family/rule]`. */
export const formatDiagnostic = ({ file, line, field, rule, level, message, hint }: Diagnostic): string =>
  `${file}:${line}: ${level === 'error' ? '' : `${level}: `}${field}: ${message} (${hint}) [${rule}]`;

/** Formats diagnostics as a report: a line with the number of errors, warnings and notices, then one line each, by file and line. */
export function report(diagnostics: readonly Diagnostic[]): string {
  const sorted = diagnostics.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return [`${summarize(diagnostics)}:`, ...sorted.map((diagnostic) => `  ${formatDiagnostic(diagnostic)}`)].join('\n');
}

/** Returns the numbers of problems and files: `2 errors and 1 warning in 2 content files`. */
function summarize(diagnostics: readonly Diagnostic[]): string {
  const files = new Set(diagnostics.map(({ file }) => file)).size;
  const counts = (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const n = diagnostics.filter((diagnostic) => diagnostic.level === level).length;
    return n > 0 ? [plural(n, level)] : [];
  });
  return `${counts.join(' and ') || 'no errors'} in ${plural(files, 'content file')}`;
}

const plural = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
