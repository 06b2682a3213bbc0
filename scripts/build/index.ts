/**
 * Builds the site as a release: checks the content, builds it into a folder of its own, looks at what came out,
 * and only then puts it in the place of the old one. Whatever fails, or kills it before that, leaves the old site as
 * it was. The environment says what to build: `CONTENT_DIR`, `OUT_DIR`, `SITE_URL`, `BASE_PATH`, `LIBRARIES`.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkContent, type CheckCache, report, writeCheckCache } from '../../src/check/index.ts';
import { resolveLibrary } from '../../src/library/library.ts';
import { joinBase } from '../../src/library/urls.ts';
import { contentDir } from '../../src/schemas/index.ts';
import { site } from '../../src/site.ts';
import { runAstro } from './astro.ts';
import { codeHash, storeCache, checkCachePath, restoreCache, restoreCheckCache } from './page-cache.ts';
import { hosts, headerRules, styleHashes } from './headers.ts';
import { acquireLock, cachePath, cleanUp, buildPaths, publish } from './lock.ts';
import { changedFiles, verifyOutput, listFiles, expectedPages } from './verify.ts';
import { runNode } from './process.ts';
import { writeRecordFiles } from './records.ts';

const places = buildPaths((process.env.OUT_DIR ?? 'dist').replace(/\/+$/, ''));
const base = process.env.BASE_PATH ?? '/';
const address = process.env.SITE_URL ?? site.url;
const started = performance.now();

/** What is to be built; `known` is what is known of the content, and gets to know the rest. Throws with all complaints where it has mistakes. */
async function plan(known: CheckCache) {
  const { entries, ...findings } = await checkContent(contentDir, known);
  if (findings.complaints.length > 0) throw new Error(report(findings.complaints));
  const { works, ...library } = resolveLibrary(entries);
  return {
    findings,
    works,
    pages: expectedPages({ works, ...library }, Object.keys(findings.moved)),
    tags: library.tags,
  };
}

async function release(): Promise<string> {
  const [code, content] = [codeHash(), listFiles(contentDir)];
  const known = restoreCheckCache(places.site, code);
  const { findings, pages, works, tags } = await plan(known);
  console.log(`Building ${pages.length + 1} pages of ${works.length} works`);

  const cache = cachePath(places.next);
  if (restoreCache(places.site, cache, code)) console.log('Pages are taken over whose texts have not changed');
  mkdirSync(cache, { recursive: true });
  const found = join(cache, 'findings.json');
  writeFileSync(found, JSON.stringify(findings));
  writeCheckCache(checkCachePath(cache), known);
  let written = 0;
  let told = performance.now();
  await runAstro({ OUT_DIR: places.next, CACHE_DIR: cache, RELEASE: found }, works.length, (line) => {
    if (/\.html/.test(line)) written += 1;
    if (performance.now() - told < 5000) return;
    told = performance.now();
    console.log(`  ${written} of ${pages.length + 1} pages`);
  });
  console.log(`  indexing ${works.length} works`);
  // after Astro has ended: what it holds and what the index needs would be much together
  const printed = await runNode(
    'The search index',
    ['scripts/build/search-index.ts', places.next, base],
    {},
    works.length,
  );
  if (Number(printed.trim().split('\n').at(-1)) !== works.length)
    throw new Error(`${works.length} works were to be indexed, but: ${printed}`);
  writeRecordFiles(places.next, works, (path) => new URL(joinBase(base, path), address).href);

  rmSync(found);
  const changed = changedFiles(content, listFiles(contentDir));
  if (changed.length > 0)
    throw new Error(`The content was changed while the site was built; build it again:\n${changed.join('\n')}`);

  const files = listFiles(places.next);
  const wrong = verifyOutput(files, pages);
  if (wrong.length > 0) throw new Error(`The site is not what the content asks for:\n${wrong.join('\n')}`);
  const html = files.filter(({ path }) => path.endsWith('.html'));
  const styles = html.flatMap(({ path }) => styleHashes(readFileSync(join(places.next, path), 'utf8')));
  const rules = headerRules(
    files.map(({ path }) => path),
    styles,
    base,
  );
  for (const [host, write] of Object.entries(hosts)) {
    const file = host === '_headers' ? join(places.next, host) : join(places.nextHeaders, host);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, write(rules));
  }
  publish(places);
  storeCache(places.site, cache, code);

  const size = files.reduce((sum, file) => sum + file.size, 0);
  const seconds = (performance.now() - started) / 1000;
  const counts = [
    `${works.length} works`,
    `${tags.length} tags`,
    `${pages.length + 1} pages`,
    `${files.length} files of ${(size / 1e6).toFixed(1)} MB`,
  ];
  const where = /localhost/.test(address)
    ? `\nIts citations and feeds name ${address}: give its own address in SITE_URL`
    : '';
  return `${places.site}: ${counts.join(', ')}, in ${seconds.toFixed(1)} s${where}`;
}

try {
  acquireLock(places);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      console.error(`Stopped; ${places.site} is as it was`);
      process.exit(1);
    });
  process.once('exit', () => cleanUp(places));
  console.log(await release());
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(message);
  // among what the tools print about it, it is easily missed
  if (/ENOSPC|No space left/.test(message)) console.error(`The disk of ${places.site} is full; the site is as it was`);
  process.exitCode = 1;
}
