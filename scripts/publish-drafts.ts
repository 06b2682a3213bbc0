/**
 * Publishes drafts that the check accepts, by deleting the `draft: true` line from their files: `npm run publish -- ID…`.
 * Changes nothing else in a file. Lists what is missing in the other drafts.
 */
import { basename, join } from 'node:path';
import { count } from '../src/check/count.ts';
import { type Diagnostic, errorsIn } from '../src/check/diagnostic.ts';
import { checkContent } from '../src/check/index.ts';
import { displayPath } from '../src/check/list-files.ts';
import { formatDiagnostic } from '../src/check/report.ts';
import { maxTextBytes } from '../src/check/rules/encoding.ts';
import { nearest, suggest } from '../src/check/suggest.ts';
import { env } from '../src/env.ts';
import { readRegularFile, UnreadableFile } from '../src/files.ts';
import { whyUnpublished } from '../src/library/drafts.ts';
import { findEntry } from './entries/find-entry.ts';
import { entryCollections, type LibraryEntry, readLibrary } from './entries/library.ts';
import { readCommand, refuse } from './support/arguments.ts';
import { CommandError, runCommand } from './support/command-error.ts';
import { outcome } from './support/outcome.ts';
import { printable } from './support/printable.ts';
import { writeWhole } from './support/write-file.ts';

const usage = `npm run publish -- ID… | --import REPORT.json | --all [options]

Publishes drafts that have no errors, by deleting the draft: true line from their files, and lists what is missing in the
others. An ID is that of an article, a related work or a reading list. Look at the drafts first: npm run dev shows them.

  --import FILE   the drafts that an import made: the file is its --report
  --all           all drafts
                  --import and --all skip drafts that give a reason: draft: true # private in WordPress
  --dry-run       change nothing
  --help          show this text

Exit codes: 0 all of them are published, 1 something is missing, 2 wrong options.`;

