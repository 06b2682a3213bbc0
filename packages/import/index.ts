/**
 * Imports works into the content folder: `npm run import -- FILE…`, see `usage` in `options.ts`. Exits with code 0 when it
 * is done, 1 if a file could not be imported, and 2 if the options are wrong.
 */
import { cpSync, existsSync, lstatSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { createTwoFilesPatch } from 'diff';
import {
  checkContent,
  displayPath,
  type EntryCollection,
  env,
  errorsIn,
  explain,
  isMessage,
  isSystemError,
  type Library,
  printable,
  readLibrary,
  readWithdrawn,
  withdrawalOf,
  writeWhole,
} from './site.ts';
import { withCleanUrls } from './clean-urls.ts';
import { divideNames } from './divided-names.ts';
import type { Imported, ImportedEntry } from './entry.ts';
import { idAllotter } from './ids.ts';
import { importers, type KindFacts, kinds } from './kinds.ts';
import { linkEntries } from './links.ts';
import { type Options, parseOptions, usage } from './options.ts';
import { showLine, showProgress } from './progress.ts';
import { assertReplaceableReport, lossTotals, type Report, summary } from './report.ts';
import { gatherSources } from './gather.ts';
import { pictureFetcher } from './web/fetch-source.ts';
import { makeDraft, type Outcome, writeEntry } from './write.ts';

const today = env.today;
const collectionOrder: readonly EntryCollection[] = ['articles', 'related', 'tags'];
let failed = false;

/** Reports an error and continues with the next file. */
function fail(message: string): void {
  failed = true;
  console.error(printable(message));
}

/** Reads all sources. */
async function importAll(options: Options, library: Library): Promise<Imported> {
  const all: Imported = { entries: [], skipped: [], lost: [], notes: [] };
  const allotId = idAllotter(library);
  const knownTags = [...library.tags];
  const { sources, notes } = await gatherSources(options.paths, options, fail);
  all.notes.push(...notes);
  for (const [index, source] of sources.entries()) {
    showProgress('files', index, sources.length);
    const { input, detected } = source;
    if (detected.kind === undefined) {
      failed ||= source.named;
      all.skipped.push({ source: input.name, reason: `${detected.seen}: ${detected.hint}` });
      continue;
    }
    const { kind } = detected;
    const { name, tags, takes, isReferable }: KindFacts = kinds[kind];
    const isReference = input.fetched !== undefined && options.excerpt === undefined && !options.full;
    if (isReference && !isReferable) {
      failed = true;
      all.skipped.push({ source: input.name, reason: `a ${name}: add --full to import its text` });
      continue;
    }
    if (options.excerpt !== undefined && takes !== 'excerpt')
      all.notes.push(`${input.name}: --excerpt is for web pages and documents; a ${name} is imported whole`);
    if (options.notes && takes !== 'notes')
      all.notes.push(
        `${input.name}: --notes is for bibliographies, bookmarks and highlights, and changes nothing here`,
      );
    try {
      const importer = await importers[kind]();
      const imported = await importer(input, {
        ...options,
        tags: options.tags ?? tags,
        isReference,
        fetchPicture: input.fetched || options.fetchImages ? pictureFetcher(options.allowPrivate) : undefined,
        libraryTags: knownTags,
        allotId,
        progress: (done, total) => showProgress(input.name, done, total),
      });
      all.entries = all.entries.concat(imported.entries.map(withCleanUrls));
      all.skipped = all.skipped.concat(imported.skipped);
      all.lost = all.lost.concat(imported.lost);
      all.notes = all.notes.concat(imported.notes);
      failed ||= imported.isDamaged ?? false;
      // later files can use tags that this file created
      for (const { collection, id, frontmatter } of imported.entries)
        if (collection === 'tags') knownTags.push({ id, name: String(frontmatter.name), otherNames: [] });
    } catch (error) {
      failed = true;
      all.skipped.push({ source: input.name, reason: reasonOf(error) });
    }
  }
  return all;
}

/** Shows how an existing file would change, and asks whether to change it. */
function confirmer({ update, yes, dryRun }: Options) {
  if (!update) return undefined;
  return async (file: string, before: string, after: string): Promise<boolean> => {
    showLine('');
    const patch = createTwoFilesPatch(file, file, before, after, 'here', 'imported');
    console.log(patch.split('\n').slice(1).map(printable).join('\n'));
    // a dry run changes a copy
    if (yes || dryRun) return true;
    if (!process.stdin.isTTY) {
      console.error('Not updated: run it in a terminal to be asked, or add --yes.');
      return false;
    }
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await terminal.question(`Update ${file}? [y/N] `);
    terminal.close();
    return /^y(es)?$/i.test(answer.trim());
  };
}

/** Writes the entries into a content folder, checks it, and returns the report. */
async function writeAll(imported: Imported, dir: string, library: Library, options: Options): Promise<Report> {
  const written: Exclude<Outcome, { change: 'none' }>[] = [];
  const report: Report = {
    imported: [],
    skipped: [...imported.skipped],
    lost: [],
    totals: [],
    diagnostics: [],
    notes: imported.notes,
  };
  const withdrawn = readWithdrawn(dir);
  const skip = ({ source }: ImportedEntry, reason: string) => report.skipped.push({ source, reason });
  for (const [index, entry] of inOrder(imported.entries).entries()) {
    showProgress('writing', index, imported.entries.length);
    const twin = written.find((outcome) => isSameWork(outcome.entry, entry));
    if (twin) {
      skip(entry, `already here as ${twin.file}`);
      continue;
    }
    if (entry.collection === 'tags' && !isUsed(entry, written)) {
      skip(entry, 'no work that was imported has this tag');
      continue;
    }
    const withdrawal = withdrawalOf(entry, withdrawn);
    if (withdrawal !== undefined && library.entries.some((other) => isSameWork(other, entry) && !other.fields.draft)) {
      skip(entry, withdrawal);
      continue;
    }
    try {
      const { outcome, lost } = await writeEntry(withdrawal === undefined ? entry : asWithdrawn(entry), {
        dir,
        library,
        publish: options.publish,
        today,
        confirm: confirmer(options),
      });
      report.lost.push(...lost);
      if (withdrawal !== undefined) report.notes.push(`${outcome.file}: ${withdrawal}`);
      if (outcome.change === 'none') {
        failed ||= outcome.isRefused ?? false;
        skip(entry, outcome.reason);
      } else written.push(outcome);
    } catch (error) {
      failed = true;
      skip(entry, reasonOf(error));
    }
  }
  const ids = new Set(written.map(({ entry }) => entry.id));
  report.lost = [...imported.lost.filter(({ id }) => id === '' || ids.has(id)), ...report.lost];
  report.totals = lossTotals(report.lost);

  const byFile = new Map(written.map((outcome) => [displayPath(join(dir, outcome.file)), outcome]));
  showLine('checking the content …');
  const { diagnostics } = await checkContent(dir);
  showLine('');
  report.diagnostics = diagnostics.filter(({ file }) => byFile.has(file));
  const refused = new Set(errorsIn(report.diagnostics).map(({ file }) => byFile.get(file)));
  const refusedTags = new Set(written.filter((outcome) => refused.has(outcome)).map(tagOf));
  if (options.publish)
    for (const outcome of written.filter(({ entry }) => entry.collection !== 'tags')) {
      const { tags = [] } = outcome.entry.frontmatter as { tags?: readonly string[] };
      const unexplained = tags.filter((tag) => refusedTags.has(tag));
      if (!refused.has(outcome) && unexplained.length === 0) continue;
      makeDraft(dir, outcome);
      outcome.whyDraft ??= refused.has(outcome)
        ? 'the check found errors in it'
        : `the check found errors in its tags: ${unexplained.join(', ')}`;
    }
  report.imported = written.map(({ entry: { source, id }, file, change, whyDraft }) => ({
    source,
    id,
    file,
    change,
    ...(whyDraft !== undefined && { whyDraft }),
  }));
  return report;
}

/** Keeps a work whose page was withdrawn as a draft. Tags can't be drafts. */
const asWithdrawn = (entry: ImportedEntry): ImportedEntry =>
  entry.collection === 'tags'
    ? entry
    : {
        ...entry,
        frontmatter: { ...entry.frontmatter, draft: true },
        whyDraft: entry.whyDraft ?? 'its page was withdrawn',
      };

/**
 * Sorts entries so that articles come before related works with the same id, and tags come after the works that use them.
 */
const inOrder = (entries: readonly ImportedEntry[]): ImportedEntry[] =>
  entries.toSorted((a, b) => collectionOrder.indexOf(a.collection) - collectionOrder.indexOf(b.collection));

type Place = Pick<ImportedEntry, 'collection' | 'id'>;

/** Whether two entries are the same work, once with its text and once without. */
const isSameWork = (a: Place, b: Place): boolean =>
  a.id === b.id && a.collection !== b.collection && a.collection !== 'tags' && b.collection !== 'tags';

/** Whether a work that was written has a tag. */
const isUsed = ({ id }: ImportedEntry, written: readonly Outcome[]): boolean =>
  written.some(({ entry }) => Array.isArray(entry.frontmatter.tags) && entry.frontmatter.tags.includes(id));

/** Returns the id of a tag that was written. */
const tagOf = ({ entry }: Outcome): string | undefined => (entry.collection === 'tags' ? entry.id : undefined);

/** Returns why something was not imported. */
const reasonOf = (error: unknown): string => (isSystemError(error) ? explain(error) : (error as Error).message);

/** Returns whether a rehearsal copies a file or folder: pipes and devices can't be copied. */
const isCopied = (path: string): boolean => {
  const stats = lstatSync(path);
  return stats.isFile() || stats.isDirectory();
};

/** Imports into a copy of the content, so that nothing is changed. */
async function rehearse(imported: Imported, library: Library, options: Options): Promise<Report> {
  const copy = mkdtempSync(join(tmpdir(), 'commonplace-import-'));
  try {
    if (existsSync(env.contentDir)) cpSync(env.contentDir, copy, { recursive: true, filter: isCopied });
    const report = await writeAll(imported, copy, library, options);
    const prefix = displayPath(copy);
    report.diagnostics = report.diagnostics.map((diagnostic) => ({
      ...diagnostic,
      file: diagnostic.file.replace(prefix, displayPath(env.contentDir)),
    }));
    return report;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function run(options: Options): Promise<void> {
  if (options.report !== undefined) assertReplaceableReport(options.report);
  const library = await readLibrary(env.contentDir);
  const imported = await importAll(options, library);
  imported.notes.push(...divideNames(imported.entries, library));
  imported.lost = imported.lost.concat(linkEntries(imported.entries, library));
  const report = options.dryRun
    ? await rehearse(imported, library, options)
    : await writeAll(imported, env.contentDir, library, options);
  if (options.report !== undefined) writeWhole(options.report, `${JSON.stringify(report, null, 2)}\n`);
  console.log(summary(report, { ...options, contentDir: displayPath(env.contentDir) }));
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else {
    await run(options);
    if (failed) process.exitCode = 1;
  }
} catch (error) {
  const isOption = isMessage(error);
  console.error(printable(isOption ? error.message : explain(error)));
  if (isOption) console.error('npm run import -- --help lists the options.');
  process.exitCode = isOption ? 2 : 1;
}
