/**
 * Builds a release: checks the content, builds the site into a new folder, verifies the result, and only then replaces
 * the published site with it. If anything fails or kills the build, the published site stays as it was. `src/env.ts` lists
 * the environment variables that configure it.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CheckCache, writeCheckCache } from '../../src/check/cache.ts';
import { count } from '../../src/check/count.ts';
import { errorsIn } from '../../src/check/diagnostic.ts';
import { checkContent, type Findings } from '../../src/check/index.ts';
import { report } from '../../src/check/report.ts';
import { countUnpublished } from '../../src/check/unpublished.ts';
import { env, site } from '../../src/env.ts';
import { volumesOf } from '../../src/epub/volumes.ts';
import { type ParsedTexts, parsedTextsFile, writeParsedTexts } from '../../src/markdown/parsed-texts.ts';
import { resolveLibrary, type Work } from '../../src/library/library.ts';
import { collectionOf, workCollections } from '../../src/schemas/collections.ts';
import { joinBase } from '../../src/schemas/paths.ts';
import { hashesInPolicy } from '../../src/policy.ts';
import { readOptions } from '../support/arguments.ts';
import { explain, isMessage } from '../support/command-error.ts';
import { beforeLongText } from '../support/long-text.ts';
import { printable } from '../support/printable.ts';
import { runAstro } from './astro.ts';
import { expectedBooks, writeBooks } from './epub.ts';
import { changedFiles, type FileState, listFileStates } from '../../src/check/file-states.ts';
import { headerRules, hosts } from './headers.ts';
import { acquireLock, cleanUp } from './lock.ts';
import { bookCachePath, checkCachePath, codeHash, restoreCache, restoreCheckCache, storeCache } from './page-cache.ts';
import type { Manifest } from './manifest.ts';
import { takeOutlines } from './outlines.ts';
import { assertReplaceable, assertUsable } from './output-folder.ts';
import { buildPaths } from './paths.ts';
import { runNode } from './process.ts';
import { publish } from './publish.ts';
import { writeRecordFiles } from './records.ts';
import { redirectRules } from './redirects.ts';
import { expectedFiles, expectedPages, verifyOutput, warnOfLargeFiles } from './verify.ts';
import { withdrawnRules } from './withdrawn.ts';

const { 'allow-empty': allowEmpty } = readOptions(
  `npm run build -- [options]

Builds a release. docs/settings.md lists the environment variables that change it.

  --allow-empty   replace a site that has works even if the library has none
  --help          show this text`,
  { 'allow-empty': { type: 'boolean', default: false } },
);

const paths = buildPaths(env.outDir);
const started = performance.now();
/** Whether the new site is in place. From then on, a signal no longer stops the build, which only has to tidy up. */
let isPublished = false;
let isLocked = false;

/** Checks the content and resolves it into a library. Throws with the report if the content has errors. */
async function plan(cache: CheckCache) {
  const parsedTexts: ParsedTexts = new Map();
  const { entries, ...findings } = await checkContent(env.contentDir, cache, env.publicDir, {
    beforeLongText,
    afterParsing: (body, tree, { mdx }) => void (mdx || parsedTexts.set(body, JSON.stringify(tree))),
  });
  if (errorsIn(findings.diagnostics).length > 0) throw new Error(report(findings.diagnostics));
  if (findings.diagnostics.length > 0) console.warn(report(findings.diagnostics));
  const library = resolveLibrary(entries);
  const counts = Object.fromEntries(Object.entries(entries).map(([name, published]) => [name, published.length]));
  return {
    findings,
    parsedTexts,
    counts,
    library,
    textOf: textsIn(entries),
    pages: expectedPages(library, Object.keys(findings.redirects), findings.withdrawn),
  };
}

/** Returns a function that returns the text of a work as Markdown. */
const textsIn = (entries: Findings['entries']) => {
  const texts = new Map(
    workCollections.flatMap((name) => entries[name].map(({ id, markdown }) => [`${name}/${id}`, markdown])),
  );
  return ({ kind, id }: Work): string => texts.get(`${collectionOf(kind)}/${id}`) ?? '';
};