/** Matches the line in the frontmatter that makes a file a draft. Each character of the text is a byte. */
const draftLine =
  /(?<=^(?:\u00EF\u00BB\u00BF)?---[ \t]*\r?\n(?:(?!---)[^\n]*\n)*?)draft:[ \t]*true[ \t]*(?:#[^\n]*)?\r?\n/;

/** A draft, and why it can't be published. */
interface Draft {
  entry: LibraryEntry;
  /** Its path in the folder of the content. */
  path: string;
  problems: string[];
}

const pathOf = ({ collection, file }: LibraryEntry) => `${collection}/${file}`;

/** Returns the path of a file as messages show it. */
const fileOf = (entry: LibraryEntry) => displayPath(join(env.contentDir, pathOf(entry)));

/** Returns the line that makes a file a draft, as UTF-8. */
function lineIn(text: string): string | undefined {
  const [line] = draftLine.exec(text) ?? [];
  return line === undefined ? undefined : Buffer.from(line.trim(), 'latin1').toString();
}

/** Returns why the line that makes a file a draft must stay, if it must. A work that the editor named has no reason to wait. */
function problemWithLine(entry: LibraryEntry, line: string | undefined, isNamed: boolean): string | undefined {
  if (isUnreadable(entry)) return 'its fields can’t be read: npm run check:content says why';
  if (line === undefined) return 'draft is not on a line of its own: delete it by hand';
  return isNamed || !line.includes('#') ? undefined : `${line} (if that is settled: npm run publish -- ${entry.id})`;
}

/** The largest report that is read, in bytes. */
const maxReportBytes = 100_000_000;

/** Returns the paths of the files that an import created, according to its report. */
function importedPaths(report: string): string[] {
  try {
    const { imported } = JSON.parse(readRegularFile(report, { maxBytes: maxReportBytes, links: true }).toString()) as {
      imported: { file: string }[];
    };
    return imported.map(({ file }) => file);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new CommandError(`${report} is not the report of an import`, { cause: error });
  }
}

/** Returns the works with these ids or paths. Throws if there is no such work, and names the draft that was meant. */
function worksNamed(names: readonly string[], entries: readonly LibraryEntry[]): LibraryEntry[] {
  const works = entries.filter(isPublishable);
  const drafts = works.filter(isDraft).map(({ id }) => id);
  const others = works.filter((work) => !isDraft(work)).map(({ id }) => id);
  const hint = (id: string) => {
    const published = nearest(id, drafts) === undefined ? nearest(id, others) : undefined;
    if (published !== undefined) return `did you mean ${published}? It is already published`;
    return drafts.length === 0 ? 'there are no drafts' : suggest(id, drafts);
  };
  return names.map((name) => findEntry(name, entries, { noun: 'work or reading list', accepts: isPublishable, hint }));
}

/** Only works and reading lists can be drafts. */
const isPublishable = ({ collection }: LibraryEntry): boolean => collection !== 'tags';

/** Returns whether the fields of a file can't be parsed, so that it may be a draft or not. */
const isUnreadable = ({ fields }: LibraryEntry): boolean => Object.keys(fields).length === 0;

const isScheduled = ({ fields: { added } }: LibraryEntry): boolean =>
  whyUnpublished({ added }, env.today) === 'scheduled';

/** Returns a line about a work that is not a draft. */
const stateOf = (work: LibraryEntry): string =>
  printable(
    `${fileOf(work)}: ${isScheduled(work) ? `scheduled for ${String(work.fields.added)}` : 'already published'}`,
  );

const isDraft = (entry: LibraryEntry): boolean => entry.fields.draft === true || isUnreadable(entry);

/** Returns whether a work uses a file: a tag, or an image. */
function uses({ entry }: Draft, file: string): boolean {
  const { tags } = entry.fields;
  const name = basename(file);
  return (Array.isArray(tags) && tags.some((tag) => name === `${tag}.md`)) || entry.body.includes(name);
}

/**
 * Removes the drafts that the check rejects, and adds its diagnostics to their problems, until it accepts the remaining
 * ones.
 */
async function rejectDrafts(drafts: readonly Draft[]): Promise<void> {
  const lineOf = (diagnostic: Diagnostic) => formatDiagnostic(diagnostic);
  const cache = new Map();
  const before = new Set(errorsIn((await checkContent(env.contentDir, cache)).diagnostics).map(lineOf));
  for (;;) {
    const ready = drafts.filter(({ problems }) => problems.length === 0);
    const paths = new Set(ready.map(({ path }) => path));
    const { diagnostics } = await checkContent(env.contentDir, cache, env.publicDir, { ready: paths });
    const errors = errorsIn(diagnostics).filter((diagnostic) => !before.has(lineOf(diagnostic)));
    if (errors.length === 0) return;
    for (const error of errors) {
      const own = ready.filter(({ path }) => displayPath(join(env.contentDir, path)) === error.file);
      const users = own.length > 0 ? own : ready.filter((draft) => uses(draft, error.file));
      // any draft may have caused an error in a file that none of them uses
      for (const { problems } of users.length > 0 ? users : ready) problems.push(lineOf(error));
    }
  }
}

const { values, positionals } = readCommand(usage, {
  import: { type: 'string' },
  all: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
});
if ([positionals.length > 0, values.import !== undefined, values.all].filter(Boolean).length !== 1)
  refuse(usage, 'name works by their ids, or use --import or --all, only one of the three');

await runCommand(async () => {
  const isDryRun = values['dry-run'];
  const { entries } = await readLibrary(env.contentDir, entryCollections);
  const works = entries.filter(isPublishable);
  const imported = new Set(values.import === undefined ? [] : importedPaths(values.import));
  const isNamed = positionals.length > 0;
  const wanted = isNamed
    ? worksNamed(positionals, entries)
    : works.filter((work) => (values.all ? isDraft(work) : imported.has(pathOf(work))));
  const drafts = [...new Set(wanted)]
    .filter(isDraft)
    .map((entry): Draft => ({ entry, path: pathOf(entry), problems: [] }));
  const texts = new Map(
    drafts.map(({ path }) => [
      path,
      readRegularFile(join(env.contentDir, path), { maxBytes: maxTextBytes }).toString('latin1'),
    ]),
  );
  for (const { entry, path, problems } of drafts) {
    const problem = problemWithLine(entry, lineIn(texts.get(path) ?? ''), isNamed);
    if (problem !== undefined) problems.push(`${fileOf(entry)}: ${problem}`);
  }
  await rejectDrafts(drafts);

  const [ready, refused] = [true, false].map((isReady) =>
    drafts.filter(({ problems }) => (problems.length === 0) === isReady),
  ) as [Draft[], Draft[]];
  for (const { entry, path } of ready) {
    const text = texts.get(path) ?? '';
    const file = join(env.contentDir, path);
    if (!isDryRun) writeWhole(file, Buffer.from(text.replace(draftLine, ''), 'latin1'));
    const day = isScheduled(entry) ? `, from ${String(entry.fields.added)} on` : '';
    console.log(printable(`${fileOf(entry)}: ${isDryRun ? 'would delete' : 'deleted'} “${lineIn(text)}”${day}`));
  }
  const others = [...new Set(wanted)].filter((work) => !isDraft(work));
  if (isNamed) for (const work of others) console.log(stateOf(work));
  const [scheduled = [], published = []] = [true, false].map((is) => others.filter((work) => isScheduled(work) === is));
  console.log(
    outcome(isDryRun, [
      'Published',
      'publish',
      [
        count(ready.length, 'draft'),
        ...(refused.length > 0 ? [`${count(refused.length, 'draft')} not published yet`] : []),
        ...(published.length > 0 ? [`${count(published.length, 'work')} already published`] : []),
        ...(scheduled.length > 0 ? [`${count(scheduled.length, 'work')} already scheduled`] : []),
      ].join(', '),
    ]),
  );
  for (const { entry, problems } of refused)
    console.error([`${entry.id}:`, ...new Set(problems)].map(printable).join('\n  '));
  if (refused.length > 0) process.exitCode = 1;
});
