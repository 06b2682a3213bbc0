import { existsSync, readFileSync } from 'node:fs';
import { count, type Diagnostic, formatDiagnostic, printable } from './site.ts';
import type { Loss } from './entry.ts';
import { parseJson } from './text.ts';

/** The report of an import, as `--report` writes it. */
export interface Report {
  imported: { source: string; id: string; file: string }[];
  skipped: { source: string; reason: string }[];
  lost: Loss[];
  /** Problems that the content check finds in the imported files. */
  diagnostics: Diagnostic[];
  notes: string[];
}

/** How many lines of each part the terminal shows. */
const shownLines = 10;

/** Returns the summary of a report for the terminal. */
export function summary(report: Report, { dryRun, publish }: { dryRun: boolean; publish: boolean }): string {
  const { imported, skipped, lost, diagnostics, notes } = report;
  const works = imported.filter(({ file }) => !file.startsWith('tags/')).length;
  const tags = imported.length - works;
  const made = [count(works, 'work'), ...(tags > 0 ? [count(tags, 'tag')] : [])].join(' and ');
  const state = publish || works === 0 ? '' : works === 1 ? ', as a draft' : ', as drafts';
  return [
    imported.length === 0 ? 'Nothing was imported.' : `${dryRun ? 'Would import' : 'Imported'} ${made}${state}.`,
    ...section('notes', notes),
    ...section(
      'skipped',
      skipped.map(({ source, reason }) => `${source}: ${reason}`),
    ),
    ...section('not imported', lost.map(lossLine)),
    ...section('to correct', diagnostics.map(formatDiagnostic)),
  ]
    .map(printable)
    .join('\n');
}

const lossLine = ({ id, what, line }: Loss) =>
  `${[id, line === undefined ? '' : `line ${line}`].filter(Boolean).join(', ') || 'file'}: ${what}`;

function section(name: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - shownLines;
  return [
    `${name} (${lines.length}):`,
    ...lines.slice(0, shownLines).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more; --report FILE.json lists them all`] : []),
  ];
}

/** Throws if a file that is not a report would be overwritten. */
export function assertReplaceableReport(path: string): void {
  if (!existsSync(path)) return;
  const { imported, skipped } = (parseJson(readFileSync(path, 'utf8')) ?? {}) as Partial<Report>;
  if (Array.isArray(imported) && Array.isArray(skipped)) return;
  throw new Error(`--report ${path}: the file exists and is not a report; choose another name`);
}
