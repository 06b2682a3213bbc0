/**
 * Imports notes in Markdown: files from Obsidian, Logseq, Hugo, Jekyll and others. Notes that are imported together can
 * link to each other.
 */
import { posix } from 'node:path';
import type { Imported, ImportInput, ImportOptions } from '../entry.ts';
import { type ConvertedHtml, htmlToMarkdown } from '../html-to-markdown.ts';
import { identityOf } from '../identity.ts';
import { PagePictures } from '../page/pictures.ts';
import { keyOf as partKey, type Parts, partsOf } from '../parts.ts';
import { decodeEscapes, placeholderRights } from '../site.ts';
import { tagMatcher } from '../tags.ts';
import { articleOf } from '../text-article.ts';
import { cleanLine } from '../text.ts';
import { plainTextToHtml } from './plain-text.ts';
import { type NoteFields, readFields, splitNote } from './fields.ts';
import { journalName, type LogseqPage, readLogseq } from './logseq.ts';
import { type NoteHtml, noteToHtml, type Resolve } from './syntax.ts';

/** A note that becomes an article. */
interface Note {
  input: ImportInput;
  body: string;
  fields: NoteFields;
  title: string;
  id: string;
  /** The headings and blocks of the note that have an id on its page. */
  parts: Parts;
  /** The words of the blocks that have an id in the source, by id. */
  blocks: ReadonlyMap<string, string>;
}

/** The start of temporary addresses for articles, until the text that links to them is converted. */
const place = 'https://notes.invalid/';

/** The folders in which pictures may be, next to a note or in a folder above it. */
const pictureFolders = [
  '',
  'attachments/',
  'Attachments/',
  'assets/',
  'images/',
  'img/',
  'media/',
  'files/',
  'static/',
];

const pathsOf = (path: string): string[] =>
  ['', '../', '../../', '../../../'].flatMap((up) => pictureFolders.map((folder) => up + folder + path));

/** Imports all notes together. */
export function importNotes(input: ImportInput, options: ImportOptions): Imported {
  const result: Imported = { entries: [], skipped: [], lost: [], notes: [] };
  const tags = tagMatcher(options, input.name);
  const each = <Source extends { input: ImportInput }, Result>(
    sources: readonly Source[],
    read: (source: Source) => Result,
  ): Result[] =>
    sources.flatMap((source) => {
      try {
        return [read(source)];
      } catch (error) {
        const reason = error instanceof RangeError ? 'its parts are nested too deeply' : (error as Error).message;
        result.skipped.push({ source: source.input.name, reason });
        result.isDamaged = true;
        return [];
      }
    });
  const files = each(
    (input.together ?? [input]).map((file) => ({ input: file })),
    (file) => parseNote(file.input),
  );
  const quote = blockQuoter(files);
  const notes = each(files, (file) => readNote({ ...file, body: quote(file) }, options));
  const places = placesOf(notes.filter(({ fields }) => !fields.isDraft));
  for (const { input: file, body, fields, title, id } of notes) {
    const resolve: Resolve = (target, part) => places(target, part, file.name, id);
    const { converted, keywords, lost } = convert(file, body, title, id, resolve);
    if (!converted.hasText && converted.files.length === 0) {
      result.skipped.push({ source: file.name, reason: 'the note has no text' });
      continue;
    }
    const { ids, unmatched } = tags.idsOf([...new Set([...fields.tags, ...keywords])].map(tagName));
    const hasRights = options.rights !== undefined || options.licence !== undefined || 'licence' in fields.frontmatter;
    const frontmatter = {
      title,
      ...fields.frontmatter,
      ...(ids.length > 0 ? { taggedBy: 'source', tags: ids } : {}),
      ...(options.rights === undefined && hasRights ? {} : { rights: options.rights ?? placeholderRights }),
      ...(options.licence === undefined ? {} : { licence: options.licence }),
      ...(hasRights && !fields.isDraft ? {} : { draft: true }),
    };
    const whyDraft = fields.isDraft ? 'a draft in its source' : undefined;
    const { entry, excerptNote } = articleOf(
      { source: file.name, id, frontmatter, whyDraft, converted },
      options.excerpt,
    );
    result.entries.push(entry);
    result.notes.push(
      ...[...(excerptNote ? [excerptNote] : []), ...fields.notes].map((note) => `${file.name}: ${note}`),
    );
    const losses = [...fields.lost, ...lost, ...unmatched.map((name) => `keyword without a tag: ${name}`)];
    result.lost.push(...[...new Set(losses)].map((what) => ({ id, what })));
  }
  result.entries.push(...tags.created);
  return result;
}

/** Returns the last part of a nested tag: `gulls` for `birds/gulls`. */
const tagName = (tag: string): string => tag.slice(tag.lastIndexOf('/') + 1);

/** A file, divided into its fields and its text. */
interface ParsedNote extends Pick<LogseqPage, 'data' | 'body' | 'blocks' | 'lost'> {
  input: ImportInput;
  isLogseq: boolean;
}

function parseNote(input: ImportInput): ParsedNote {
  const { data, body } = splitNote(input.text);
  if ('extent' in data && ('rights' in data || 'source' in data))
    throw new Error('it has the fields of a content file: put it into the folder of a collection');
  const page = body === input.text ? readLogseq(body, input.name) : undefined;
  return { data, body, blocks: new Map(), lost: [], ...page, input, isLogseq: page !== undefined };
}

