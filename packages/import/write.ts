/**
 * Writes imported entries to the content folder. Never overwrites a file, except to update it with the editor's consent.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  contentFile,
  idPattern,
  type Library,
  maxTextBytes,
  parseContentFile,
  placeholderRights,
  readRegularFile,
  writeWhole,
} from './site.ts';
import type { ImportedEntry, Loss } from './entry.ts';
import { updatedFile } from './update.ts';
import { differences, identityOf } from './identity.ts';
import { missingRights } from './rights.ts';
import { isMapping } from './text.ts';

/** The outcome of writing an entry. */
export type Outcome =
  /** The entry was written to a new file, or its file was updated. */
  | { entry: ImportedEntry; file: string; change: 'created' | 'updated'; whyDraft?: string | undefined }
  /** The file already exists and was not changed; `reason` says why. `isRefused` if the editor has to do something first. */
  | { entry: ImportedEntry; file: string; change: 'none'; reason: string; isRefused?: boolean };

export interface WriteOptions {
  /** The content folder. */
  dir: string;
  library: Library;
  publish: boolean;
  /** The day to write as `added`. */
  today: string;
  /** Decides whether to update a file that differs. Without this function, no file is updated. */
  confirm?: ((file: string, before: string, after: string) => Promise<boolean>) | undefined;
}

const pictureName = /^[a-z0-9]+(?:-[a-z0-9]+)*\.(?:png|jpe?g|webp|avif|gif)$/;

/** Writes an entry with its pictures, or returns why it wasn't written. The losses are pictures whose names are taken. */
export async function writeEntry(
  entry: ImportedEntry,
  options: WriteOptions,
): Promise<{ outcome: Outcome; lost: Loss[] }> {
  const { collection, id } = entry;
  if (!idPattern.test(id)) throw new Error(`${id} is not a valid id`);
  const isTag = collection === 'tags';
  const existing = options.library.entries.find((other) => other.id === id && (other.collection === 'tags') === isTag);
  if (existing) return await update(entry, `${existing.collection}/${existing.file}`, options);

  const file = `${collection}/${id}.${entry.mdx ? 'mdx' : 'md'}`;
  const path = join(options.dir, file);
  if (existsSync(path))
    return { outcome: { entry, file, change: 'none', reason: `${file} was imported already` }, lost: [] };
  const lost = writePictures(entry, join(options.dir, collection));
  const added = isTag ? {} : { added: options.today, ...(options.publish ? {} : { draft: true }) };
  const text = contentFile({ ...entry, frontmatter: { ...added, ...entry.frontmatter } });
  const { whyDraft } = entry;
  writeWhole(path, whyDraft ? text.replace(/^draft: true$/m, (line) => `${line} # ${whyDraft}`) : text);
  const reason = whyDraft ?? (options.publish && entry.frontmatter.draft === true ? missingRights : undefined);
  return { outcome: { entry, file, change: 'created', whyDraft: reason }, lost };
}

const readText = (path: string) => readRegularFile(path, { maxBytes: maxTextBytes }).toString();

/** Updates an existing file with the editor's consent. Adds a text to a related work that the site had no text of. */
async function update(
  entry: ImportedEntry,
  file: string,
  { dir, confirm }: WriteOptions,
): Promise<{ outcome: Outcome; lost: Loss[] }> {
  const path = join(dir, file);
  const before = readText(path);
  const none = (reason: string, isRefused = false) => ({
    outcome: { entry, file, change: 'none' as const, reason, isRefused },
    lost: [],
  });
  const isElsewhere = !file.startsWith(`${entry.collection}/`);
  if (isElsewhere && entry.collection !== 'articles') return none(`already here as ${file}`);
  if (entry.collection === 'tags') return none(`the tag exists as ${file}`);
  const { data, body } = parseContentFile(before);
  const existing = (data ?? {}) as Record<string, unknown>;
  const hasText = !isElsewhere || existing.extent === 'excerpt' || existing.extent === 'full';
  const fields = importedFields(entry, before);
  const after = updatedFile(before, {
    frontmatter: isElsewhere ? addedFields(fields, existing) : fields,
    body: hasText ? entry.body : [asEditorsNote(body), entry.body].filter(Boolean).join('\n\n'),
  });
  const isDraft = existing.draft === true;
  if (after === before)
    return none(`already here as ${file}, ${isDraft ? `a draft: npm run publish -- ${entry.id}` : 'unchanged'}`);
  const obstacle = hasText
    ? obstacleToChange(entry, before, file)
    : obstacleToText(fields.rights === placeholderRights && !isDraft, confirm !== undefined);
  if (obstacle !== undefined) return none(`already here as ${file}, ${obstacle}`, !hasText);
  if (!confirm) return none(`already here as ${file}; --update shows the differences`);
  if (entry.mdx && !file.endsWith('x'))
    return none(`already here as ${file}: the text needs MDX, so rename the file to ${entry.id}.mdx first`, true);
  if (!(await confirm(file, before, after))) return none(`already here as ${file}; not updated`);
  const lost = writePictures(entry, dirname(path));
  writeWhole(path, after);
  return { outcome: { entry, file, change: 'updated' }, lost };
}

