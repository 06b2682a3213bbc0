import { entryPath } from '../../src/check/checked-file.ts';
import { withdrawnFile } from '../../src/check/withdrawn.ts';
import type { Withdrawn } from '../../src/schemas/withdrawn.ts';
import type { EntryCollection } from './library.ts';

/** Returns a sentence about the page of an entry that was withdrawn; `undefined` if it wasn't. */
export function withdrawalOf(
  entry: { collection: EntryCollection; id: string },
  pages: readonly Withdrawn[],
): string | undefined {
  const page = pages.find(({ address }) => address === entryPath(entry));
  if (page === undefined) return undefined;
  const { address, date, reason } = page;
  const day = date === undefined ? '' : ` on ${date}`;
  const why = reason === undefined ? '' : ` (“${reason}”)`;
  return `${address} was withdrawn${day}${why}: to publish it again, delete its entry in ${withdrawnFile}`;
}
