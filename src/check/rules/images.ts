import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Image, Root } from 'mdast';
import sharp from 'sharp';
import { visit } from 'unist-util-visit';
import { decorative } from '../../markdown/decorative.ts';
import { idPattern } from '../../schemas/field-types.ts';
import { type BodyContext, truncate } from '../body-context.ts';
import type { CheckedFile } from '../checked-file.ts';
import { type Diagnostic, type Problem, toDiagnostic } from '../diagnostic.ts';
import { suggest } from '../suggest.ts';
import { unsupportedImage } from './files.ts';

const extension = /\.(?:png|jpe?g|webp|avif|gif)$/i;

/** Returns whether a file name has the extension of a supported image format. */
export const isImage = (name: string): boolean => extension.test(name);

/** Checks the images of a body, and returns those that refer to a file in the collection's folder. */
export function checkImages(tree: Root, { report }: BodyContext): Image[] {
  const local: Image[] = [];
  visit(tree, 'imageReference', (node) =>
    report(node, 'images/reference', 'image by reference', 'write ![description](file.png)'),
  );
  visit(tree, 'image', (node) => {
    if (node.url === '') report(node, 'images/no-file', 'image without a file', 'put the file name in the parentheses');
    else if (/^(?:[a-z][a-z\d+.-]*:|\/|\\)/i.test(node.url))
      report(
        node,
        'images/not-local',
        `image ${truncate(node.url)} is not a local file`,
        'save the image in the same folder and use its file name',
      );
    else local.push(node);
    if (!node.alt?.trim() && node.title !== decorative)
      report(
        node,
        'images/no-alt-text',
        'image without alternative text',
        `describe it in the brackets, or write ![](file.png "${decorative}")`,
      );
  });
  return local;
}

/**
 * Checks the image files of a collection: that each image in a text exists, and that each file is used and can be
 * decoded. `paths` are those of all files in `folder`, relative to it; diagnostics show the folder as `displayFolder`.
 */
export async function checkImageFiles(
  folder: string,
  displayFolder: string,
  paths: readonly string[],
  files: readonly CheckedFile[],
): Promise<Diagnostic[]> {
  const names = paths.filter(isImage);
  const used = new Set<string>();
  const missing = files.flatMap(({ file, body }) =>
    body.images.flatMap(({ url, line }) => {
      const name = url.replace(/^\.\//, '');
      used.add(name);
      // an image in an unsupported format is reported itself
      if (names.includes(name) || (unsupportedImage.test(name) && paths.includes(name))) return [];
      return toDiagnostic(file, {
        line,
        field: 'body',
        rule: 'images/missing-file',
        message: `image ${url} does not exist`,
        hint: names.length > 0 ? suggest(name, names) : 'put it in the same folder as the text',
      });
    }),
  );
  const invalid = await Promise.all(
    names.map(async (name) => {
      const problem = await checkImageFile(join(folder, name), name, used.has(name));
      return problem ? [toDiagnostic(`${displayFolder}/${name}`, { line: 1, field: 'image', ...problem })] : [];
    }),
  );
  return [...missing, ...invalid.flat()];
}

async function checkImageFile(
  path: string,
  name: string,
  isUsed: boolean,
): Promise<Pick<Problem, 'rule' | 'message' | 'hint'> | undefined> {
  if (!idPattern.test(name.replace(/\.[a-z]+$/, '')))
    return {
      rule: 'images/invalid-name',
      message: `invalid file name: ${name}`,
      hint: 'use lower-case letters, digits and single hyphens, and put the file in the same folder as the text',
    };
  if (!isUsed) return { rule: 'images/unused', message: 'no text in this folder uses it', hint: 'use it or delete it' };
  try {
    await sharp(await readFile(path), { failOn: 'warning' }).stats(); // decodes the whole image
    return undefined;
  } catch (error) {
    if ((error as Error).message.includes('pixel limit'))
      return { rule: 'images/too-large', message: 'has too many pixels', hint: 'save it at most 4000 pixels wide' };
    return {
      rule: 'images/unreadable',
      message: `cannot be decoded: ${(error as Error).message}`,
      hint: 'save it again as PNG, JPEG or WebP',
    };
  }
}
