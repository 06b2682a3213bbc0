/**
 * Checks the content. Exits with code 1 if there are errors; with `--strict`, warnings count as errors. With `--fix`,
 * first makes the corrections that have only one right answer, and prints each; with `--dry-run` as well, only prints them.
 * With `--watch`, checks again after each change to a file.
 */
import { existsSync, watch } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { CheckCache } from '../src/check/cache.ts';
import { count } from '../src/check/count.ts';
import { checkContent } from '../src/check/index.ts';
import { type Diagnostic, errorsIn } from '../src/check/diagnostic.ts';
import { applyCorrections, corrections } from '../src/check/fix.ts';
import { formatCorrection, report } from '../src/check/report.ts';
import { maxTextBytes } from '../src/check/rules/encoding.ts';
import { countUnpublished } from '../src/check/unpublished.ts';
import { env } from '../src/env.ts';
import { readRegularFile } from '../src/files.ts';
import '../src/theme/index.ts'; // stops if the contrast of the colours is too low
import { readOptions } from './support/arguments.ts';
import { cachedResultsPath, loadCheckCache, storeCheckCache } from './support/check-cache.ts';
import { beforeLongText } from './support/long-text.ts';
import { runCommand } from './support/command-error.ts';
import { outcome } from './support/outcome.ts';
import { writeWhole } from './support/write-file.ts';

/** A correction may reveal further problems, for instance in frontmatter that could not be parsed before. */
const maxRounds = 5;

/** Corrects files and prints each change. Returns the number of changes. */
function correct(diagnostics: readonly Diagnostic[], dryRun: boolean): number {
  let changes = 0;
  for (const [file, problems] of Map.groupBy(diagnostics, (diagnostic) => diagnostic.file)) {
    const ordered = corrections(problems);
    if (ordered.length === 0) continue;
    const text = readRegularFile(file, { maxBytes: maxTextBytes }).toString();
    const decoded = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
    for (const correction of ordered) {
      const { start, end, text: after } = correction.fix;
      console.log(formatCorrection(correction, decoded.slice(start, end), after));
    }
    if (!dryRun) writeWhole(file, applyCorrections(text, ordered));
    changes += ordered.length;
  }
  return changes;
}

const usage = `npm run check:content -- [options]

Checks the content, and lists each problem with its file, line and a hint.

  --strict    treat warnings as errors
  --fix       first correct problems that have only one right answer
  --dry-run   with --fix: only print the corrections
  --watch     check again after each change of a file, until Ctrl+C
  --help      show this text

Exit codes: 0 no errors, 1 errors, 2 wrong options.`;

const {
  strict,
  fix,
  'dry-run': dryRun,
  watch: keepsWatching,
} = readOptions(usage, {
  strict: { type: 'boolean', default: false },
  fix: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
});

/** Checks the content and prints the report. Stores the results at a path. */
async function check(resultsPath: string, cache: CheckCache): Promise<void> {
  let {
    diagnostics: found,
    counts,
    unpublished,
  } = await checkContent(env.contentDir, cache, env.publicDir, { beforeLongText });
  let changes = 0;
  for (let round = 1; fix && round <= (dryRun ? 1 : maxRounds); round += 1) {
    const made = correct(found, dryRun);
    if (made === 0) break;
    changes += made;
    if (!dryRun)
      ({
        diagnostics: found,
        counts,
        unpublished,
      } = await checkContent(env.contentDir, cache, env.publicDir, { beforeLongText }));
  }
  storeCheckCache(resultsPath, cache);
  if (fix) console.log(outcome(dryRun, ['Made', 'make', count(changes, 'correction')]));

  const diagnostics = found.map((diagnostic): Diagnostic =>
    strict && diagnostic.level === 'warning' ? { ...diagnostic, level: 'error' } : diagnostic,
  );

  if (diagnostics.length > 0)
    console.error(`${report(diagnostics)}\n\ndocs/diagnostics.md lists all rules, with examples.`);
  if (errorsIn(diagnostics).length > 0) process.exitCode = 1;
  else {
    const files = Object.values(counts).reduce((sum, n) => sum + n);
    const folders = Object.entries(counts).map(([name, n]) => `${n} in ${name}/`);
    const has = `${count(files, 'file')} (${folders.join(', ')})${countUnpublished(unpublished)}`;
    console.log(`No errors in the content. It has ${has}.`);
  }
}

/** The lines between which `.vscode/tasks.json` expects the report. */
const [begin, end] = ['Checking the content', 'Waiting for changes'];

/** How long to wait after a change, in milliseconds: the editor may still be writing. */
const pauseMs = 100;

/** Checks the content now and after each change of a file, until the process is stopped. */
async function checkAlways(resultsPath: string, cache: CheckCache): Promise<void> {
  if (!existsSync(env.contentDir)) return check(resultsPath, cache); // which reports the missing folder
  let changed = Promise.withResolvers<void>();
  watch(env.contentDir, { recursive: true }, () => changed.resolve());
  for (;;) {
    console.log(begin);
    await check(resultsPath, cache);
    console.log(end);
    await changed.promise;
    await setTimeout(pauseMs);
    changed = Promise.withResolvers<void>();
  }
}

await runCommand(async () => {
  const resultsPath = cachedResultsPath();
  await (keepsWatching ? checkAlways : check)(resultsPath, loadCheckCache(resultsPath));
});
