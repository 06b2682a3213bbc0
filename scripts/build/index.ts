/**
 * Builds the site as a release: checks the content, builds it cold into a folder of its own, looks at what came out,
 * and only then puts it in the place of the old one. Whatever fails, or kills it before that, leaves the old site as
 * it was. The environment says what to build: `CONTENT_DIR`, `OUT_DIR`, `SITE_URL`, `BASE_PATH`, `LIBRARIES`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkContent, readEntries, report } from '../../src/check/index.ts';
import { resolveLibrary } from '../../src/lib/library.ts';
import { runAstro } from './astro.ts';
import { hosts, rulesFor, stylesIn } from './headers.ts';
import { begin, cacheOf, end, placesOf, replace } from './lock.ts';
import { differences, filesIn, pagesOf } from './pages.ts';

const places = placesOf((process.env.OUT_DIR ?? 'dist').replace(/\/+$/, ''));
const started = performance.now();

async function release(): Promise<string> {
  const { complaints, moved } = await checkContent();
  if (complaints.length > 0) throw new Error(report(complaints));
  const library = resolveLibrary(await readEntries());
  const pages = pagesOf(library, Object.keys(moved));
  console.log(`Building ${pages.length + 1} pages of ${library.works.length} works`);

  let written = 0;
  let told = performance.now();
  await runAstro({ OUT_DIR: places.next, CACHE_DIR: cacheOf(places.next) }, (line) => {
    if (/index\.html/.test(line)) written += 1;
    if (performance.now() - told < 5000) return;
    told = performance.now();
    console.log(`  ${written} of ${pages.length + 1} pages`);
  });

  const files = filesIn(places.next);
  const wrong = differences(files, pages);
  if (wrong.length > 0) throw new Error(`The site is not what the content asks for:\n${wrong.join('\n')}`);
  const html = files.filter(({ path }) => path.endsWith('.html'));
  const styles = html.flatMap(({ path }) => stylesIn(readFileSync(join(places.next, path), 'utf8')));
  const rules = rulesFor(
    files.map(({ path }) => path),
    styles,
    process.env.BASE_PATH,
  );
  for (const [host, write] of Object.entries(hosts)) {
    const file = host === '_headers' ? join(places.next, host) : `${places.site}.headers/${host}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, write(rules));
  }
  replace(places);

  const size = files.reduce((sum, file) => sum + file.size, 0);
  const seconds = (performance.now() - started) / 1000;
  const counts = [
    `${library.works.length} works`,
    `${library.tags.length} tags`,
    `${pages.length + 1} pages`,
    `${files.length} files of ${(size / 1e6).toFixed(1)} MB`,
  ];
  return `${places.site}: ${counts.join(', ')}, in ${seconds.toFixed(1)} s`;
}

try {
  begin(places);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  process.once('exit', () => end(places));
  console.log(await release());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
