import { lstatSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { hasMoreBacklinks, type Library } from '../../src/library/library.ts';
import { pagePath, paginate } from '../../src/library/pagination.ts';
import { paths } from '../../src/library/urls.ts';

/** Each page that a library must have, by its path from the root of the site. `moved` are the former ones of works. */
export function expectedPages(
  { works, articles, related, tags, authors }: Library,
  moved: readonly string[],
): string[] {
  const list = (path: string, items: readonly unknown[]) => paginate(items).map(({ number }) => pagePath(path, number));
  return [
    paths.home,
    paths.about,
    paths.search,
    ...list(paths.articles, articles),
    ...list(paths.related, related),
    ...list(paths.tags, tags),
    ...list(paths.authors, authors),
    ...tags.flatMap((tag) => list(paths.tag(tag), tag.works)),
    ...authors.flatMap((author) => list(paths.author(author), author.works)),
    ...works.map((work) => paths.work(work)),
    ...works.filter(hasMoreBacklinks).flatMap((work) => list(paths.backlinks(work), work.backlinks)),
    ...moved.map((path) => `${path}/`),
  ].map((path) => `${path}index.html`.slice(1));
}

/** What a site may consist of; anything else was left over or smuggled in. */
const kinds = new Set(
  '.html .xml .json .txt .js .css .svg .png .jpg .jpeg .webp .avif .gif .bib .ris .webmanifest .pagefind .pf_meta .pf_index .pf_fragment .pf_filter'.split(
    ' ',
  ),
);

/** A file of a folder. */
export interface FileState {
  path: string;
  /** In bytes. */
  size: number;
  /** When it was written last, in milliseconds. */
  written: number;
}

/** The files of a folder, with all folders in it. */
export const listFiles = (folder: string): FileState[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const { size, mtimeMs: written } = lstatSync(file);
      return { path: relative(folder, file).replaceAll('\\', '/'), size, written };
    });

/** The paths of the files that were written, added or taken away between two looks at a folder. */
export function changedFiles(before: readonly FileState[], after: readonly FileState[]): string[] {
  const [then, now] = [before, after].map((files) => new Set(files.map((file) => JSON.stringify(file))));
  const differ = [...before, ...after].filter((file) => {
    const state = JSON.stringify(file);
    return !then?.has(state) || !now?.has(state);
  });
  return [...new Set(differ.map(({ path }) => path))].sort();
}

/** What is wrong with the files of a built site, against the pages that it must have; nothing where they agree. */
export function verifyOutput(files: readonly Pick<FileState, 'path' | 'size'>[], pages: readonly string[]): string[] {
  const expected = new Set([...pages, '404.html']);
  const found = new Set(files.map(({ path }) => path).filter((path) => path.endsWith('.html')));
  return [
    ...[...expected].filter((path) => !found.has(path)).map((path) => `${path}: is missing`),
    ...[...found].filter((path) => !expected.has(path)).map((path) => `${path}: no content asks for this page`),
    ...files
      .filter(({ size }) => size === 0)
      .flatMap(({ path }) => (path.startsWith('pagefind/words/') || path === '.nojekyll' ? [] : [`${path}: is empty`])),
    ...files
      .filter(({ path }) => !kinds.has(extname(path)) && path !== '.nojekyll')
      .map(({ path }) => `${path}: is no kind of file that a site has`),
  ].sort();
}
