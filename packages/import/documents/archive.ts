/** Opens documents that are ZIP archives. Nothing is written to the disk, so the paths in an archive are only names. */
import { type Unzipped, unzipSync } from 'fflate';

/** The largest size of all parts together, in bytes. */
const maxSize = 300_000_000;

/**
 * Returns the parts of an archive by path. Throws an error for the editor if it is damaged or too large. Checks sizes
 * before unpacking. A part that is larger than the archive declares is cut off at that size.
 *
 * @param limit The largest size of all parts together, in bytes.
 */
export function openArchive(bytes: Uint8Array, limit = maxSize): ReadonlyMap<string, Uint8Array> {
  let size = 0;
  let parts: Unzipped;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize;
        if (size > limit) throw new RangeError('size');
        return name !== '__proto__' && !name.endsWith('/');
      },
    });
  } catch (error) {
    throw new Error(
      size > limit
        ? `its parts are larger than ${limit / 1e6} MB when they are unpacked: split it`
        : 'the file is damaged: open it in the program that created it, and save it again',
      { cause: error },
    );
  }
  return new Map(Object.entries(parts));
}
