import { site } from '../env.ts';
import type { Direction } from '../values/bidi.ts';
import { escapeXml } from '../values/escape.ts';
import { sourceUrl } from '../values/identifiers.ts';
import { attributesOf, hasClass, writeNodes } from '../values/html.ts';
import { languageAttributes, siteDirection } from '../values/language.ts';
import { licenceUrl } from '../library/licences.ts';
import { lastModified, type Work } from '../library/library.ts';
import { href, paths } from '../schemas/paths.ts';
import {
  bibliographyEntry,
  byline,
  describeWork,
  extentLabel,
  formatPlace,
  linkedByline,
  publishedIn,
  sourceName,
} from '../phrases/describe.ts';
import { messages, sayPhrase } from '../messages/index.ts';
import { joinPhrases, type Phrase, phraseText } from '../messages/phrase.ts';
import type { TextFacts } from '../markdown/outline.ts';
import { type Fact, provenance } from '../phrases/provenance.ts';
import { howItEnds, howToContinue } from '../phrases/reading.ts';
import { rightsOf } from '../phrases/rights.ts';
import type { Book, ContentsEntry, Picture } from './book.ts';
import type { CoverWords } from './cover.ts';
import type { Metadata } from './metadata.ts';
import { peopleOf } from './metadata.ts';
import { type Heading, type PageText, writeText } from './text.ts';
import { element, language, type Link, phraseXhtml, plainText, xhtmlDocument, xmlId } from './xhtml.ts';
import { decodeEscapes } from '../values/escapes.ts';

/** A work with the text of its page, or the editor's note on it. */
export interface ReadWork {
  work: Work;
  text: PageText;
  outline: TextFacts;
  /** The URL of its page. */
  address: string;
  /** The pictures of the text, by their addresses on the page. */
  pictures: ReadonlyMap<string, Picture>;
}

/** Returns the file name of a work's document, which is the same in the work's own book and in the library's. */
export const documentFile = (work: Pick<Work, 'kind' | 'id'>): string =>
  `${paths.work(work).slice(1, -1).replace('/', '-')}.xhtml`;

/** Makes the book of a work. `cover` is the cover as PNG. */
export function workBook(read: ReadWork, cover: Uint8Array): Book {
  const { work, text, pictures } = read;
  const file = documentFile(work);
  return {
    metadata: workMetadata(read),
    direction: directionOf(work),
    documents: [{ file, xhtml: workDocument(read) }],
    contents: [
      {
        text: work.title,
        target: file,
        ...languageAttributes(work),
        entries: nestHeadings(text.headings, file, languageAttributes(work)),
      },
      { text: messages.epub.about, target: `${file}#work-facts` },
      { text: messages.citations.heading, target: `${file}#work-cite` },
    ],
    landmarks: [{ type: 'bodymatter', text: work.title, target: file }],
    showsContents: false,
    pictures: [...pictures.values()],
    cover,
  };
}

/** Returns the words on the cover of a work. */
export const coverWords = (work: Work): CoverWords => ({
  label: work.extent === 'excerpt' ? extentLabel(work) : '',
  title: work.title,
  byline: phraseText(linkedByline(work)),
  publication: work.firstPublishedHere ? '' : publishedIn(work),
  site: site.title,
});

const directionOf = (work: Work): Direction => languageAttributes(work).dir ?? siteDirection;

function workMetadata({ work, text, address }: ReadWork): Metadata {
  const { source, via, licence, series } = work;
  return {
    identifier: address,
    title: work.title,
    languages: [...new Set([work.language, site.language])],
    ...peopleOf(work),
    publisher: site.owner ?? site.title,
    description: describeWork(work),
    subjects: work.tags.map(({ name }) => name),
    sources: [
      ...(source ? [sourceUrl(source) ?? formatPlace({ ...source, publication: sourceName(source) })] : []),
      ...(via ? [via.url ?? formatPlace(via)] : []),
    ],
    rights: phraseText(rightsOf(work)),
    licence: licence === undefined ? undefined : licenceUrl(licence),
    published: work.added,
    modified: lastModified(work),
    series,
    hasPictures: text.pictures.length > 0,
  };
}

function nestHeadings(
  headings: readonly Heading[],
  file: string,
  language: ReturnType<typeof languageAttributes>,
): ContentsEntry[] {
  const [first] = headings;
  if (!first) return [];
  const next = headings.findIndex(({ level }, index) => index > 0 && level <= first.level);
  const end = next === -1 ? headings.length : next;
  return [
    {
      text: first.text,
      target: `${file}#${xmlId(first.id)}`,
      ...language,
      entries: nestHeadings(headings.slice(1, end), file, language),
    },
    ...nestHeadings(headings.slice(end), file, language),
  ];
}

/**
 * Creates a function that returns the target of a link from a page: the same place in the book's text, or else an
 * address on the web. `prefix` is the prefix of the text's ids.
 */
