/**
 * Writes imported entries to the content folder. Never overwrites a file, except to update it with the editor's consent.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
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

/** The outcome of writing an entry. */
export type Outcome =
  /** The entry was written to a new file, or its file was updated. */
  | { entry: ImportedEntry; file: string; change: 'created' | 'updated'; whyDraft?: string | undefined }
  /** The file already exists and was not changed; `reason` says why. */
  | { entry: ImportedEntry; file: string; change: 'none'; reason: string };

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
  if (existing) return { outcome: await update(entry, `${existing.collection}/${existing.file}`, options), lost: [] };

  const file = `${collection}/${id}.${entry.mdx ? 'mdx' : 'md'}`;
  const path = join(options.dir, file);
  if (existsSync(path))
    return { outcome: { entry, file, change: 'none', reason: `${file} was imported already` }, lost: [] };
  const lost = (entry.files ?? []).flatMap((picture) => writePicture(picture, entry, options.dir));
  const added = isTag ? {} : { added: options.today, ...(options.publish ? {} : { draft: true }) };
  const text = contentFile({ ...entry, frontmatter: { ...added, ...entry.frontmatter } });
  const { whyDraft } = entry;
  writeWhole(path, whyDraft ? text.replace(/^draft: true$/m, (line) => `${line} # ${whyDraft}`) : text);
  const reason = whyDraft ?? (options.publish && entry.frontmatter.draft === true ? missingRights : undefined);
  return { outcome: { entry, file, change: 'created', whyDraft: reason }, lost };
}

const readText = (path: string) => readRegularFile(path, { maxBytes: maxTextBytes }).toString();

async function update(entry: ImportedEntry, file: string, { dir, confirm }: WriteOptions): Promise<Outcome> {
  const path = join(dir, file);
  const before = readText(path);
  const none = (reason: string): Outcome => ({ entry, file, change: 'none', reason });
  if (!file.startsWith(`${entry.collection}/`)) return none(`already here as ${file}`);
  if (entry.collection === 'tags') return none(`the tag exists as ${file}`);
  const after = updatedFile(before, { ...entry, frontmatter: importedFields(entry, before) });
  const { draft } = (parseContentFile(before).data ?? {}) as { draft?: unknown };
  if (after === before)
    return none(`already here as ${file}, ${draft === true ? `a draft: npm run publish -- ${entry.id}` : 'unchanged'}`);
  const conflict = conflictingFacts(entry, before, file);
  if (conflict) return none(`already here as ${file}, whose text stays, since these differ: ${conflict}`);
  if (!confirm) return none(`already here as ${file}; --update shows the differences`);
  if (!(await confirm(file, before, after))) return none(`already here as ${file}; not updated`);
  writeWhole(path, after);
  return { entry, file, change: 'updated' };
}

/** Returns the facts in which an entry contradicts an existing file, if its text would be replaced. */
function conflictingFacts({ frontmatter, body }: ImportedEntry, existing: string, file: string): string | undefined {
  const { data, body: text } = parseContentFile(existing);
  if (text.trim() === '' || body.trim() === '' || text.trim() === body.trim()) return undefined;
  const fields = (data ?? {}) as Record<string, unknown>;
  return (
    differences(identityOf(frontmatter, body), identityOf(fields, text, file.endsWith('x'))).join(', ') || undefined
  );
}

/** Returns the fields of an entry, without those that only the editor changes once the entry exists. */
function importedFields({ frontmatter }: ImportedEntry, existing: string): Record<string, unknown> {
  const { added: _added, draft: _draft, rights, ...fields } = frontmatter;
  const hasRights = /^(?:rights|licence):/m.test(existing);
  return rights === undefined || (rights === placeholderRights && hasRights) ? fields : { ...fields, rights };
}

function writePicture({ name, bytes }: { name: string; bytes: Uint8Array }, entry: ImportedEntry, dir: string): Loss[] {
  if (!pictureName.test(name)) throw new Error(`${name} is not a valid name for an image`);
  const path = join(dir, entry.collection, name);
  if (!existsSync(path)) writeWhole(path, bytes);
  else if (!readRegularFile(path, { maxBytes: Infinity }).equals(bytes))
    return [{ id: entry.id, what: `image ${name}: another file has this name` }];
  return [];
}

/** Marks a file that was just written as a draft. */
export function makeDraft(dir: string, { entry, file }: Extract<Outcome, { change: 'created' | 'updated' }>): void {
  const path = join(dir, file);
  const before = readText(path);
  writeWhole(path, updatedFile(before, { frontmatter: { ...entry.frontmatter, draft: true }, body: '' }));
}
