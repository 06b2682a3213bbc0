/** Gathers what the editor names: files, folders, identifiers and URLs. */
import { existsSync } from 'node:fs';
import { kinds } from './kinds.ts';
import { fetchRecord, readIdentifier } from './registries.ts';
import { listSources, readSource, type SourceFile, textSource } from './sources.ts';
import { fetchSource, isWebUrl } from './web/fetch-source.ts';

/**
 * Returns all sources, those that link to each other as one, and notes on how they were read. Requests go out one after another.
 *
 * @param fail Reports what can't be read or fetched.
 */
export async function gatherSources(
  paths: readonly string[],
  allowPrivate: boolean,
  fail: (message: string) => void,
): Promise<{ sources: SourceFile[]; notes: string[] }> {
  const sources: SourceFile[] = [];
  for (const path of paths) {
    const request = existsSync(path) ? undefined : requestFor(path, allowPrivate);
    if (request)
      await request().then(
        (source) => sources.push(source),
        (error: unknown) => fail(`${path}: ${(error as Error).message}`),
      );
    else sources.push(...sourcesAt(path, fail));
  }
  return { sources: joined(sources), notes: sources.flatMap((source) => notesOn(source)) };
}

/** Returns the function that fetches what a word names. A record becomes a bibliography of one work. */
function requestFor(word: string, allowPrivate: boolean): (() => Promise<SourceFile>) | undefined {
  const identifier = readIdentifier(word);
  if (identifier) return async () => textSource(word, await fetchRecord(identifier, allowPrivate));
  return isWebUrl(word) ? () => fetchSource(word, allowPrivate) : undefined;
}

/** Returns the sources at a path. Those that can't be read are reported. */
function sourcesAt(path: string, fail: (message: string) => void): SourceFile[] {
  return listSources(path, fail).flatMap((file) => {
    try {
      return [readSource(file)];
    } catch (error) {
      fail((error as Error).message);
      return [];
    }
  });
}

/** Says where a source was redirected, how the encoding of a text was guessed, and where it is damaged. */
function notesOn({ input, detected: { kind }, guessedEncoding, damagedLine }: SourceFile): string[] {
  const { name, fetched } = input;
  const isText = kind !== undefined && !('isArchive' in kinds[kind]);
  const isElsewhere = fetched && URL.parse(name.replace(/#.*/s, ''))?.href !== fetched.url;
  return [
    ...(isElsewhere ? [`${name}: redirected to ${fetched.url}`] : []),
    ...(isText && guessedEncoding ? [`${name} is not UTF-8: it was read as ${guessedEncoding}`] : []),
    ...(isText && damagedLine > 0 ? [`${name}, line ${damagedLine}: a wrong byte in UTF-8 became \uFFFD`] : []),
  ];
}

/** Puts all files of a kind whose files link to each other into the first of them. What was fetched stays apart. */
function joined(sources: readonly SourceFile[]): SourceFile[] {
  const isLinked = ({ input: { fetched }, detected: { kind } }: SourceFile) =>
    fetched === undefined && kind !== undefined && 'isLinked' in kinds[kind];
  const together = sources.filter(isLinked).map(({ input }) => input);
  return sources.flatMap((source) => {
    if (!isLinked(source)) return [source];
    return source.input === together[0] ? [{ ...source, input: { ...source.input, together } }] : [];
  });
}
