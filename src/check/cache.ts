import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { readRegularFile } from '../files.ts';
import type { CheckedFile } from './checked-file.ts';
import { decodeText, maxTextBytes } from './rules/encoding.ts';
import { parseContentFile } from './rules/yaml.ts';

/** The results of checking single files, by path. */
export type CheckCache = Map<string, CachedFile>;

interface CachedFile {
  /**
   * The file's modification time and size. Empty if the result was read from disk and the file hasn't been checked
   * since.
   */
  stat: string;
  /** The hash of the file's bytes. */
  hash: string;
  checked: CheckedFile;
}

/** Returns the SHA-256 hash of bytes, in Base64. */
export const hashBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

/** Writes the results for files that still exist to disk. Only the same version of the code may read them. */
export function writeCheckCache(path: string, cache: CheckCache): void {
  const entries = [...cache].flatMap(([file, { stat, hash, checked }]) => {
    const { lineOf: _, replaceValue: __, ...serializable } = checked;
    return stat === '' ? [] : [[file, hash, serializable]];
  });
  writeFileSync(path, serialize(entries));
}

/** The largest cache that is read, in bytes. */
const maxCacheBytes = 1_000_000_000;

/** Reads the results that the same version of the code wrote. Throws if the file can't be read. */
export function readCheckCache(path: string): CheckCache {
  const entries = deserialize(readRegularFile(path, { maxBytes: maxCacheBytes })) as [
    string,
    string,
    Omit<CheckedFile, 'lineOf' | 'replaceValue'>,
  ][];
  return new Map(
    entries.map(([file, hash, serializable]) => {
      // Only reports and corrections need it, so parsing the file again is cheaper than storing every offset.
      const source = () => parseContentFile(decodeText(readRegularFile(file, { maxBytes: maxTextBytes })).text ?? '');
      const fields: Pick<CheckedFile, 'lineOf' | 'replaceValue'> = {
        lineOf: (path) => source().lineOf(path),
        replaceValue: (path, value) => source().replaceValue(path, value),
      };
      return [file, { stat: '', hash, checked: { ...serializable, ...fields } }];
    }),
  );
}
