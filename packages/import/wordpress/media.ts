/** The pictures and other files of a blog. */
import type { Root } from 'hast';
import type { ImportInput } from '../entry.ts';
import { type Picture } from '../html-to-markdown.ts';
import { attribute, elementsIn } from '../html/tree.ts';
import { formatOf, pictureName } from '../pictures.ts';
import { decodeEscapes, escapeXml } from '../site.ts';
import type { Item } from './wxr.ts';

interface MediaFile {
  url: string;
  title: string;
  alt: string;
  caption: string;
}

const isPicture = (url: string) => /\.(?:jpe?g|png|gif|webp|avif|bmp|svg|tiff?|heic)(?:[?#].*)?$/i.test(url);

/** The media library of an export, and the copies of its files next to it. */
export class MediaLibrary {
  readonly #files = new Map<string, MediaFile>();
  readonly #children = new Map<string, string[]>();
  readonly #readFile: ImportInput['readFile'];
  /** Each copy, by the path at which it was found and the work that uses it. */
  readonly #names = new Map<string, Picture | undefined>();
  readonly #taken = new Set<string>();

  constructor(items: readonly Item[], readFile: ImportInput['readFile']) {
    this.#readFile = readFile;
    for (const { id, type, title, attachmentUrl, guid, excerpt, meta, parent } of items) {
      if (type !== 'attachment') continue;
      const url = attachmentUrl || guid;
      this.#files.set(id, {
        url,
        title: title.trim(),
        caption: excerpt.trim(),
        alt: meta.get('_wp_attachment_image_alt')?.[0]?.trim() ?? '',
      });
      if (isPicture(url)) this.#children.set(parent, [...(this.#children.get(parent) ?? []), id]);
    }
  }

  /** Returns the address and the title of a file by its number. */
  find(id: string): { url: string; title: string } | undefined {
    return this.#files.get(id);
  }

  /** Returns the numbers of the pictures that were uploaded to a post. */
  picturesOf(post: string): readonly string[] {
    return post === '0' ? [] : (this.#children.get(post) ?? []);
  }

  /** Returns the HTML of a picture with its caption, as a gallery shows it. */
  figure(id: string): string | undefined {
    const file = this.#files.get(id);
    if (!file) return undefined;
    const caption = file.caption ? `<figcaption>${file.caption}</figcaption>` : '';
    return `<figure><img src="${escapeXml(file.url)}" alt="${escapeXml(file.alt)}" title="${escapeXml(file.title)}">${caption}</figure>`;
  }

  /** Sets the title in the media library for images without any words. */
  nameImages(root: Root): void {
    for (const node of elementsIn(root)) {
      if (node.tagName !== 'img' || attribute(node, 'alt') || attribute(node, 'title')) continue;
      const [, id = ''] = /(?:^|\s)wp-image-(\d+)/.exec(attribute(node, 'className')) ?? [];
      const file = this.#files.get(id);
      if (file && (file.alt || file.title)) node.properties.title = file.alt || file.title;
    }
  }

  /**
   * Returns the copy of a picture next to the export: the original rather than a smaller version. The copy may be in
   * `wp-content/uploads`, in `uploads` or directly next to the export.
   */
  picture(addresses: readonly string[], work: string): Picture | undefined {
    for (const address of addresses)
      for (const path of pathsOf(address)) {
        const key = `${work} ${path}`;
        const known = this.#names.get(key);
        if (known) return known;
        const bytes = this.#readFile(path);
        const extension = bytes && formatOf(bytes);
        if (!bytes || !extension) continue;
        const picture = { name: pictureName(work, path, extension, this.#taken), bytes };
        this.#names.set(key, picture);
        return picture;
      }
    return undefined;
  }
}

/** Returns the paths at which a copy may be, best first. */
function pathsOf(address: string): string[] {
  const url = URL.parse(address, 'https://site.example/');
  if (!url) return [];
  const path = decodeEscapes(url.pathname) ?? url.pathname;
  const [, inUploads = path.replace(/^\//, '')] =
    /(?:^|\/)wp-content\/uploads\/(.+)$/.exec(path) ?? /^\/((?:\d{4}\/\d\d\/).+)$/.exec(path) ?? [];
  const original = inUploads.replace(/-(?:\d+x\d+|scaled)(?=\.\w+$)/, '');
  return [...new Set([original, inUploads])].flatMap((file) => [`wp-content/uploads/${file}`, `uploads/${file}`, file]);
}
