/**
 * Checks the external links in the content: `npm run check:links`, or `npm run check:links -- --all` to also recheck
 * links that worked in the last 30 days. Exits with code 1 if a link is dead. Results are kept in `.cache/links.json`,
 * so that a run that was stopped can be continued. Builds don't run this check.
 */
import { join } from 'node:path';
import { count } from '../../src/check/count.ts';
import { errorsIn } from '../../src/check/diagnostic.ts';
import { displayPath, listFiles } from '../../src/check/list-files.ts';
import { report } from '../../src/check/report.ts';
import { maxTextBytes } from '../../src/check/rules/encoding.ts';
import { env } from '../../src/env.ts';
import { readOptionalFile, readRegularFile } from '../../src/files.ts';
import { collectionNames } from '../../src/schemas/collections.ts';
import { readOptions } from '../support/arguments.ts';
import { runCommand } from '../support/command-error.ts';
import { printable } from '../support/printable.ts';
import { writeWhole } from '../support/write-file.ts';
import { outgoingLinks } from './collect.ts';
import { diagnoseLinks } from './diagnose.ts';
import { isDue, type LinkResults, lookUpAddresses } from './look-up.ts';
import { parseResults } from './results.ts';

const cacheFile = '.cache/links.json';
const progressMs = 5000;
/** A run that is killed loses the results of up to this many milliseconds. */
const saveMs = 1000;

/** The largest file of results that is read, in bytes. */
const maxResultBytes = 100_000_000;

/** Reads the results of earlier runs. If the file is damaged, says so and returns the results that are intact. */
function readResults(): LinkResults {
  const text = readOptionalFile(cacheFile, { maxBytes: maxResultBytes })?.toString() ?? '{}';
  const { results, problem } = parseResults(text);
  if (problem !== undefined) console.warn(printable(`${cacheFile} ${problem}`));
  return results;
}

const writeResults = (results: LinkResults) => writeWhole(cacheFile, `${JSON.stringify(results, null, 2)}\n`);

const usage = `npm run check:links -- [options]

Checks the external links in the content, and reports those that are broken or redirected.

  --all    check every link, even if it worked in the last 30 days
  --help   show this text

Exit codes: 0 no broken links, 1 broken links, 2 wrong options.`;

const { all } = readOptions(usage, { all: { type: 'boolean', default: false } });
await runCommand(async () => {
  const files = listFiles(env.contentDir)
    .filter((path) => /\.mdx?$/.test(path) && collectionNames.some((name) => path.startsWith(`${name}/`)))
    .map((path) => join(env.contentDir, path));
  const links = files.flatMap((file) =>
    outgoingLinks(displayPath(file), readRegularFile(file, { maxBytes: maxTextBytes }).toString()),
  );

  const { today } = env;
  const results = readResults();
  const urls = [...new Set(links.map(({ url }) => url))];
  const due = urls.filter((url) => (all ? results[url]?.day !== today : isDue(results[url], today)));
  console.log(`${count(urls.length, 'external link')}, ${due.length} to check now`);

  let done = 0;
  let [reported, saved] = [performance.now(), performance.now()];
  const options = {
    today,
    userAgent: `Commonplace link check (+${env.siteUrl.href})`,
    timeoutMs: 20_000,
    maxWaitMs: 60_000,
    pauseMs: 1000,
    archiveApi: 'https://archive.org/wayback/available',
  };
  await lookUpAddresses(due, options, (url, result) => {
    results[url] = result;
    done += 1;
    if (performance.now() - saved > saveMs) {
      writeResults(results);
      saved = performance.now();
    }
    if (performance.now() - reported < progressMs) return;
    reported = performance.now();
    console.log(`  ${done} of ${due.length}`);
  });
  writeResults(results);

  const diagnostics = diagnoseLinks(links, results);
  if (diagnostics.length > 0) console.error(report(diagnostics));
  else console.log('All external links work.');
  if (errorsIn(diagnostics).length > 0) process.exitCode = 1;
});
