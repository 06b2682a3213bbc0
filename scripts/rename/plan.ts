/**
 * Plans what changes when a work, a tag or a reading list gets another id, or when one tag is merged into another.
 * Writes nothing.
 */
import type { Definition, Link } from 'mdast';
import { visit } from 'unist-util-visit';
import { entryPath, isWork, listedWorks, stringsIn, worksField } from '../../src/check/checked-file.ts';
import type { Replacement } from '../../src/check/diagnostic.ts';
import { parseContentFile } from '../../src/check/rules/yaml.ts';
import { parseMarkdown } from '../../src/markdown/parser.ts';
import type { Collection } from '../../src/schemas/collections.ts';
import { idPattern } from '../../src/schemas/field-types.ts';
import { addToList, removeFromList } from '../entries/list-edits.ts';

/** A content file. */
export interface SourceFile {
  collection: Collection;
  id: string;
  /** The name of the file in its folder, with the extension. */
  name: string;
  /** The text after decoding: without a byte order mark, and with line feeds. */
  text: string;
}

/** The change to a file. */
export interface FileChange {
  file: SourceFile;
  /** What changes within the file, with a description for the editor. */
  edits: { change: Replacement; description: string }[];
  /** The new name of the file, or `null` if it is deleted. */
  newName?: string | null;
  /** Changes that the command can't make, so the editor has to. */
  byHand: string[];
}

/** Plans to rename an entry. Updates all references to it. Redirects its old address, unless it is a draft. */
export function planRename(files: readonly SourceFile[], entry: SourceFile, id: string): FileChange[] {
  const renamed = { ...entry, id };
  return changesOf(files, (file) => ({
    ...references(file, entry, renamed),
    ...(file === entry && { newName: entry.name.replace(/^.*(?=\.mdx?$)/, id) }),
    ...(file === entry && { own: isDraft(entry) ? [] : formerIds(entry, [entry.id], id) }),
  }));
}

/** Plans to merge a tag into another, which gets its names and its former ids. Works with the first tag get the other. */
export function planMerge(files: readonly SourceFile[], tag: SourceFile, into: SourceFile): FileChange[] {
  return changesOf(files, (file) => {
    if (file === tag) return { newName: null };
    const inherited =
      file === into ? [...formerIds(into, [tag.id, ...listIn(tag, 'formerly')]), ...names(into, tag)] : [];
    return { ...references(file, tag, into), own: inherited };
  });
}

type Edits = FileChange['edits'];

/** Plans all changes. The entry itself changes last, so that an interrupted command can be run again. */
function changesOf(
  files: readonly SourceFile[],
  planOf: (file: SourceFile) => Partial<FileChange> & { own?: Edits },
): FileChange[] {
  return files
    .map((file) => {
      const { edits = [], own = [], byHand = [], ...rest } = planOf(file);
      return { file, ...rest, edits: [...own, ...edits], byHand };
    })
    .filter(({ edits, byHand, newName }) => edits.length + byHand.length > 0 || newName !== undefined)
    .sort((a, b) => Number(a.newName !== undefined) - Number(b.newName !== undefined));
}

const dataOf = ({ text }: SourceFile): unknown => parseContentFile(text).data;

const isDraft = (file: SourceFile): boolean => (dataOf(file) as { draft?: unknown } | undefined)?.draft === true;

/** Returns the strings in a field of a file that lists them. The frontmatter may be invalid. */
export const listIn = (file: SourceFile, field: string): string[] =>
  stringsIn(dataOf(file), field).filter((item) => item !== undefined);

/**
 * Adds former ids to an entry, except invalid ones, which no page of the site ever had. An entry that gets a former id back
 * no longer lists it.
 */
function formerIds(entry: SourceFile, ids: readonly string[], newId?: string): Edits {
  const listed = listIn(entry, 'formerly');
  const added = ids.filter((id) => idPattern.test(id) && !listed.includes(id));
  const index = newId === undefined ? -1 : listed.indexOf(newId);
  const [first] = added;
  if (index !== -1 && first === undefined)
    return [{ change: removeFromList(entry.text, 'formerly', index), description: `formerly: without ${newId}` }];
  const change =
    index !== -1 && first !== undefined
      ? parseContentFile(entry.text).replaceValue(['formerly', index], first)
      : added.length > 0
        ? addToList(entry.text, 'formerly', added)
        : undefined;
  return change ? [{ change, description: `formerly: ${added.join(', ')}` }] : [];
}

