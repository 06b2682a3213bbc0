/** Finds the fields that an entry inherits from others. */
import { dateFields } from './fields.ts';
import type { RawEntry, RawField } from './entries.ts';

/** Fields that an entry doesn't inherit. See section 2.4.1 and appendix B of the manual of BibLaTeX. */
const notInherited =
  /^(?:ids|crossref|xref|xdata|entryset|execute|label|options|presort|related.*|short.*|sort.*|keywords|abstract|note|annot.*|file|url.*|doi|pages|pagetotal|addendum)$/;

/** Returns the fields of an entry, including the fields that it inherits through `xdata` and `crossref`. */
export function inheritedFields(entry: RawEntry, byKey: ReadonlyMap<string, RawEntry>, depth = 0): RawField[] {
  const fields = [...entry.fields];
  const valueOf = (name: string) => fields.find((field) => field.name === name)?.value.trim() ?? '';
  const inherit = (parents: readonly RawField[]) => {
    for (const field of parents) if (!fields.some(({ name }) => name === field.name)) fields.push(field);
  };
  if (depth > 5) return fields; // entries that refer to each other
  for (const key of valueOf('xdata').split(/\s*,\s*/)) {
    const data = byKey.get(key.toLowerCase());
    if (key && data && data !== entry) inherit(inheritedFields(data, byKey, depth + 1));
  }
  const parent = byKey.get(valueOf('crossref').toLowerCase());
  if (parent && parent !== entry) {
    const names = inheritedNames(entry.type);
    const dated = fields.some(({ name }) => name === 'date' || name === 'year');
    inherit(
      inheritedFields(parent, byKey, depth + 1)
        .filter(({ name }) => !notInherited.test(name) && !(dated && dateFields.includes(name)))
        .map((field) => ({ ...field, name: names[field.name] ?? field.name }))
        .toSorted((a, b) => Number(a.name === 'title') - Number(b.name === 'title')),
    );
  }
  return fields;
}

/** Returns the names under which an entry inherits fields of its parent. */
function inheritedNames(type: string): Readonly<Record<string, string>> {
  if (/^(?:article|suppperiodical|review)$/.test(type)) return { title: 'journaltitle', subtitle: 'journalsubtitle' };
  if (type === 'inbook') return { title: 'booktitle', subtitle: 'booksubtitle', author: 'bookauthor' };
  return /^(?:in|supp|bookin|conference)/.test(type) ? { title: 'booktitle', subtitle: 'booksubtitle' } : {};
}
