import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type CheckedFile, entryPath, isWork } from './checked-file.ts';

/** A larger image counts as one of this size, in bytes: books have smaller copies. */
const maxImageSize = 1024 ** 2;

/**
 * Returns about how much space each work takes in a book, in bytes, by its path: the size of its file and of its
 * images.
 */
export async function sizesOfWorks(dir: string, files: readonly CheckedFile[]): Promise<Record<string, number>> {
  const sizeOf = async (path: string) => (await stat(path).catch(() => undefined))?.size ?? 0;
  return Object.fromEntries(
    await Promise.all(
      files.filter(isWork).map(async (file) => {
        const images = new Set(file.body.images.map(({ url }) => join(dir, file.collection, url)));
        const sizes = await Promise.all([...images].map(async (path) => Math.min(await sizeOf(path), maxImageSize)));
        return [entryPath(file), sizes.reduce((sum, size) => sum + size, await sizeOf(file.file))] as const;
      }),
    ),
  );
}