/** Runs Astro. Prints its progress every five seconds and at the end, and then how many files of the last release it reused. */
async function buildPages(
  findings: string,
  counts: Record<string, number>,
  works: number,
  pages: number,
): Promise<void> {
  let written = 0;
  let reused = 0;
  let reported = performance.now();
  const variables = { OUT_DIR: paths.next, CACHE_DIR: paths.cache, RELEASE_FINDINGS: findings, BUILD_DATE: env.today };
  await runAstro(variables, works, counts, (line) => {
    if (/\.html/.test(line)) written += 1;
    if (line.includes('(restored)')) reused += 1;
    if (performance.now() - reported < 5000) return;
    reported = performance.now();
    console.log(`  ${written} of ${count(pages, 'page')}`);
  });
  console.log(`  ${written} of ${count(pages, 'page')}`);
  if (reused > 0) console.log(`  reused ${count(reused, 'file')} that had not changed`);
}

/** Indexes the site. Runs after Astro has exited, since both at once would need twice the memory. */
async function indexSite(works: number): Promise<void> {
  const moduleCache = ['--import', './scripts/support/compile-cache.mjs'];
  const args = [...moduleCache, 'scripts/build/search-index.ts', paths.next, env.basePath];
  const printed = await runNode({ name: 'The search indexer', args, works });
  if (Number(printed.trim().split('\n').at(-1)) !== works)
    throw new Error(`The index should cover ${count(works, 'work')}, but the indexer printed: ${printed}`);
}