/** Returns a function that replaces references to Logseq blocks with links, whose text is the words of the blocks. */
function blockQuoter(files: readonly ParsedNote[]) {
  const places = new Map(
    files.flatMap(({ input, blocks }) => [...blocks].map(([id, words]) => [id, { input, words }])),
  );
  return ({ input, body, lost, isLogseq }: ParsedNote): string => {
    if (!isLogseq) return body;
    return body.replace(/\(\(([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\)\)/g, (reference, id: string) => {
      const place = places.get(id);
      if (!place) lost.push(`reference to the block ${id}: it is not in this import`);
      const file = place && place.input !== input ? posix.relative(posix.dirname(input.name), place.input.name) : '';
      return place ? `[[${file}#^${id}|${place.words.replace(/[[\]|]/g, '')}]]` : reference;
    });
  };
}

function readNote({ input, data, body, lost, isLogseq }: ParsedNote, { allotId }: ImportOptions): Note {
  const path = input.name.replace(/\.\w+$/, '').replace(/[\\/](?:_?index)$/, '');
  const file = path.replace(/^.*[\\/]/, '');
  // Logseq writes a page below another with underscores in its file name
  const name = isLogseq ? (decodeEscapes(file) ?? file).replaceAll('___', '/') : file;
  const [dated = '', year, month, day] = /^(\d{4})[-_](\d\d)[-_](\d\d)(?:[-_ ]+|$)/.exec(name) ?? [];
  const date = dated ? `${year}-${month}-${day}` : undefined;
  const read = readFields(data, date);
  // other names by which Logseq links to a page below another page, and to a page for a day
  const names = isLogseq ? [...(name === file ? [] : [name]), ...(date === undefined ? [] : [journalName(date)])] : [];
  const fields = { ...read, aliases: [...read.aliases, ...names], lost: [...read.lost, ...lost] };
  const rest = name.slice(dated.length);
  const { heading, blocks } = htmlOf(input.name, body, () => undefined);
  const fileTitle = cleanLine(
    dated ? rest.replace(/[-_]/g, ' ').replace(/^./u, (letter) => letter.toUpperCase()) : tagName(rest),
  );
  const title = fields.title ?? (heading || fileTitle || (isLogseq && date) || name);
  const { converted } = convert(input, body, title, 'note', () => undefined);
  const identity = identityOf({ title, ...fields.frontmatter, extent: 'full' }, converted.markdown, converted.mdx);
  const id = allotId('articles', dated && rest ? rest : title, { ...identity, isRevisable: true });
  return { input, body, fields, title, id, parts: partsOf(converted.markdown, converted.mdx), blocks };
}

/** Converts a note to HTML. A file with an extension for plain text has no markup. */
const htmlOf = (name: string, body: string, resolve: Resolve): NoteHtml =>
  /\.te?xt$/i.test(name)
    ? { html: plainTextToHtml(body), heading: undefined, tags: [], blocks: new Map(), lost: [] }
    : noteToHtml(body, resolve);

/** Converts the text of a note. Keeps its first heading if it isn't the title. */
function convert(
  { name, readFile }: ImportInput,
  body: string,
  title: string,
  id: string,
  resolve: Resolve,
): { converted: ConvertedHtml; keywords: string[]; lost: string[] } {
  const { html, heading, tags, lost } = htmlOf(name, body, resolve);
  const isTitle = heading === undefined || heading.toLowerCase() === title.toLowerCase();
  const pictures = new PagePictures(
    (path) =>
      pathsOf(path)
        .map(readFile)
        .find((bytes) => bytes !== undefined),
    id,
  );
  const converted = htmlToMarkdown(
    isTitle ? html : `<h1>${heading.replace(/[&<]/g, (c) => `&#${c.charCodeAt(0)};`)}</h1>${html}`,
    {
      picture: (addresses) => pictures.find(addresses),
      linkTo: (url) => (url.startsWith(place) ? `../${url.slice(place.length).replace(/#|$/, '/$&')}` : undefined),
    },
  );
  return { converted, keywords: tags, lost: [...lost, ...converted.lost.filter((what) => what !== headingOfNotes)] };
}

/** The report's line about a heading that only our conversion to HTML added. */
const headingOfNotes = 'heading “Footnotes” above the footnotes';

const keyOf = (path: string): string =>
  path
    .replace(/\.(?:md|markdown|html)$/i, '')
    .replace(/\/(?:_?index)?$/, '')
    .toLowerCase();

/**
 * Returns a function that finds the article that a note became: by the note's path relative to another note, or by its
 * name, title or alias.
 */
function placesOf(notes: readonly Note[]) {
  const byPath = new Map(notes.map((note) => [keyOf(posix.normalize(note.input.name)), note]));
  const byId = new Map(notes.map((note) => [note.id, note]));
  const byName = new Map<string, Note>();
  const add = (name: string, note: Note) => byName.has(keyOf(name)) || byName.set(keyOf(name), note);
  for (const note of notes) add(note.input.name.replace(/^.*[\\/]/, ''), note);
  for (const note of notes) for (const name of [note.title, ...note.fields.aliases]) add(name, note);
  return (target: string, part: string | undefined, from: string, self: string): string | undefined => {
    const folder = from.replace(/[^\\/]*$/, '');
    const relative = posix.join(folder, target);
    const note =
      target === ''
        ? byId.get(self)
        : (byPath.get(keyOf(relative)) ?? byName.get(keyOf(target)) ?? byName.get(keyOf(target.replace(/^.*\//, ''))));
    const anchor = note && part ? anchorOf(note, part) : undefined;
    if (note === undefined || (note.id === self && anchor === undefined)) return undefined;
    return `${place}${note.id}${anchor === undefined ? '' : `#${anchor}`}`;
  };
}

/** Returns the id on a note's page for a heading, or for a block with an id in the source (`^id`). */
function anchorOf({ parts, blocks }: Note, part: string): string | undefined {
  if (!part.startsWith('^')) return parts.headings.get(partKey(part));
  const words = blocks.get(part.slice(1));
  return words === undefined ? undefined : parts.blocks.get(partKey(words));
}
