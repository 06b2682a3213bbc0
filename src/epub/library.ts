import { site } from '../env.ts';
import { hasEpub } from '../library/addresses.ts';
import { languageAttributes, siteDirection } from '../values/language.ts';
import { lastModified, type Library, type ReadingList, type Work } from '../library/library.ts';
import { type Page, paginate } from '../library/pagination.ts';
import { collectionOf, type WorkCollection, workCollections } from '../schemas/collections.ts';
import { paths } from '../schemas/paths.ts';
import { bibliographyEntry } from '../phrases/describe.ts';
import { formatDay, messages, say } from '../messages/index.ts';
import { joinPhrases, type Phrase, phraseText, type PhrasePiece } from '../messages/phrase.ts';
import { provenance } from '../phrases/provenance.ts';
import { rightsNotice } from '../phrases/rights.ts';
import type { Book, BookDocument, ContentsEntry, Picture } from './book.ts';
import type { CoverWords } from './cover.ts';
import { documentFile, indexEntry, linksOf, type ReadWork, writeBlocks, writeFacts } from './work.ts';
import { element, idsIn, type Link, phraseXhtml, plainText, replaceLinks, xhtmlDocument } from './xhtml.ts';

/** A volume of a library's book, from 1. */
export interface Volume {
  number: number;
  count: number;
}

/** The parts of a volume of a library's book. */
export interface LibraryContent {
  library: Pick<Library, WorkCollection | 'tags' | 'lists' | 'works' | 'quotes'>;
  volume: Volume;
  /** The documents of the works' own books, by file name. */
  documents: ReadonlyMap<string, string>;
  /** The works without a text, in the order of their collections, with the editor's note on each. */
  references: readonly ReadWork[];
  pictures: readonly Picture[];
  /** The cover as PNG. */
  cover: Uint8Array;
  /** Returns the URL of a path of the site. */
  absoluteUrl: (path: string) => string;
}

const [titleFile, listsFile, tagsFile] = ['title.xhtml', 'lists.xhtml', 'tags.xhtml'];

/** Returns the title of a volume: the site's title, with the volume's number if there are several. */
const titleOf = (volume: Volume): string =>
  volume.count > 1 ? say(messages.epub.volumeOf, { title: site.title, ...volume }) : site.title;

/** Returns the words on the cover of a volume. */
export const libraryCoverWords = (volume: Volume): CoverWords => ({
  label: '',
  title: titleOf(volume),
  byline: site.owner ?? '',
  publication: site.description,
  site: '',
});

/**
 * Makes a volume of the library's book, with the reading lists, the texts, bibliographies of the works without a text,
 * and an index of tags.
 */
