/** Imports an export from Medium: a ZIP archive of web pages. */
import { decode } from '../decode.ts';
import { openArchive } from '../documents/archive.ts';
import type { Imported, ImportInput, ImportOptions } from '../entry.ts';
import { importPage } from '../page/index.ts';

/** Imports the posts of an export. */
export async function importMedium({ name, bytes }: ImportInput, options: ImportOptions): Promise<Imported> {
  const result: Imported = { entries: [], skipped: [], lost: [], notes: [] };
  for (const [path, part] of openArchive(bytes)) {
    const [, file] = /(?:^|\/)posts\/([^/]+)\.html$/.exec(path) ?? [];
    if (file === undefined) continue;
    const { text } = decode(part);
    const page = { name: `${name}: ${file}`, bytes: part, text, readFile: () => undefined };
    const { entries, skipped, lost, notes } = await importPage(page, options);
    if (file.startsWith('draft_'))
      for (const entry of entries)
        if (entry.collection !== 'tags') {
          entry.frontmatter.draft = true;
          entry.whyDraft = 'a draft in Medium';
        }
    result.entries.push(...entries);
    result.skipped.push(...skipped);
    result.lost.push(...lost);
    result.notes.push(...notes);
  }
  return result;
}
