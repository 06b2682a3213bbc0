import type { Work } from '../library/library.ts';
import { linkNames } from '../messages/names.ts';
import { formats } from '../schemas/formats.ts';
import { href, paths } from '../schemas/paths.ts';
import type { PhraseSlots } from '../messages/format.ts';
import { messages, say, sayPhrase } from '../messages/index.ts';
import { joinPhrases, type Phrase } from '../messages/phrase.ts';

/** Returns the path of the citations in a format, such as `bib`. */
type PathOf = (format: string) => string;

/** Lists the citation formats, each a link that downloads a file: `BibTeX · RIS · CSL-JSON`. */
export const downloadLinks = (pathOf: PathOf): Phrase =>
  joinPhrases(
    Object.entries(formats).map(([format, { name }]) => [{ text: name, href: href(pathOf(format)), download: true }]),
    ' · ',
  );

/** Links to the text of a work as a file: `EPUB · Markdown`. */
export const textLinks = (work: Pick<Work, 'kind' | 'id'>): Phrase =>
  joinPhrases(
    [epubLink(work), { text: 'Markdown', href: href(paths.markdown(work)), download: true }].map((link) => [link]),
    ' · ',
  );

/** Links to the text of a work for e-readers. */
export const epubLink = (work: Pick<Work, 'kind' | 'id'>) => ({
  text: 'EPUB',
  href: href(paths.epub(work)),
  download: true,
});

/** Links to the library's book. `one` describes a book in one volume, and `all` describes the volumes of a larger book. */
export const libraryBookLinks = (volumes: number, one: string, all: string): Phrase =>
  volumes > 1
    ? sayPhrase(messages.epub.inVolumes, {
        all,
        volumes: linkNames(
          Array.from({ length: volumes }, (_, index) => ({
            name: say(messages.epub.volume, { number: index + 1 }),
            number: index + 1,
          })),
          ({ number }) => href(paths.volume(number)),
        ).map((piece) => (typeof piece === 'string' ? piece : { ...piece, download: true })),
      })
    : [{ text: one, href: href(paths.volume(1)), download: true }];

/** Lists the citation formats within a sentence: `BibTeX, RIS and CSL-JSON`. */
export const downloadSentence = (pathOf: PathOf): Phrase =>
  linkNames(
    Object.entries(formats).map(([format, { name }]) => ({ format, name })),
    ({ format }) => href(pathOf(format)),
  ).map((piece) => (typeof piece === 'string' ? piece : { ...piece, download: true }));

/** Returns the slots of a message that links to two feeds. `rss` and `json` are their paths. */
export const feedLinks = ({ rss, json }: { rss: string; json: string }): PhraseSlots => ({
  rss: { text: messages.feeds.rss, href: href(rss) },
  json: { text: messages.feeds.json, href: href(json) },
});