export function libraryBook(content: LibraryContent): Book {
  const { library, volume, documents, references, pictures, cover, absoluteUrl } = content;
  const title = titleOf(volume);
  const tags = library.tags.filter(({ works }) => works.length > 0);
  const lists = library.lists.filter(({ works }) => works.length > 0);
  const pages = workCollections
    .flatMap((name) => {
      const read = references.filter(({ work }) => collectionOf(work.kind) === name);
      return read.length > 0 ? paginate(read).map((page) => ({ name, ...page })) : [];
    })
    .map((page, index) => ({ ...page, file: `bibliography-${index + 1}.xhtml` }));
  const places = new Map<string, string>([
    ...library.works
      .filter(hasEpub)
      .map((work): [string, string] => [absoluteUrl(paths.work(work)), documentFile(work)]),
    ...pages.flatMap(({ items, file }) =>
      items.map(({ work, address }): [string, string] => [address, `${file}#${entryId(work)}`]),
    ),
    ...tags.map((tag): [string, string] => [absoluteUrl(paths.tag(tag)), `${tagsFile}#${tagId(tag)}`]),
    ...lists.map((list): [string, string] => [absoluteUrl(paths.list(list)), `${listsFile}#${listId(list)}`]),
  ]);
  const within = linksWithin(places, documents);
  const chapters = (works: readonly Work[]) => works.filter(hasEpub).map((work) => chapter(work, documents, within));
  const parts = workCollections.map((name) => ({
    name,
    texts: chapters(library[name]),
    pages: pages.filter((page) => page.name === name),
  }));
  const texts = parts.flatMap((part) => part.texts);
  const tagIndex = tags.length > 0 ? [{ file: tagsFile, xhtml: tagsDocument(tags, absoluteUrl) }] : [];
  const listIndex = lists.length > 0 ? [{ file: listsFile, xhtml: listsDocument(lists, absoluteUrl) }] : [];
  const address = absoluteUrl(paths.home);
  const rights = joinPhrases([rightsNotice(library, site), texts.length > 0 && [messages.epub.rights]], ' ');
  const modified = library.works.map(lastModified).reduce((a, b) => (a > b ? a : b), '');
  const start = texts[0]?.document.file ?? pages[0]?.file;
  const { sections } = messages;
  const contents = [
    { text: title, target: titleFile },
    ...partEntry(
      sections.lists,
      listsFile,
      lists.map((list) => ({ text: list.title, target: `${listsFile}#${listId(list)}` })),
    ),
    ...parts.flatMap((part) =>
      partEntry(sections[part.name], part.texts.length > 0 ? undefined : part.pages[0]?.file, [
        ...part.texts.map(({ entry }) => entry),
        ...part.pages
          .flatMap(({ items }) => items)
          .map(({ work, address: page }) => ({
            text: work.title,
            target: places.get(page),
            ...languageAttributes(work),
          })),
      ]),
    ),
    ...partEntry(
      sections.tags,
      tagsFile,
      tags.map((tag) => ({ text: tag.name, target: `${tagsFile}#${tagId(tag)}` })),
    ),
  ];
  return {
    metadata: {
      identifier: volume.number > 1 ? absoluteUrl(paths.volume(volume.number)) : address,
      title,
      languages: [...new Set([site.language, ...library.works.filter(hasEpub).map(({ language: tag }) => tag)])],
      creators: [],
      contributors: [],
      publisher: site.owner ?? site.title,
      description: site.description,
      subjects: tags.map(({ name }) => name),
      sources: [],
      rights: phraseText(rights),
      licence: undefined,
      published: library.works.map(({ added }) => added).reduce((a, b) => (a < b ? a : b), modified),
      modified,
      series: undefined,
      hasPictures: pictures.length > 0,
    },
    direction: siteDirection,
    documents: [
      { file: titleFile, xhtml: titleDocument(title, rights, address, modified) },
      ...listIndex.map(within),
      ...parts.flatMap((part) => [
        ...part.texts.map(({ document }) => document),
        ...part.pages.map((page) => within({ file: page.file, xhtml: bibliographyDocument(page) })),
      ]),
      ...tagIndex.map(within),
    ],
    contents,
    landmarks: [
      { type: 'titlepage', text: title, target: titleFile },
      ...(start ? [{ type: 'bodymatter', text: messages.epub.start, target: start }] : []),
      ...pages
        .filter(({ number }) => number === 1)
        .map(({ name, file }) => ({ type: 'bibliography', text: sections[name], target: file })),
    ],
    showsContents: true,
    pictures,
    cover,
  };
}

/** Returns the entry for a part in the table of contents, or an empty list if the part is empty. */
const partEntry = (text: string, target: string | undefined, entries: readonly ContentsEntry[]): ContentsEntry[] =>
  entries.length > 0 ? [{ text, target, entries }] : [];

const entryId = ({ kind, id }: Pick<Work, 'kind' | 'id'>) => `${kind}-${id}`;
const tagId = ({ id }: { id: string }) => `tag-${id}`;
const listId = ({ id }: { id: string }) => `list-${id}`;

/**
 * Creates a function that points the links of a document to places in the book, where the book has them. A link with a
 * fragment that the book lacks leads to the start of the work. Links to the document's own page still lead to the web
 * page. `places` maps addresses to places in the book.
 */
function linksWithin(places: ReadonlyMap<string, string>, documents: ReadonlyMap<string, string>) {
  const ids = new Map([...documents].map(([file, xhtml]) => [file, idsIn(xhtml)]));
  return ({ file, xhtml }: BookDocument): BookDocument => ({
    file,
    xhtml: replaceLinks(xhtml, (link) => {
      const [address = '', id] = link.split('#');
      const place = places.get(address);
      if (place === undefined || place === file) return link;
      return id !== undefined && ids.get(place)?.has(id) ? `${place}#${id}` : place;
    }),
  });
}

