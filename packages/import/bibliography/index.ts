import type { Imported, ImportInput, ImportOptions } from '../entry.ts';
import { tagMatcher } from '../tags.ts';
import type { Remark } from './bibtex/entries.ts';
import { readBibtex } from './bibtex/index.ts';
import { readCslJson } from './csl-json.ts';
import { findDoi } from './identifiers.ts';
import type { Reference } from './reference.ts';
import { readRis } from './ris.ts';
import { toEntry } from './to-entry.ts';

/** The formats of bibliographies. */
const readers = { bibtex: readBibtex, ris: readRis, 'csl-json': readCslJson } as const;

/** The fields that only reference managers use: file paths, access and modification dates, keys and groups. */
const ofPrograms =
  /^(?:(?:field|tag) )?(file|localfile|local-url|pdf|urldate|accessed|lastchecked|timestamp|owner|groups|(?:creation|modification)date|date-(?:added|modified)|added-at|biburl|interhash|intrahash|bdsk-[\w-]+|mendeley-[\w-]+|citeulike-[\w-]+|posted-at|priority|L1|L2|L4|Y2|DB|DP|source|citation-(?:key|label)): /i;

/** Reads a bibliography in one of the formats into related works. */
export function importBibliography(
  format: keyof typeof readers,
  { name, text }: Pick<ImportInput, 'name' | 'text'>,
  options: ImportOptions,
): Imported {
  const read: {
    references: Reference[];
    remarks: readonly Remark[];
    skipped: { source: string; reason: string }[];
    isCutOff?: boolean;
  } = readers[format](text, options.progress);
  const tags = tagMatcher(options, name);
  const imported: Imported = { entries: [], skipped: read.skipped, lost: [], notes: [] };
  const seen = new Map<string, string>();
  const unusable = new Map<string, number>();
  for (const reference of read.references) {
    if (reference.fields.size + reference.people.size + reference.notes.length === 0) {
      imported.skipped.push({ source: sourceOf(reference), reason: 'it has no fields that can be imported' });
      continue;
    }
    const keys = identityKeys(reference);
    const duplicate = keys.map((key) => seen.get(key)).find((source) => source !== undefined);
    if (duplicate !== undefined) {
      imported.skipped.push({ source: sourceOf(reference), reason: `duplicate of ${duplicate} in the same file` });
      continue;
    }
    for (const key of keys) seen.set(key, sourceOf(reference));
    const { entry, lost } = toEntry(reference, options, tags);
    imported.entries.push(entry);
    for (const loss of lost) {
      const [, field] = ofPrograms.exec(loss.what) ?? [];
      if (field === undefined) imported.lost.push(loss);
      else unusable.set(field, (unusable.get(field) ?? 0) + 1);
    }
  }
  if (unusable.size > 0) {
    const fields = [...unusable].map(([field, times]) => `${field} (${times})`).join(', ');
    imported.notes.push(`${name}: attachments, access dates and other program data are left out: ${fields}.`);
  }
  if (read.isCutOff) {
    imported.isDamaged = true;
    imported.notes.unshift(`${name} ends within its last entry, so items may be missing: export it again.`);
  }
  imported.entries = imported.entries.concat(tags.created);
  imported.lost = imported.lost.concat(read.remarks.map(({ what, line }) => ({ id: '', what, line })));
  return imported;
}

/** Returns the name of an item in the report: its key, its title, or its line if known. */
const sourceOf = (reference: Reference): string =>
  reference.key ||
  (reference.get('title') ??
    (reference.line === undefined ? 'an item without an id or a title' : `the item in line ${reference.line}`));

/**
 * Returns keys by which duplicates in a file are found: two items are the same if all their content is equal, or the DOI
 * and the title.
 */
function identityKeys(reference: Reference): string[] {
  const { declaredType, fields, people, keywords, notes, lost } = reference;
  const doi = findDoi(reference.get('source.doi') ?? '');
  const texts = [...fields.values(), ...keywords, ...notes].map(({ text }) => text);
  const everything = JSON.stringify([declaredType, ...texts, ...people, ...lost.map(({ what }) => what)]);
  return [everything, ...(doi === undefined ? [] : [JSON.stringify([doi.toLowerCase(), reference.get('title')])])];
}
