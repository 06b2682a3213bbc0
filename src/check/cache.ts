import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { decodeText } from './rules/encoding.ts';
import { parseContentFile } from './rules/frontmatter.ts';
import type { Checked } from './rules/references.ts';

/** What was found in files, by their paths. */
export type CheckCache = Map<string, CachedFile>;

/** What was found in a file. */
export interface CachedFile {
  /** When it was written and how large it was, for one who watches it; empty where it was not looked at since. */
  state: string;
  /** The hash of its bytes. */
  digest: string;
  checked: Checked;
}

/** Names bytes: others have another name. */
export const hashBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

/** Writes what was found in the files that there are into a file, for a later process of the same code. */
export function writeCheckCache(file: string, known: CheckCache): void {
  const found = [...known].flatMap(([path, { state, digest, checked }]) => {
    const { lineOf: _, ...rest } = checked; // can't be written, and is asked for only where something is wrong
    return state === '' ? [] : [[path, digest, rest]];
  });
  writeFileSync(file, serialize(found));
}

/** Reads what a process of the same code found. Throws where the file is missing. */
export function readCheckCache(file: string): CheckCache {
  const found = deserialize(readFileSync(file)) as [string, string, Omit<Checked, 'lineOf'>][];
  return new Map(
    found.map(([path, digest, rest]) => {
      const lineOf: Checked['lineOf'] = (field) => parseContentFile(decodeText(readFileSync(path)).text).lineOf(field);
      return [path, { state: '', digest, checked: { ...rest, lineOf } }];
    }),
  );
}
