/** Collects the sources that the editor names: files, folders, identifiers and URLs. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { standInFor } from './file-links.ts';
import { kinds } from './kinds.ts';
import { fetchRecord, readIdentifier } from './registries.ts';
import { listSources, readSource, type SourceFile, textSource } from './sources.ts';
import { fetchSource, isWebUrl } from './web/fetch-source.ts';

/** How to read sources. */
interface GatherOptions {
  /** Whether to fetch from private networks. */
  allowPrivate: boolean;
  /** The encoding of texts, if the editor names it. */
  encoding?: string | undefined;
}

/**
 * Returns all sources, and notes on how they were read. Files that link to each other become one source. Sends requests one
 * after another.
 *
 * @param fail Reports what can't be read or fetched.
 */
export async function gatherSources(
  paths: readonly string[],
  options: GatherOptions,
  fail: (message: string) => void,
): Promise<{ sources: SourceFile[]; notes: string[] }> {
  const sources: SourceFile[] = [];
  for (const path of paths) {
    const request = existsSync(path) ? undefined : requestFor(path, options);
    if (request)
      await request().then(
        (source) => sources.push(source),
        (error: unknown) => fail(`${path}: ${(error as Error).message}`),
      );
    else sources.push(...sourcesAt(path, options, fail));
  }
  return { sources: linked(joined(sources)), notes: sources.flatMap((source) => notesOn(source)) };
}

/**
 * Returns a function that fetches the source that a word names. The record for an identifier becomes a bibliography with
 * one work.
 */
function requestFor(word: string, options: GatherOptions): (() => Promise<SourceFile>) | undefined {
  const identifier = readIdentifier(word);
  if (identifier) return async () => textSource(word, await fetchRecord(identifier, options.allowPrivate));
  if (isWebUrl(word)) return () => fetchSource(word, options);
  const mistake = mistakeIn(word);
  return mistake === undefined ? undefined : () => Promise.reject(new Error(mistake));
}

/** Returns what is wrong with a word that is meant as an identifier or a URL; `undefined` if it may be a path. */
function mistakeIn(word: string): string | undefined {
  const names = { doi: 'DOI', isbn: 'ISBN', arxiv: 'arXiv identifier', pmid: 'PMID' };
  const [, name = ''] = /^(doi|isbn|arxiv|pmid)[:\s]/i.exec(word) ?? [];
  if (name !== '') return `not a valid ${names[name.toLowerCase() as keyof typeof names]}: check its digits`;
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(word))
    return 'not the URL of a web page: write it like https://example.org/a-page';
  return undefined;
}

/** Returns the sources at a path. Reports those that can't be read. */
function sourcesAt(path: string, { encoding }: GatherOptions, fail: (message: string) => void): SourceFile[] {
  return listSources(path, fail).flatMap((file) => {
    try {
      return [readSource(file, encoding)];
    } catch (error) {
      fail((error as Error).message);
      return [];
    }
  });
}

/** Returns notes about redirects and about problems with the encoding of a text. */
function notesOn({ input, detected: { kind }, encodingProblems }: SourceFile): string[] {
  const { name, fetched } = input;
  const isText = kind !== undefined && !('isArchive' in kinds[kind]);
  const isElsewhere = fetched && URL.parse(name.replace(/#.*/s, ''))?.href !== fetched.url;
  return [
    ...(isElsewhere ? [`${name}: redirected to ${fetched.url}`] : []),
    ...(isText ? encodingProblems : []).map((problem) => `${name}: ${problem}`),
  ];
}

/** Combines all files that may link to each other, such as notes, into one source. Keeps fetched files separate. */
function joined(sources: readonly SourceFile[]): SourceFile[] {
  const isLinked = ({ input: { fetched }, detected: { kind } }: SourceFile) =>
    fetched === undefined && kind !== undefined && 'isLinked' in kinds[kind];
  const together = sources.filter(isLinked).map(({ input }) => input);
  return sources.flatMap((source) => {
    if (!isLinked(source)) return [source];
    return source.input === together[0] ? [{ ...source, input: { ...source.input, together } }] : [];
  });
}

/** Lets saved pages resolve links to each other's files. */
function linked(sources: readonly SourceFile[]): SourceFile[] {
  const isPage = ({ input, detected: { kind } }: SourceFile) => kind === 'page' && input.fetched === undefined;
  const files = new Set(sources.filter(isPage).map(({ input }) => resolve(input.name)));
  return sources.map((source) => {
    if (!isPage(source)) return source;
    const linkToFile = (href: string) => standInFor(href, resolve(source.input.name), files);
    return { ...source, input: { ...source.input, linkToFile } };
  });
}
