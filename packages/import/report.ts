import { existsSync } from 'node:fs';
import { count, type Diagnostic, formatDiagnostic, outcome, printable, readRegularFile } from './site.ts';
import type { Loss } from './entry.ts';
import { parseJson } from './text.ts';

/** The report of an import, as `--report` writes it. */
export interface Report {
  imported: {
    source: string;
    id: string;
    file: string;
    change: 'created' | 'updated';
    /** Why the work is a draft, unless that is only because the editor didn't ask to publish it. */
    whyDraft?: string;
  }[];
  skipped: { source: string; reason: string }[];
  lost: Loss[];
  /** The losses, counted by kind. */
  totals: Total[];
  /** Problems that the content check finds in the imported files. */
  diagnostics: Diagnostic[];
  notes: string[];
}

/** The losses of one kind. */
export interface Total {
  /** The kind: a loss without its values, such as `image …`. */
  kind: string;
  count: number;
  /** The first lines of this kind. */
  examples: string[];
}

/** How many examples of a kind, how many kinds, and how many files the terminal shows. */
const shownExamples = 2;
const shownKinds = 40;
const shownFiles = 10;

/** How an import was run. */
interface ImportRun {
  dryRun: boolean;
  publish: boolean;
  /** The file to which the report was written. */
  report?: string | undefined;
  /** The content folder, as the terminal shows it. */
  contentDir: string;
}

/** Returns the summary of a report for the terminal: what was written where, what to correct, and what to do next. */
export function summary(report: Report, { dryRun, publish, report: savedAs, contentDir }: ImportRun): string {
  const { imported, skipped, lost, diagnostics, notes } = report;
  const created = imported.filter(({ change }) => change === 'created');
  const updated = imported.length - created.length;
  const isTag = ({ file }: { file: string }) => file.startsWith('tags/');
  const [works, tags] = [created.filter((entry) => !isTag(entry)), created.filter(isTag)];
  const drafts = imported.flatMap(({ file, whyDraft }) => (whyDraft === undefined ? [] : [{ file, whyDraft }]));
  const drafted = publish ? works.filter(({ whyDraft }) => whyDraft !== undefined).length : works.length;
  const reasons = [...new Set(drafts.map(({ whyDraft }) => whyDraft))];
  // one reason for all works needs no list of drafts
  const isCommon =
    publish && tags.length === 0 && reasons.length === 1 && [drafted, drafts.length].every((n) => n === works.length);
  const why = isCommon ? `: ${reasons[0]}` : '';
  const made = madeOf(works.length, drafted, tags.length);
  return [
    imported.length === 0 && !dryRun
      ? 'Nothing was imported.'
      : outcome(
          dryRun,
          ...(created.length > 0 ? [['Imported', 'import', `${made}${why}`] as const] : []),
          ...(updated > 0 ? [['Updated', 'update', count(updated, 'work')] as const] : []),
          ...(imported.length === 0 ? [['', 'import', 'nothing'] as const] : []),
        ),
    ...imported.slice(0, shownFiles).map(({ file }) => `  ${contentDir}/${file}`),
    ...(imported.length > shownFiles ? [`  and ${imported.length - shownFiles} more`] : []),
    ...section(
      'drafts',
      totalsOf(isCommon ? [] : drafts, ({ file, whyDraft }) => [kindOf(whyDraft), `${file}: ${whyDraft}`]),
    ),
    ...section(
      'notes',
      totalsOf(notes, (note) => [kindOf(note.slice(note.indexOf(': ') + 1)), note]),
    ),
    ...section(
      'skipped',
      totalsOf(skipped, ({ source, reason }) => [kindOf(reason), `${source}: ${reason}`]),
    ),
    ...section('not imported', lossTotals(lost)),
    ...section(
      'to correct',
      totalsOf(diagnostics, (diagnostic) => [diagnostic.rule, formatDiagnostic(diagnostic)]),
    ),
    ...(dryRun ? [] : nextSteps(publish ? works.filter(({ whyDraft }) => whyDraft !== undefined) : works, savedAs)),
  ]
    .map(printable)
    .join('\n');
}

