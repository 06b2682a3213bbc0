import { extname } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import sharp, { type Sharp } from 'sharp';
import { hasEpub } from '../library/addresses.ts';
import type { Library, Work } from '../library/library.ts';
import type { TextFacts } from '../markdown/outline.ts';
import { workCollections } from '../schemas/collections.ts';
import { theme } from '../theme/index.ts';
import { packBook, type Picture } from './book.ts';
import { drawCover } from './cover.ts';
import { libraryBook, libraryCoverWords, type Volume } from './library.ts';
import { readText } from './text.ts';
import { coverWords, documentFile, type ReadWork, workBook } from './work.ts';

/** The page of a work, and how to read its pictures. */
export interface WorkPage {
  html: string;
  /** The URL of the page. */
  address: string;
  /** Reads a picture by its address on the page. */
  read: (source: string) => Promise<Uint8Array>;
}

/** Makes the book of a work from its page. */
export async function makeBook(work: Work, outline: TextFacts, page: WorkPage): Promise<Uint8Array> {
  return packBook(workBook(await readWork(work, outline, page), await drawCover(coverWords(work), theme.light)));
}

/** Functions that provide the parts of a volume. */
export interface VolumeSources {
  /** Returns the book of a work that has one. */
  bookOf: (work: Work) => Promise<Uint8Array>;
  /** Reads, from its page, a work that has no book. */
  read: (work: Work) => Promise<ReadWork>;
  /** Returns the URL of a path of the site. */
  absoluteUrl: (path: string) => string;
}

/** Makes a volume of the library's book. The documents and pictures of texts come from the works' own books. */
export async function makeVolume(library: Library, volume: Volume, sources: VolumeSources): Promise<Uint8Array> {
  const documents = new Map<string, string>();
  const pictures = new Map<string, Picture>();
  const references: ReadWork[] = [];
  for (const work of workCollections.flatMap((name) => library[name])) {
    if (!hasEpub(work)) {
      const reference = await sources.read(work);
      references.push(reference);
      for (const picture of reference.pictures.values()) pictures.set(picture.file, picture);
      continue;
    }
    const files = unzipSync(await sources.bookOf(work), {
      filter: ({ name }) => name === `EPUB/${documentFile(work)}` || name.startsWith('EPUB/picture-'),
    });
    for (const [name, data] of Object.entries(files)) {
      const file = name.replace('EPUB/', '');
      if (file.endsWith('.xhtml')) documents.set(file, strFromU8(data));
      else pictures.set(file, { file, mediaType: pictureType(file), data });
    }
  }
  const cover = await drawCover(libraryCoverWords(volume), theme.light);
  const { absoluteUrl } = sources;
  return packBook(
    libraryBook({ library, volume, documents, references, pictures: [...pictures.values()], cover, absoluteUrl }),
  );
}

/** Reads a work with its pictures from its page. */
export async function readWork(work: Work, outline: TextFacts, { html, address, read }: WorkPage): Promise<ReadWork> {
  const text = readText(html);
  const pictures = new Map<string, Picture>();
  for (const source of new Set(text.pictures)) pictures.set(source, await convert(source, await read(source)));
  return { work, text, outline, address, pictures };
}

/** The largest width and height of a picture in a book, in pixels. */
const maxPictureSize = 1600;

/** The formats of pictures in books: many e-readers don't show WebP, the format on pages. */
const formats = {
  jpg: { mediaType: 'image/jpeg', encode: (image: Sharp) => image.jpeg({ quality: 85 }) },
  png: { mediaType: 'image/png', encode: (image: Sharp) => image.png() },
};

/** Returns the media type of a picture in a book by its file name. */
export const pictureType = (file: string): string => formats[file.endsWith('.png') ? 'png' : 'jpg'].mediaType;

/** Converts a picture for e-readers. */
async function convert(source: string, data: Uint8Array): Promise<Picture> {
  const image = sharp(data);
  const isOpaque = !(await image.metadata()).hasAlpha || (await image.stats()).isOpaque;
  const format = isOpaque ? 'jpg' : 'png';
  const name = source
    .slice(0, source.length - extname(source).length)
    .replace(/^.*\/_astro\//, '')
    .replace(/[^\w.-]/g, '-');
  image.resize({ width: maxPictureSize, height: maxPictureSize, fit: 'inside', withoutEnlargement: true });
  return {
    file: `picture-${name}.${format}`,
    mediaType: formats[format].mediaType,
    data: await formats[format].encode(image).toBuffer(),
  };
}
