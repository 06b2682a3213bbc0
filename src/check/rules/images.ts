import { join } from 'node:path';
import type { Image, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { readRegularFile, UnreadableFile } from '../../files.ts';
import { largestSize, type Size } from '../../library/image-sizes.ts';
import { decorative } from '../../markdown/decorative.ts';
import { idPattern } from '../../schemas/field-types.ts';
import { type BodyContext, truncate } from '../body-context.ts';
import type { CheckedFile } from '../checked-file.ts';
import { type Diagnostic, type Problem, toDiagnostic } from '../diagnostic.ts';
import { suggest } from '../suggest.ts';
import { unreadableFile, unsupportedImage } from './files.ts';

const extension = /\.(?:png|jpe?g|webp|avif|gif)$/i;

/** The size up to which an image is read, in bytes. */
const maxImageBytes = 200_000_000;

/** Returns whether a file name has the extension of a supported image format. */
export const isImage = (name: string): boolean => extension.test(name);

/** Checks the images of a body, and returns those that refer to a file in the collection's folder. */
export function checkImages(tree: Root, { report }: BodyContext): Image[] {
  const local: Image[] = [];
  visit(tree, 'imageReference', (node) =>
    report(node, 'images/reference', 'reference-style images are not supported', 'write ![description](file.png)'),
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
    else if (isFileName(node))
      report(
        node,
        'images/file-name-as-text',
        `alternative text ${truncate(node.alt ?? '')} is a file name`,
        'describe what the image shows',
        'warning',
      );
  });
  return local;
}

/** Returns whether the alternative text of an image is a file name, such as cameras and programs generate. */
const isFileName = ({ alt, url }: Image): boolean => {
  const text = alt?.trim().toLowerCase() ?? '';
  const words = (name: string) =>
    name
      .replace(/^.*\//, '')
      .replace(extension, '')
      .replace(/[-_\s]+/g, ' ');
  return (
    extension.test(text) ||
    /^(?:img|dsc[fn]?|pict?|image|photo|scan|screen ?shot|bild|foto|untitled|unnamed)[-_ ]*[\d.-]*$/.test(text) ||
    (/\d/.test(text) && words(text) === words(url.toLowerCase()))
  );
};

/**
 * Checks the image files of a collection: that each image in a text exists, and that each file is used and can be
 * decoded. `paths` are the paths of all files in `folder`, relative to it; diagnostics show the folder as `displayFolder`.
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
      // an unsupported format is reported separately
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

type ImageProblem = Pick<Problem, 'rule' | 'level' | 'message' | 'hint'>;

async function checkImageFile(path: string, name: string, isUsed: boolean): Promise<ImageProblem | undefined> {
  if (!idPattern.test(name.replace(/\.[a-z]+$/, '')))
    return {
      rule: 'images/invalid-name',
      message: `invalid file name: ${name}`,
      hint: 'use lower-case letters, digits and single hyphens, and put the file in the same folder as the text',
    };
  if (!isUsed) return { rule: 'images/unused', message: 'no text in this folder uses it', hint: 'use it or delete it' };
  try {
    const data = readRegularFile(path, { maxBytes: maxImageBytes });
    const { default: sharp } = await import('sharp'); // takes a while, and most libraries have few images
    const image = sharp(data, { failOn: 'warning' });
    const { width, height, autoOrient, pages = 1 } = await image.metadata();
    const whole = { left: 0, top: 0, width, height };
    // decodes every pixel; without `extract`, a JPEG that is scaled is decoded in part, and broken ones pass
    await image.extract(whole).resize(1, 1, { fit: 'fill' }).raw().toBuffer();
    return warnOfHeavyImage(autoOrient, pages, data.length);
  } catch (error) {
    if (error instanceof UnreadableFile) return unreadableFile(error);
    if ((error as Error).message.includes('pixel limit'))
      return { rule: 'images/too-large', message: 'has too many pixels', hint: 'save it at most 4000 pixels wide' };
    return {
      rule: 'images/unreadable',
      message: `cannot be decoded: ${(error as Error).message}`,
      hint: 'save it again as PNG, JPEG or WebP',
    };
  }
}

/** The largest file that is accepted without a warning, in bytes, and the largest image on a page, in pixels. */
const [heavyBytes, heavyPixels] = [5_000_000, 8_000_000];

/**
 * Warns about an image that stays heavy although pages and EPUB files scale it: because its file is large, or because it is
 * very long or has many frames. `size` is the size of one frame, and `bytes` the size of the file.
 */
function warnOfHeavyImage(size: Size, frames: number, bytes: number): ImageProblem | undefined {
  const { width, height } = largestSize(size);
  const isLarge = width * height * frames > heavyPixels;
  if (!isLarge && bytes <= heavyBytes) return undefined;
  const shown = `${frames > 1 ? `${frames} frames of ` : ''}${width} × ${height} pixels`;
  return {
    rule: 'images/heavy',
    level: 'warning',
    message: `heavy image: ${isLarge ? '' : `a file of ${(bytes / 1e6).toFixed(1)} MB for `}${shown} on the page`,
    hint:
      frames > 1
        ? 'use fewer or smaller frames'
        : isLarge
          ? 'divide it into several images'
          : 'save it as JPEG or WebP, at most 2000 pixels wide',
  };
}