/** Returns why a related work without a text doesn't get one yet: the options that are missing. */
function obstacleToText(lacksRights: boolean, canAsk: boolean): string | undefined {
  const options = [...(canAsk ? [] : ['--update']), ...(lacksRights ? ['--rights or --licence'] : [])];
  return options.length > 0 ? `without this text: to add it, use ${options.join(', and ')}` : undefined;
}

/** Returns the fields that a related work gets with a text: those that it doesn't have, and the extent. */
function addedFields(fields: Record<string, unknown>, existing: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const other = existing[name];
      if (name === 'extent' || other === undefined) return [[name, value]];
      return isMapping(value) && isMapping(other) ? [[name, { ...value, ...other }]] : [];
    }),
  );
}

/** Returns the note that a related work has in place of its text, as a note in a text. */
function asEditorsNote(note: string): string {
  const longest = Math.max(2, ...[...note.matchAll(/^:+/gm)].map(([colons]) => colons.length));
  const fence = ':'.repeat(longest + 1);
  return note.trim() && `${fence}editors-note\n${note.trim()}\n${fence}`;
}

/** Returns why the text of an existing file can't be replaced by that of an entry: the facts in which they differ. */
function obstacleToChange({ frontmatter, body }: ImportedEntry, existing: string, file: string): string | undefined {
  const { data, body: text } = parseContentFile(existing);
  if (text.trim() === '' || body.trim() === '' || text.trim() === body.trim()) return undefined;
  const fields = (data ?? {}) as Record<string, unknown>;
  const names = differences(identityOf(frontmatter, body), identityOf(fields, text, file.endsWith('x')));
  return names.length > 0 ? `whose text stays, since these differ: ${names.join(', ')}` : undefined;
}

/** Returns the fields of an entry, without those that only the editor changes once the entry exists. */
function importedFields({ frontmatter }: ImportedEntry, existing: string): Record<string, unknown> {
  const { added: _added, draft: _draft, rights, ...fields } = frontmatter;
  const hasRights = /^(?:rights|licence):/m.test(existing);
  return rights === undefined || (rights === placeholderRights && hasRights) ? fields : { ...fields, rights };
}

/** Writes the pictures of an entry into a folder. The losses are pictures whose names are taken. */
const writePictures = ({ id, files = [] }: ImportedEntry, folder: string): Loss[] =>
  files.flatMap(({ name, bytes }): Loss[] => {
    if (!pictureName.test(name)) throw new Error(`${name} is not a valid name for an image`);
    const path = join(folder, name);
    if (!existsSync(path)) writeWhole(path, bytes);
    else if (!readRegularFile(path, { maxBytes: Infinity }).equals(bytes))
      return [{ id, what: `image ${name}: another file has this name` }];
    return [];
  });

/** Marks a file that was just written as a draft. */
export function makeDraft(dir: string, { entry, file }: Extract<Outcome, { change: 'created' | 'updated' }>): void {
  const path = join(dir, file);
  const before = readText(path);
  writeWhole(path, updatedFile(before, { frontmatter: { ...entry.frontmatter, draft: true }, body: '' }));
}