/** Adds the names of a tag to the synonyms of the tag that it is merged into. */
function names(into: SourceFile, tag: SourceFile): Edits {
  const nameOf = (file: SourceFile) => (dataOf(file) as { name?: unknown } | undefined)?.name;
  const has = new Set([nameOf(into), ...listIn(into, 'otherNames')].map((name) => String(name).toLowerCase()));
  const added = [nameOf(tag), ...listIn(tag, 'otherNames')]
    .filter((name) => typeof name === 'string')
    .filter((name) => !has.has(name.toLowerCase()));
  if (added.length === 0) return [];
  return [{ change: addToList(into.text, 'otherNames', added), description: `otherNames: ${added.join(', ')}` }];
}

/** Finds the references to an entry in a file: tags or relations, and links in the text. */
function references(file: SourceFile, from: SourceFile, to: SourceFile): Pick<FileChange, 'edits' | 'byHand'> {
  const links = linksIn(file, from, to);
  const edits = isWork(from) ? namedWorks(file, from, to) : from.collection === 'tags' ? tagsOf(file, from, to) : [];
  return { edits: [...edits, ...links.edits], byHand: links.byHand };
}

/** Replaces a work in the list of works in a work or a reading list. */
function namedWorks(file: SourceFile, from: SourceFile, to: SourceFile): Edits {
  const { data, replaceValue } = parseContentFile(file.text);
  const field = worksField(file);
  return listedWorks({ ...file, data }).flatMap(({ id, path }): Edits => {
    const change = id === from.id ? replaceValue(path, to.id) : undefined;
    return change ? [{ change, description: `${field}: ${id} → ${to.id}` }] : [];
  });
}

/** Replaces a tag of a work. If the work already has the new tag, only removes the old one. */
function tagsOf(file: SourceFile, from: SourceFile, to: SourceFile): Edits {
  const { data, replaceValue } = parseContentFile(file.text);
  const ids = stringsIn(data, 'tags');
  return ids.flatMap((id, index): Edits => {
    if (id !== from.id) return [];
    if (ids.includes(to.id))
      return [{ change: removeFromList(file.text, 'tags', index), description: `tags: without ${id}` }];
    const change = replaceValue(['tags', index], to.id);
    return change ? [{ change, description: `tags: ${id} → ${to.id}` }] : [];
  });
}

const origin = 'https://site.example';

/** Finds the links of a text to an entry, to its files and to its further pages. */
function linksIn(file: SourceFile, from: SourceFile, to: SourceFile): Pick<FileChange, 'edits' | 'byHand'> {
  const { body, bodyLine } = parseContentFile(file.text);
  const bodyStart = file.text.length - body.length;
  const result: Pick<FileChange, 'edits' | 'byHand'> = { edits: [], byHand: [] };
  if (!body.includes(from.id)) return result;
  const oldPath = entryPath(from).slice(0, -1);
  visit(parseMarkdown(body, { mdx: file.name.endsWith('.mdx') }), ['link', 'definition'], (node) => {
    const { url, position } = node as Link | Definition;
    const target = URL.parse(url, origin + entryPath(file));
    const rest =
      target?.origin === origin && target.pathname.startsWith(oldPath) && target.pathname.slice(oldPath.length);
    if (typeof rest !== 'string' || !/^(?:[/.]|$)/.test(rest) || !position) return;
    const newUrl = withId(url, from.id, to.id);
    const [start, end] = [position.start.offset ?? 0, position.end.offset ?? 0];
    const at = body.slice(start, end).lastIndexOf(url);
    if (at === -1 || newUrl === url) result.byHand.push(`line ${bodyLine + position.start.line - 1}: link to ${url}`);
    else
      result.edits.push({
        change: { start: bodyStart + start + at, end: bodyStart + start + at + url.length, text: newUrl },
        description: `${url} → ${newUrl}`,
      });
  });
  return result;
}

/** Replaces the last segment of a URL's path that is an id, or the name of a file with that id. */
function withId(url: string, id: string, newId: string): string {
  const [path = ''] = url.split(/[?#]/);
  const segments = path.split('/');
  const index = segments.findLastIndex((segment) => segment === id || segment.startsWith(`${id}.`));
  if (index === -1) return url;
  const renamed = segments.with(index, newId + (segments[index] ?? '').slice(id.length));
  return renamed.join('/') + url.slice(path.length);
}
