import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blockWith, commandLines, docPages } from '../support/docs.ts';
import { ProjectCopy } from '../support/recipes.ts';

// Runs the commands that the documentation shows, in an empty library, apart from those in `notRun`.

/** The commands that this file doesn't run, by page, each with the reason. */
const notRun: readonly { page: string; commands: RegExp; reason: string }[] = [
  {
    page: 'README.md',
    commands: /./,
    reason: 'tests/release/start.test.ts starts the site; cloning needs the network',
  },
  { page: 'docs/owning.md', commands: /./, reason: 'tests/release/owning.test.ts runs them' },
  {
    page: 'docs/editing.md',
    commands: / --doi /,
    reason: 'asks a registry: packages/import/tests/unit/registries.test.ts runs it against a local one',
  },
  {
    page: 'docs/importing.md',
    commands: /import -- (?:https?:|10\.)/,
    reason: 'needs the network: web.test.ts and registries.test.ts of packages/import run them against local servers',
  },
  {
    page: 'docs/search.md',
    commands: /relevance/,
    reason: 'takes test collections that are not part of the project, and minutes',
  },
];

const isRun = (page: string, line: string): boolean =>
  !notRun.some((left) => left.page === page && left.commands.test(line));

/** The commands that ran, as the documentation shows them. */
const ran = new Set<string>();

/** Returns the commands of a page that this file runs. */
const linesOf = (page: string): string[] => commandLines(page).filter((line) => isRun(page, line));

const project = new ProjectCopy();

/** Runs a command of the documentation, with more words after it. Returns what it printed. */
const run = (line: string, more = '') => {
  ran.add(line);
  return project.run(['sh', '-c', line + more]);
};
const inCopy = (path: string) => join(project.folder, path);

/** The files that docs/importing.md names. */
const sources: Readonly<Record<string, () => void>> = {
  'blog.xml': () => cpSync('packages/import/tests/fixtures/wordpress', project.folder, { recursive: true }),
  'feed.atom': () =>
    project.write(
      'feed.atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Blog</title><id>urn:coast</id><entry><title>Low water</title>
       <id>urn:coast:1</id><link href="https://coast.example/low-water"/><published>2014-03-01T00:00:00Z</published>
       <content type="html">&lt;p&gt;The quay is dry until noon.&lt;/p&gt;</content></entry></feed>`,
    ),
  'Saved page.html': () => cpSync('packages/import/tests/fixtures/page/harbour.html', inCopy('Saved page.html')),
  'Tide tables.docx': () =>
    writeZip('Tide tables.docx', {
      'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
        <w:p><w:r><w:t>She corrects the tables in pencil.</w:t></w:r></w:p></w:body></w:document>`,
    }),
  'The Salt Road.epub': () =>
    writeZip('The Salt Road.epub', {
      mimetype: 'application/epub+zip',
      'META-INF/container.xml': `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
        <rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
      'book.opf': `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title>The Salt Road</dc:title><dc:language>en</dc:language></metadata><manifest>
        <item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
      'a.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Mile one</title></head><body><h1>Mile one</h1>
        <p>It starts at the mill.</p></body></html>`,
    }),
  Vault: () => project.write('Vault/road.md', blockWith('docs/importing.md', 'md', 'The Salt Road')),
  'bookmarks.html': () =>
    project.write(
      'bookmarks.html',
      '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<H1>Bookmarks</H1>\n<DL><p><DT><A HREF="https://coast.example/tides">Tides</A></DL>',
    ),
  'My Clippings.txt': () => project.write('My Clippings.txt', blockWith('docs/importing.md', '', 'Your Highlight')),
  'library.bib': () => cpSync('packages/import/tests/fixtures/bibliography/types.bib', inCopy('library.bib')),
};

const writeZip = (path: string, files: Readonly<Record<string, string>>): void =>
  project.write(path, zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));

beforeAll(() => {
  rmSync(inCopy('src/content'), { recursive: true });
  for (const name of ['articles', 'related', 'tags']) mkdirSync(inCopy(`src/content/${name}`), { recursive: true });
});
afterAll(() => project.delete());

const editing = linesOf('docs/editing.md');

test('docs/editing.md › creates its first article, and prints what is left to fill in', async () => {
  const [command = ''] = editing.filter((line) => line.includes('new -- article'));
  expect(await run(command)).toContain(blockWith('docs/editing.md', '', 'Left to fill in').trim());
});

test('docs/editing.md › creates a related work and a tag, which the finished article refers to, and a reading list', async () => {
  for (const line of editing.filter((one) => /new -- (?:related|tag|list) "/.test(one))) await run(line);
  project.write('src/content/articles/the-last-keeper.md', blockWith('docs/editing.md', 'markdown', 'The Last Keeper'));
  expect(await run('npm run check:content')).toContain('No errors in the content.');
});

test('docs/checking.md › corrects what has only one right answer', async () => {
  for (const line of linesOf('docs/checking.md')) expect(await run(line)).toContain('No errors in the content.');
});

test('docs/importing.md › imports each source that needs no network', async () => {
  for (const line of linesOf('docs/importing.md')) {
    const [, quoted, plain = ''] = /import -- (?:"([^"]*)"|(\S+))/.exec(line) ?? [];
    const source = quoted ?? plain;
    expect(Object.keys(sources), `this test needs a sample for: ${line}`).toContain(source);
    sources[source]?.();
    expect(await run(line), line).toMatch(/^Imported [1-9]/m);
  }
});

test('docs/editing.md › publishes drafts by their ids, those of an import and all others', async () => {
  const lines = editing.filter((line) => line.startsWith('npm run publish --'));
  expect(lines).toHaveLength(3);
  for (const line of lines) await run(line, ' || true'); // what is missing in drafts is not the command's fault
  expect(project.read('src/content/articles/the-last-keeper.md')).not.toContain('draft: true');
});

test('docs/permanence.md › renames a work and merges a tag', async () => {
  project.write('src/content/related/the-old-id.md', '---\ntitle: A log\nadded: 2026-01-01\n---\n');
  for (const name of ['letters', 'correspondence'])
    project.write(`src/content/tags/${name}.md`, `---\nname: ${name}\nmeaning: Works that are ${name}.\n---\n`);
  const lines = linesOf('docs/permanence.md');
  expect(lines).toHaveLength(2);
  for (const line of lines) await run(line, ' --yes'); // without the question that a terminal gets
  expect(project.read('src/content/related/the-new-id.md')).toContain('the-old-id');
  expect(project.read('src/content/tags/correspondence.md')).toContain('letters');
});

test.each(['docs/deploying.md', 'docs/scaling.md'])('%s › builds the site', async (page) => {
  for (const line of linesOf(page)) {
    const [, path = '/'] = /^SITE_URL=https:\/\/[^/\s]+(\S*)/.exec(line) ?? [];
    expect(await run(line), line).toMatch(/^.*dist: \d+ works/m);
    expect(project.read('dist/index.html'), line).toContain(`href="${path || '/'}search/"`);
  }
});

test('each command of the documentation ran, or notRun says why not', () => {
  const all = docPages.flatMap((page) => commandLines(page).map((line) => ({ page, line })));
  expect(all.filter(({ page, line }) => isRun(page, line) && !ran.has(line))).toEqual([]);
  const isUsed = ({ page, commands }: (typeof notRun)[number]) =>
    all.some((one) => one.page === page && commands.test(one.line));
  expect(notRun.filter((left) => !isUsed(left))).toEqual([]);
});
