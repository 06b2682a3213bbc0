import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Diagnostic } from '../diagnostic.ts';
import { suggest } from '../suggest.ts';
import type { Checked } from './references.ts';

const format = /\.(?:png|jpe?g|webp|avif|gif)$/i;

/** Whether a file is a picture, by its name. */
export const isImage = (name: string): boolean => format.test(name);

/**
 * Holds the pictures of a collection against its texts: those that are named and not there, those that are there and
 * not named, and those that can't be shown. `names` are the pictures' paths in the folder, `shownFolder` is how
 * complaints name the folder.
 */
export async function checkImages(
  folder: string,
  shownFolder: string,
  names: readonly string[],
  files: readonly Checked[],
): Promise<Diagnostic[]> {
  const used = new Set<string>();
  const complaints: Diagnostic[] = files.flatMap(({ file, body }) =>
    body.pictures.flatMap(({ url, line }) => {
      const name = url.replace(/^\.\//, '');
      used.add(name);
      if (names.includes(name)) return [];
      return [
        {
          file,
          line,
          field: 'body',
          wrong: `shows ${url}, which is not there`,
          fix: names.length > 0 ? suggest(name, names) : 'put it beside the file',
        },
      ];
    }),
  );
  const found = await Promise.all(names.map(async (name) => faultOf(join(folder, name), name, used.has(name))));
  return [
    ...complaints,
    ...found.flatMap((fault, index) =>
      fault ? [{ file: `${shownFolder}/${names[index]}`, line: 1, field: 'picture', ...fault }] : [],
    ),
  ];
}

async function faultOf(
  path: string,
  name: string,
  isUsed: boolean,
): Promise<{ wrong: string; fix: string } | undefined> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*\.(?:png|jpg|jpeg|webp|avif|gif)$/.test(name))
    return { wrong: `is ${name}`, fix: 'name it in lower-case letters, digits and hyphens, beside the texts' };
  if (!isUsed) return { wrong: 'is shown by no text beside it', fix: 'show it, or take it away' };
  try {
    await sharp(await readFile(path), { failOn: 'warning' }).stats(); // reads all of it
    return undefined;
  } catch (error) {
    return { wrong: `can't be read: ${(error as Error).message}`, fix: 'save it again as PNG, JPEG or WebP' };
  }
}
