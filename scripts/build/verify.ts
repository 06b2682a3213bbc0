import { extname } from 'node:path';
import { pageAddresses } from '../../src/library/addresses.ts';
import type { Library } from '../../src/library/library.ts';
import { paths } from '../../src/schemas/paths.ts';
import { hasCard } from '../../src/theme/card.ts';
import type { FileState } from '../../src/check/file-states.ts';

/** Returns the HTML files that a site must have. The parameters are the same as those of `pageAddresses`. */
export const expectedPages = (...site: Parameters<typeof pageAddresses>): string[] =>
  pageAddresses(...site).map((path) => `${path}index.html`.slice(1));

/** Returns the other files that a site must have for its works: the Markdown files and the social cards. */
export const expectedFiles = ({ works }: Pick<Library, 'works'>): string[] =>
  [...works.map(paths.markdown), ...works.filter(hasCard).map(paths.card)].map((path) => path.slice(1));

/** The file types that the build makes. Any other file is a build artefact, or came from the content by mistake. */
const allowedExtensions = new Set(
  '.html .epub .xml .json .txt .js .css .svg .png .jpg .jpeg .webp .avif .gif .bib .ris .md .webmanifest .pagefind .pf_meta .pf_index .pf_fragment .pf_filter'.split(
    ' ',
  ),
);

/**
 * Compares the files of a built site of `works` works with the pages and other files that it must have. `ownFiles` are
 * the files that were copied from `public/`, with their sizes: they are the owner's choice, so any type is allowed.
 * Returns the problems, sorted.
 */
export function verifyOutput(
  files: readonly Pick<FileState, 'path' | 'size'>[],
  pages: readonly string[],
  works: number,
  otherFiles: readonly string[] = [],
  ownFiles: readonly Pick<FileState, 'path' | 'size'>[] = [],
): string[] {
  const expected = new Set([...pages, ...otherFiles, '404.html']);
  const sizes = new Map(files.map(({ path, size }) => [path, size]));
  const copied = new Set(ownFiles.map(({ path }) => path));
  const built = files.filter(({ path }) => !copied.has(path));
  // without works, the citation files are empty
  const mayBeEmpty = (path: string) => works === 0 && /^library\.(?:bib|ris)$/.test(path);
  return [
    ...[...expected, ...copied].filter((path) => !sizes.has(path)).map((path) => `${path}: missing`),
    ...built
      .filter(({ path }) => /\.(?:html|epub)$/.test(path) && !expected.has(path))
      .map(({ path }) => `${path}: unexpected`),
    ...built.filter(({ path, size }) => size === 0 && !mayBeEmpty(path)).map(({ path }) => `${path}: empty file`),
    ...built
      .filter(({ path }) => !allowedExtensions.has(extname(path)))
      .map(({ path }) => `${path}: unexpected file type`),
    ...ownFiles
      .filter(({ path, size }) => sizes.has(path) && sizes.get(path) !== size)
      .map(({ path }) => `${path}: differs from the file in public/`),
  ].sort();
}

/** The largest file that every host accepts, in bytes. It is the limit of Cloudflare Pages: docs/scaling.md. */
const maxFileSize = 25 * 1024 ** 2;

/** Returns a warning about each file that is too large for some hosts, sorted. */
export const warnOfLargeFiles = (files: readonly Pick<FileState, 'path' | 'size'>[]): string[] =>
  files
    .filter(({ size }) => size > maxFileSize)
    .map(
      ({ path, size }) =>
        `Warning: ${path} has ${(size / 1024 ** 2).toFixed(1)} MiB. Cloudflare Pages refuses files over 25 MiB: ${
          path.endsWith('.epub') ? 'use fewer or smaller images in the texts' : 'make it smaller'
        }, or choose another host (docs/scaling.md)`,
    )
    .sort();
