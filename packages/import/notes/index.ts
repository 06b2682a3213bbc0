/** Imports notes in Markdown: files of Obsidian, Logseq, Hugo and Jekyll, and others. Those of one import link to each other. */
import { posix } from 'node:path';
import type { Imported, ImportInput, ImportOptions } from '../entry.ts';
import { type ConvertedHtml, htmlToMarkdown } from '../html-to-markdown.ts';
import { identityOf } from '../identity.ts';
import { PagePictures } from '../page/pictures.ts';
import { placeholderRights } from '../site.ts';
import { tagMatcher } from '../tags.ts';
import { articleOf } from '../text-article.ts';
import { cleanLine } from '../text.ts';
import { plainTextToHtml } from './plain-text.ts';
import { type NoteFields, readFields, splitNote } from './fields.ts';
import { type NoteHtml, noteToHtml, type Resolve } from './syntax.ts';

/** A note that becomes an article. */
interface Note {
  input: ImportInput;
  body: string;
  fields: NoteFields;
  title: string;
  id: string;
}

/** Stands for the place of an article until its text is converted. */
const place = 'https://notes.invalid/';

/** The folders in which pictures are, next to a note or above it. */
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

/** Imports all notes of an import at once. */
export function importNotes(input: ImportInput, options: ImportOptions): Imported {
  const result: Imported = { entries: [], skipped: [], lost: [], notes: [] };
  const tags = tagMatcher(options, input.name);
  const notes = (input.together ?? [input]).flatMap((file) => {
    try {
      return [readNote(file, options)];
    } catch (error) {
      const reason = error instanceof RangeError ? 'its parts are nested too deeply' : (error as Error).message;
      result.skipped.push({ source: file.name, reason });
      result.isDamaged = true;
      return [];
    }
  });
  const places = placesOf(notes.filter(({ fields }) => !fields.isDraft));
  for (const { input: file, body, fields, title, id } of notes) {
    const { converted, keywords, lost } = convert(file, body, title, id, (target) => places(target, file.name, id));
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
    if (excerptNote) result.notes.push(`${file.name}: ${excerptNote}`);
    const losses = [...fields.lost, ...lost, ...unmatched.map((name) => `keyword without a tag: ${name}`)];
    result.lost.push(...[...new Set(losses)].map((what) => ({ id, what })));
  }
  result.entries.push(...tags.created);
  return result;
}

/** Returns the last part of a tag within others: `birds/gulls`. */
const tagName = (tag: string): string => tag.slice(tag.lastIndexOf('/') + 1);

function readNote(input: ImportInput, { allotId }: ImportOptions): Note {
  const { data, body } = splitNote(input.text);
  if ('extent' in data && ('rights' in data || 'source' in data))
    throw new Error('it has the fields of a content file: put it into the folder of a collection');
  const path = input.name.replace(/\.\w+$/, '').replace(/[\\/](?:_?index)$/, '');
  const name = path.replace(/^.*[\\/]/, '');
  const [dated = '', year, month, day] = /^(\d{4})[-_](\d\d)[-_](\d\d)(?:[-_ ]+|$)/.exec(name) ?? [];
  const fields = readFields(data, dated ? `${year}-${month}-${day}` : undefined);
  const rest = name.slice(dated.length);
  const { heading } = htmlOf(input.name, body, () => undefined);
  const fileTitle = cleanLine(
    dated ? rest.replace(/[-_]/g, ' ').replace(/^./u, (letter) => letter.toUpperCase()) : rest,
  );
  const title = fields.title ?? (heading || fileTitle || name);
  const { converted } = convert(input, body, title, 'note', () => undefined);
  const identity = identityOf({ title, ...fields.frontmatter, extent: 'full' }, converted.markdown, converted.mdx);
  return { input, body, fields, title, id: allotId('articles', dated && rest ? rest : title, identity) };
}

/** A file whose name says that it is plain text has no markup. */
const htmlOf = (name: string, body: string, resolve: Resolve): NoteHtml =>
  /\.te?xt$/i.test(name)
    ? { html: plainTextToHtml(body), heading: undefined, tags: [], lost: [] }
    : noteToHtml(body, resolve);

/** Converts the text of a note. Its first heading stays if it isn't the title. */
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
      linkTo: (url) => (url.startsWith(place) ? `../${url.slice(place.length)}/` : undefined),
    },
  );
  return { converted, keywords: tags, lost: [...lost, ...converted.lost.filter((what) => what !== headingOfNotes)] };
}

/** The heading that the conversion to HTML adds. */
const headingOfNotes = 'heading “Footnotes” above the footnotes';

const keyOf = (path: string): string =>
  path
    .replace(/\.(?:md|markdown|html)$/i, '')
    .replace(/\/(?:_?index)?$/, '')
    .toLowerCase();

/** Returns the function that finds the article of a note: by its path from another note, by its name, title or alias. */
function placesOf(notes: readonly Note[]) {
  const byPath = new Map(notes.map(({ input, id }) => [keyOf(posix.normalize(input.name)), id]));
  const byName = new Map<string, string>();
  const add = (name: string, id: string) => byName.has(keyOf(name)) || byName.set(keyOf(name), id);
  for (const { input, id } of notes) add(input.name.replace(/^.*[\\/]/, ''), id);
  for (const { title, fields, id } of notes) for (const name of [title, ...fields.aliases]) add(name, id);
  return (target: string, from: string, self: string): string | undefined => {
    const folder = from.replace(/[^\\/]*$/, '');
    const relative = posix.join(folder, target);
    const id =
      byPath.get(keyOf(relative)) ?? byName.get(keyOf(target)) ?? byName.get(keyOf(target.replace(/^.*\//, '')));
    return id === undefined || id === self ? undefined : place + id;
  };
}
