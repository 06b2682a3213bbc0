import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { type Cheerio, load } from 'cheerio';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';

/** Returns the paths of the books of a site. */
const booksOf = async (site: string) =>
  (await readdir(site, { recursive: true })).filter((path) => path.endsWith('.epub')).sort();

/** Returns the files of a book by name. */
const unpack = async (site: string, path: string) => unzipSync(await readFile(join(site, path)));

/** Returns a text file of a book. */
export const readPart = async (site: string, path: string, file: string): Promise<string> =>
  strFromU8((await unpack(site, path))[`EPUB/${file}`] ?? new Uint8Array());

/** Tests the EPUB files of a site, whose folder is known when the tests run. */
export function describeBooks(siteOf: () => string): void {
  describe('the EPUB files', () => {
    test('are valid', async () => {
      const books = await booksOf(siteOf());
      expect(books).toContain('library.epub');
      expect(books.length).toBeGreaterThan(1);
      for (const path of books) {
        const { messages } = await EpubCheck.validate(await readFile(join(siteOf(), path)));
        const problems = messages.filter(({ severity }) => ['fatal', 'error', 'warning'].includes(severity));
        expect(problems, path).toEqual([]);
      }
    });

    test('have the words of the pages in the same order, and all pictures', async () => {
      for (const path of (await booksOf(siteOf())).filter((book) => book !== 'library.epub')) {
        const page = load(await readFile(join(siteOf(), path.replace(/\.epub$/, '/index.html')), 'utf8'));
        const xhtml = await readPart(siteOf(), path, path.replace('/', '-').replace(/\.epub$/, '.xhtml'));
        const book = load(xhtml, { xml: true });
        const words = (part: Cheerio<never>) => part.text().split(/\s+/).filter(Boolean);
        const title = page('h1').text().trim();
        const citations = page('.citations').first().find('.citation');
        const prose = page('article');
        prose.children('header, aside, .label, .excerpt-end').remove();
        const pictures = prose.find('img').length;
        expect(words(book('.prose') as never), path).toEqual(words(prose as never));
        expect(book('h1').text()).toBe(title);
        expect(citations.length).toBeGreaterThan(0);
        const cited = book('#work-cite .address').slice(0, citations.length);
        expect(words(cited as never), path).toEqual(words(citations as never));
        const files = Object.keys(await unpack(siteOf(), path)).filter((file) => /picture-/.test(file));
        expect(book('img').length, path).toBe(pictures);
        expect(
          new Set(
            book('img')
              .toArray()
              .map(({ attribs }) => `EPUB/${attribs['src']}`),
          ),
          path,
        ).toEqual(new Set(files));
      }
    });

    test('have a cover with the words of the work', async () => {
      for (const path of await booksOf(siteOf())) {
        const { [`EPUB/cover.png`]: cover } = await unpack(siteOf(), path);
        const { width, height } = await sharp(cover).metadata();
        expect([width, height], path).toEqual([600, 900]);
      }
    });
  });
}