/** Writes the headers and redirects of the built site, and the status of withdrawn pages, in the format of each host. */
function writeHostRules(
  files: readonly FileState[],
  ownFiles: readonly FileState[],
  findings: Pick<Findings, 'redirects' | 'withdrawn'>,
): void {
  const own = new Set(ownFiles.map(({ path }) => path));
  const names = files.map(({ path }) => path).filter((name) => !own.has(name));
  // the policy of our pages must not allow the scripts in the owner's HTML files
  const html = names.filter((name) => name.endsWith('.html'));
  const hashes = html.map((name) => hashesInPolicy(readFileSync(join(paths.next, name), 'utf8')));
  const all = {
    styles: hashes.flatMap(({ styles }) => styles),
    scripts: hashes.flatMap(({ scripts }) => scripts),
  };
  const rules = headerRules(names, all, env.basePath, [...own]);
  const redirects = redirectRules(findings.redirects, env.basePath);
  const withdrawn = withdrawnRules(findings.withdrawn, env.basePath);
  for (const [host, write] of Object.entries(hosts)) {
    const isInSite = host.startsWith('_');
    const text = write(rules, redirects, withdrawn, env.basePath);
    if (isInSite && text === '') continue;
    const file = join(isInSite ? paths.next : paths.nextHeaders, host);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Throws if a site without works would replace a site with works, unless that is allowed. */
function assertNotEmptied(works: number, publishedWorks: number): void {
  if (works > 0 || publishedWorks === 0 || allowEmpty) return;
  throw new Error(
    `${env.contentDir} has no published works, but ${paths.site} has ${publishedWorks}. If the folder is the wrong one, correct CONTENT_DIR; to publish a site without works: npm run build -- --allow-empty`,
  );
}

/** Builds and publishes the site. `last` is what the last release wrote, if that is known. */
async function release(last: Manifest | undefined): Promise<string> {
  const [code, contentBefore] = [codeHash(), listFileStates(env.contentDir)];
  const checkCache = restoreCheckCache(paths.storedCache, code);
  const { findings, parsedTexts, counts: published, library, textOf, pages } = await plan(checkCache);
  const { works, tags } = library;
  assertNotEmptied(works.length, last?.works ?? 0);
  const pageCount = pages.length + 1; // and 404.html
  console.log(`Building ${count(pageCount, 'page')} of ${count(works.length, 'work')}`);

  restoreCache(paths.storedCache, paths.cache, code);
  mkdirSync(paths.cache, { recursive: true });
  const findingsFile = join(paths.cache, 'findings.json');
  writeFileSync(findingsFile, JSON.stringify(findings));
  writeParsedTexts(findingsFile, parsedTexts);
  writeCheckCache(checkCachePath(paths.cache), checkCache);
  await buildPages(findingsFile, published, works.length, pageCount);
  rmSync(findingsFile);
  rmSync(parsedTextsFile(findingsFile));
  console.log(`  indexing ${count(works.length, 'work')}`);
  await indexSite(works.length);
  const absoluteUrl = (path: string) => new URL(joinBase(env.basePath, path), env.siteUrl).href;
  const outlineOf = takeOutlines(paths.next);
  writeRecordFiles(paths.next, works, textOf, outlineOf, absoluteUrl);
  const volumes = volumesOf(library, findings.sizes);
  const books = expectedBooks({ library, volumes });
  const made = await writeBooks({
    folder: paths.next,
    cache: bookCachePath(paths.cache),
    library,
    volumes,
    outlineOf,
    base: env.basePath,
    absoluteUrl,
  });
  if (books.length > 0) console.log(`  made ${made} of ${count(books.length, 'EPUB file')}`);

  const changed = changedFiles(contentBefore, listFileStates(env.contentDir));
  if (changed.length > 0) throw new Error(`The content changed during the build; build again:\n${changed.join('\n')}`);
  const [files, ownFiles] = [listFileStates(paths.next), listFileStates(env.publicDir)];
  const problems = verifyOutput(files, pages, works.length, [...expectedFiles(library), ...books], ownFiles);
  if (problems.length > 0) throw new Error(`The built site does not match its content:\n${problems.join('\n')}`);

  for (const warning of warnOfLargeFiles(files)) console.warn(warning);

  writeHostRules(files, ownFiles, findings);
  publish(paths, {
    works: works.length,
    files: listFileStates(paths.next)
      .map(({ path }) => path)
      .sort(),
  });
  isPublished = true;
  storeCache(paths.storedCache, paths.cache, code);

  const megabytes = files.reduce((sum, file) => sum + file.size, 0) / 1e6;
  const seconds = (performance.now() - started) / 1000;
  const counts = [
    `${count(works.length, 'work')}${countUnpublished(findings.unpublished)}`,
    count(tags.length, 'tag'),
    count(pageCount, 'page'),
    `${count(files.length, 'file')} of ${megabytes.toFixed(1)} MB`,
  ];
  const reminder =
    env.siteUrl.hostname === 'localhost' && site.url.includes('//localhost')
      ? `\nCitations and feeds use ${env.siteUrl.href}: set url in src/site.ts, or SITE_URL, to the address of your site`
      : '';
  return `${paths.site}: ${counts.join(', ')}, in ${seconds.toFixed(1)} s${reminder}`;
}

try {
  assertUsable(paths);
  acquireLock(paths);
  isLocked = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      if (isPublished) return;
      console.error(`Stopped. ${paths.site} is unchanged.`);
      process.exit(1);
    });
  process.once('exit', () => cleanUp(paths));
  console.log(await release(assertReplaceable(paths)));
} catch (error) {
  const message = isMessage(error) ? error.message : explain(error);
  console.error(printable(message));
  const outcome = outcomeAfter(message);
  if (outcome) console.error(outcome);
  process.exitCode = 1;
}

/** Returns what a failure means for the published site. Empty if the message says everything that is known. */
function outcomeAfter(message: string): string {
  // the message of the tool that ran out of space is easily missed
  const isFull = /ENOSPC|No space left|disk is full/.test(message);
  // without the lock, another build may be changing the site, unless the disk was too full to create one
  const isUnchanged = (isLocked || isFull) && !isPublished && existsSync(paths.site);
  if (!isFull && !isUnchanged) return '';
  const cause = isFull ? 'The disk is full.' : 'The build failed.';
  return isUnchanged ? `${cause} ${printable(paths.site)} is unchanged.` : cause;
}