/** Returns the numbers of works and tags that were created, and how many of the works are drafts. Tags can't be drafts. */
function madeOf(works: number, drafts: number, tags: number): string {
  const state =
    drafts === 0
      ? ''
      : works === 1
        ? ', as a draft'
        : drafts === works
          ? ', as drafts'
          : `, ${drafts} of them as ${drafts === 1 ? 'a draft' : 'drafts'}`;
  const made = works > 0 ? `${count(works, 'work')}${state}` : '';
  const created = tags > 0 ? count(tags, 'tag') : '';
  return [made, created].filter(Boolean).join(state === '' ? ' and ' : ', and ');
}

/** Returns how to look at drafts and how to publish them: by the report of the import, or by their ids if they are few. */
function nextSteps(drafts: readonly { id: string }[], savedAs: string | undefined): string[] {
  if (drafts.length === 0) return [];
  const ids = drafts.length <= shownFiles ? drafts.map(({ id }) => id).join(' ') : 'ID…';
  const which = savedAs === undefined ? ids : `--import ${/\s/.test(savedAs) ? `"${savedAs}"` : savedAs}`;
  const [them, are] = drafts.length === 1 ? ['the draft', 'it is'] : ['the drafts', 'they are'];
  return [`Next: npm run dev shows ${them}. When ${are} complete: npm run publish -- ${which}`];
}

/** Counts losses by kind, in the order in which the kinds first occur. */
export const lossTotals = (lost: readonly Loss[]): Total[] =>
  totalsOf(lost, (loss) => [kindOf(loss.what), lossLine(loss)]);

function totalsOf<T>(list: readonly T[], read: (item: T) => [kind: string, line: string]): Total[] {
  const totals = new Map<string, Total>();
  for (const [kind, line] of list.map(read)) {
    const total = totals.get(kind) ?? { kind, count: 0, examples: [] };
    total.count += 1;
    if (total.examples.length < shownExamples) total.examples.push(line);
    totals.set(kind, total);
  }
  return [...totals.values()];
}

/**
 * Returns the kind of a line by removing the parts that differ within a kind: values, quotations, addresses, names of
 * files, ids of blocks, numbers. Things that are counted are plural: `images without a description`.
 */
const kindOf = (line: string): string =>
  line
    .replace(/“[^”]*”?|(?:https?:\/\/|\/|#|\^)\S+|\S+\.[a-z\d]{2,5}(?![\w.])/gi, '…')
    .replace(/(?:: |, such as |(?<=formula |characters of )).*$/s, '')
    .trim()
    .replace(/^\d+ ([a-z ]+?)s?(?= without |$)/, '$1s')
    .replace(/\d+/g, '…');

const lossLine = ({ id, what, line }: Loss) =>
  `${[id, line === undefined ? '' : `line ${line}`].filter(Boolean).join(', ') || 'file'}: ${what}`;

function section(name: string, totals: readonly Total[]): string[] {
  if (totals.length === 0) return [];
  const all = totals.reduce((sum, total) => sum + total.count, 0);
  const more = totals.slice(shownKinds).reduce((sum, total) => sum + total.count, 0);
  return [
    `${name} (${all}):`,
    ...totals
      .slice(0, shownKinds)
      .flatMap(({ count: number, examples }) => [
        ...examples.map((line) => `  ${line}`),
        ...(number > examples.length ? [`    and ${number - examples.length} more of this kind`] : []),
      ]),
    ...(more > 0 ? [`  and ${more} more of other kinds`] : []),
    ...(all > totals.reduce((sum, total) => sum + total.examples.length, 0) || more > 0
      ? ['  --report FILE.json lists them all']
      : []),
  ];
}

/** The largest report that is read, in bytes. */
const maxReportBytes = 100_000_000;

/** Throws if a file that is not a report would be overwritten. */
export function assertReplaceableReport(path: string): void {
  if (!existsSync(path)) return;
  const { imported, skipped } = (parseJson(
    readRegularFile(path, { maxBytes: maxReportBytes, links: true }).toString(),
  ) ?? {}) as Partial<Report>;
  if (Array.isArray(imported) && Array.isArray(skipped)) return;
  throw new Error(`--report ${path}: the file exists and is not a report; choose another name`);
}
