/** One thing that is wrong with a content file, for the editor who has to mend it. */
export interface Diagnostic {
  /** The file, from where the command was given. */
  file: string;
  /** The line, counted from 1. */
  line: number;
  /** The field of the frontmatter (`via.published`), or the part of the file. */
  field: string;
  /** What is wrong. */
  wrong: string;
  /** What would be right. */
  fix: string;
}

/** Writes a complaint as one line: `path:line: field: what is wrong (what would be right)`. */
export const formatDiagnostic = ({ file, line, field, wrong, fix }: Diagnostic): string =>
  `${file}:${line}: ${field}: ${wrong} (${fix})`;

/** Writes all complaints, by file and line, under a line that counts them. */
export function report(complaints: readonly Diagnostic[]): string {
  const files = new Set(complaints.map(({ file }) => file)).size;
  const sorted = complaints.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return [
    `${count(complaints.length, 'mistake')} in ${count(files, 'content file')}:`,
    ...sorted.map((complaint) => `  ${formatDiagnostic(complaint)}`),
  ].join('\n');
}

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