/** Returns the document of a work and its entry in the table of contents. */
function chapter(
  work: Work,
  documents: ReadonlyMap<string, string>,
  within: (document: BookDocument) => BookDocument,
): { entry: ContentsEntry; document: BookDocument } {
  const file = documentFile(work);
  const xhtml = documents.get(file);
  if (xhtml === undefined) throw new Error(`The book of the library lacks the document ${file}`);
  return {
    entry: { text: work.title, target: file, ...languageAttributes(work) },
    document: within({ file, xhtml }),
  };
}

function titleDocument(title: string, rights: Phrase, address: string, modified: string): string {
  const link: Link = (target) => target;
  const lines = [
    element('p', {}, plainText(site.description)),
    site.owner ? element('p', {}, plainText(site.owner)) : '',
    element('p', { class: 'address' }, phraseXhtml([{ text: address, href: address }], link)),
    element('p', {}, plainText(say(messages.epub.asOf, { date: formatDay(modified) }))),
    element('p', {}, phraseXhtml(rights, link)),
  ];
  return xhtmlDocument(
    title,
    element(
      'section',
      { 'epub:type': 'titlepage', 'aria-labelledby': 'title' },
      `\n<h1 id="title">${plainText(title)}</h1>\n${lines.filter(Boolean).join('\n')}\n`,
    ),
  );
}

/**
 * Writes one page of the bibliography of a collection. Each entry has the work's facts and the editor's note on the
 * work.
 */
function bibliographyDocument({ name, items, number }: Page<ReadWork> & { name: WorkCollection }): string {
  const entries = items.map((read) => {
    const { work } = read;
    const id = entryId(work);
    const link = linksOf(read);
    const note = writeBlocks(read, `${id}.`);
    return element(
      'section',
      { class: 'entry', id, 'aria-labelledby': `${id}.title` },
      '\n',
      element('h2', { id: `${id}.title` }, phraseXhtml(bibliographyEntry(work).map(withoutLink), link)),
      writeFacts(provenance(work, read.outline), link),
      note ? element('p', { class: 'label' }, plainText(messages.work.note)) : '',
      note,
      '\n',
    );
  });
  const lead = number === 1 ? element('p', {}, plainText(messages.lists[name].lead)) : '';
  return partDocument(messages.sections[name], [lead, ...entries], {
    'epub:type': 'bibliography',
    role: 'doc-bibliography',
  });
}

/** Removes a link. A title's link would lead from its entry back to the same entry. */
const withoutLink = (piece: PhrasePiece): PhrasePiece =>
  typeof piece === 'string' ? piece : { ...piece, href: undefined };

function tagsDocument(tags: Library['tags'], absoluteUrl: (path: string) => string): string {
  const link: Link = (target) => new URL(target, absoluteUrl(paths.tags)).href;
  const entries = tags.map((tag) =>
    element(
      'section',
      { id: tagId(tag), 'aria-labelledby': `${tagId(tag)}.name` },
      element('h2', { id: `${tagId(tag)}.name` }, plainText(tag.name)),
      element('p', {}, plainText(tag.meaning)),
      `\n<ul>\n${tag.works.map((work) => element('li', {}, phraseXhtml(indexEntry(work), link))).join('\n')}\n</ul>\n`,
    ),
  );
  return partDocument(messages.sections.tags, entries);
}

function listsDocument(lists: readonly ReadingList[], absoluteUrl: (path: string) => string): string {
  const link: Link = (target) => new URL(target, absoluteUrl(paths.lists)).href;
  const itemOf = ({ work, reason }: ReadingList['works'][number]) =>
    element('li', {}, phraseXhtml(indexEntry(work), link), reason ? element('p', {}, plainText(reason)) : '');
  const entries = lists.map((list) =>
    element(
      'section',
      { id: listId(list), 'aria-labelledby': `${listId(list)}.title` },
      element('h2', { id: `${listId(list)}.title` }, plainText(list.title)),
      element('p', {}, plainText(list.description)),
      `\n<ol>\n${list.works.map(itemOf).join('\n')}\n</ol>\n`,
    ),
  );
  return partDocument(messages.sections.lists, entries);
}

/** Writes the document of a part of the book. `content` is XHTML. */
const partDocument = (heading: string, content: readonly string[], attributes: Record<string, string> = {}): string =>
  xhtmlDocument(
    heading,
    element(
      'section',
      { ...attributes, 'aria-labelledby': 'part' },
      `\n<h1 id="part">${plainText(heading)}</h1>\n${content.filter(Boolean).join('\n')}\n`,
    ),
  );