export const linksOf =
  ({ address, text }: Pick<ReadWork, 'address' | 'text'>, prefix = ''): Link =>
  (target) => {
    const id = target.startsWith('#') ? decodeEscapes(target.slice(1)) : undefined;
    return id !== undefined && text.ids.has(id) ? `#${xmlId(prefix + id)}` : new URL(target, address).href;
  };

/** Writes the blocks of a text or an editor's note, with their notes. */
export const writeBlocks = (read: ReadWork, prefix = ''): string =>
  read.text.blocks.map((block) => writeText([block], textOptions(read, prefix))).join('\n');

const textOptions = (read: ReadWork, prefix: string) => ({
  link: linksOf(read, prefix),
  prefix,
  picture: (source: string) => {
    const picture = read.pictures.get(source);
    if (!picture) throw new Error(`${read.address} has a picture that was not read: ${source}`);
    return picture.file;
  },
});

/** Writes a list of facts. */
export const writeFacts = (facts: readonly Fact[], link: Link): string =>
  `<dl>\n${facts
    .map(({ label, value }) => `<dt>${plainText(label)}</dt><dd>${phraseXhtml(value, link)}</dd>`)
    .join('\n')}\n</dl>`;

/** Writes a section with a heading. `content` is XHTML. */
const writeSection = (id: string, heading: string, content: string, attributes: Record<string, string> = {}): string =>
  element(
    'section',
    { ...attributes, id, 'aria-labelledby': `${id}-heading` },
    `\n<h2 id="${id}-heading">${plainText(heading)}</h2>\n${content}\n`,
  );

/**
 * Writes the document of a work: its title, its text, its provenance and citations. The importer of books recognizes the
 * ids `work-title` and `work-facts`, and the classes `byline`, `prose` and `ending`.
 */
function workDocument(read: ReadWork): string {
  const { work, outline, address } = read;
  const link = linksOf(read);
  const own = language(languageAttributes(work));
  const paragraph = (className: string | undefined, phrase: Phrase) =>
    phrase.length > 0 ? element('p', { class: className }, phraseXhtml(phrase, link)) : '';
  const origin = sayPhrase(messages.epub.from, { site: site.title, address: { text: address, href: address } });
  const tags = joinPhrases(
    work.tags.map((tag) => [{ text: tag.name, href: href(paths.tag(tag)) }]),
    ', ',
  );
  const facts = [
    ...provenance(work, outline),
    ...(tags.length > 0 ? [{ label: messages.sections.tags, value: tags }] : []),
  ];
  const parts = [
    element(
      'header',
      {},
      paragraph('label', [extentLabel(work)]),
      element('h1', { id: 'work-title', ...own }, escapeXml(work.title)),
      paragraph('byline', [phraseText(linkedByline(work))].filter(Boolean)),
      paragraph('publication', [publishedIn(work)].filter(Boolean)),
    ),
    element('div', { class: 'prose', ...own }, '\n', writeBlocks(read), '\n'),
    work.extent === 'excerpt' && writeEnding(work, outline, link),
    writeSection('work-facts', messages.epub.about, `${paragraph('address', origin)}\n${writeFacts(facts, link)}`, {
      class: 'colophon',
      'epub:type': 'colophon',
      role: 'doc-colophon',
    }),
    work.related.length > 0 &&
      writeSection(
        'work-related',
        messages.sections.related,
        work.related
          .map(({ work: other, reason }) =>
            paragraph(undefined, joinPhrases([bibliographyEntry(other), reason !== undefined && [reason]], ' ')),
          )
          .join('\n'),
      ),
    writeSection('work-cite', messages.citations.heading, writeCitations(read)),
  ];
  const chapter = { 'epub:type': 'chapter', role: 'doc-chapter', 'aria-labelledby': 'work-title' };
  return xhtmlDocument(work.title, element('section', chapter, '\n', parts.filter(Boolean).join('\n'), '\n'));
}

function writeEnding(work: Work, outline: TextFacts, link: Link): string {
  const onward = howToContinue(work);
  return `<aside class="ending" aria-labelledby="work-ending">
<p class="label" id="work-ending">${plainText(messages.ending.label)}</p>
<p>${plainText(howItEnds(outline))}</p>
${onward.length > 0 ? `<p>${phraseXhtml(onward, link)}</p>` : ''}
</aside>`;
}

/** Writes how to cite the original and the copy, as on the page, and how to cite a passage. */
function writeCitations({ text, outline }: ReadWork): string {
  const lines = text.citations.map((line) =>
    element(
      'p',
      { class: hasClass(line, 'citation') ? 'address' : 'label' },
      writeNodes(line.childNodes, attributesOf),
    ),
  );
  const passage = outline.exampleNumber && `<p class="address">${plainText(messages.citations.paragraph)}</p>`;
  return [...lines, passage].filter(Boolean).join('\n');
}

/** Formats a work as an entry of an index: its title, which links to it, and its creators. */
export const indexEntry = (work: Work): Phrase =>
  joinPhrases(
    [[{ text: work.title, href: href(paths.work(work)), ...languageAttributes(work) }], [byline(work)].filter(Boolean)],
    ', ',
  );
