/** Reads bibliographies in BibTeX and BibLaTeX. */
import { lookUp } from '../../look-up.ts';
import { separateNames } from '../people.ts';
import { Reference } from '../reference.ts';
import { setAddresses } from './addresses.ts';
import { parseBibtexFile, type RawEntry, type RawField, type Remark } from './entries.ts';
import { setDate, setEditors, setNotes, setNumbers, setPublisher, setTitles } from './facts.ts';
import {
  addressFields,
  dateFields,
  notWorks,
  peopleFields,
  tagField,
  technicalFields,
  textFields,
  typeKeys,
  typeOf,
  typeOfSubtype,
  types,
} from './fields.ts';
import { inheritedFields } from './inheritance.ts';
import { interpret, plain, toPeople, toText } from './tex.ts';

/** Reads a BibTeX or BibLaTeX file. `progress` is called after each entry. */
export function readBibtex(
  text: string,
  progress: (done: number, total: number) => void = () => undefined,
): {
  references: Reference[];
  remarks: Remark[];
  skipped: { source: string; reason: string }[];
  isCutOff: boolean;
} {
  const { entries, remarks, isCutOff } = parseBibtexFile(text);
  // an entry without a key can't be referred to
  const byKey = new Map(entries.filter(({ key }) => key !== '').map((entry) => [entry.key.toLowerCase(), entry]));
  const works = entries.filter(({ type }) => !notWorks.includes(type));
  const skipped = entries
    .filter((entry) => !works.includes(entry) && entry.type !== 'xdata')
    .map(({ key, type, line }) => ({ source: key || `line ${line}`, reason: `@${type} doesn’t describe a work` }));
  const references = works.map((entry, index) => {
    progress(index + 1, works.length);
    return toReference(entry, inheritedFields(entry, byKey));
  });
  return { references, remarks, skipped, isCutOff };
}

/** Makes a reference from an entry. Reports everything that the reference can't hold. */
function toReference(entry: RawEntry, fields: RawField[]): Reference {
  const isName = (name: string) => /^[a-z][\w+-]*$/.test(name);
  const read = fields.filter(
    ({ name }) => isName(name) && ![...addressFields, ...technicalFields, ...dateFields].includes(name),
  );
  // the parser doesn't interpret TeX in fields with the name `keywords`
  const own = dedupe(
    read
      .map(withSeparateNames)
      .map((field) => (/^keywords?$|^mendeley-tags$/.test(field.name) ? { ...field, name: tagField } : field)),
  );
  const bySubtype = typeOfSubtype(fields);
  const reference = new Reference(bySubtype ?? typeOf(entry, fields), entry.type, entry.key, entry.line);
  if (!types.has(entry.type)) reference.lose('type', `@${entry.type}`, entry.line);
  const parsed = interpret(own.kept, (command) => reference.lose('unknown TeX command', command, entry.line));
  for (const { name, value, line } of own.repeated) reference.lose(`second field ${name}`, plain(value), line);
  const lineOf = (name: string) => fields.find((field) => field.name === name)?.line;
  const text = (name: string): string | undefined => toText(parsed[name]);
  const rest = new Set(own.kept.map(({ name }) => name));
  if (bySubtype) rest.delete('entrysubtype');
  const take = (name: string) => (rest.delete(name) ? text(name) : undefined);

  setTitles(reference, entry.type, take, lineOf);
  for (const [name, field] of peopleFields) {
    if (rest.delete(name)) reference.add(field, toPeople(parsed[name], reference, name, lineOf(name)));
  }
  setEditors(reference, entry, parsed, rest, lineOf);
  setNumbers(reference, entry.type, take, lineOf);
  setPublisher(reference, take, lineOf);
  for (const [name, field] of textFields) reference.set(field, take(name), `field ${name}`, lineOf(name));
  const genre = take('type');
  reference.set(
    'genre',
    lookUp(typeKeys, genre?.toLowerCase() ?? '') ?? genre ?? types.get(entry.type)?.genre,
    'field type',
    lineOf('type'),
  );
  reference.set('language', take('language'), 'field language', lineOf('language'));
  const langid = fields.find(({ name }) => ['langid', 'hyphenation'].includes(name));
  if (!reference.get('language')) reference.set('language', langid?.value, 'field langid', langid?.line);
  setDate(reference, fields);
  setAddresses(reference, fields);

  setNotes(reference, take, lineOf);
  for (const name of rest) reference.lose(`field ${name}`, text(name) ?? '', lineOf(name));
  for (const { name, value, line } of fields) if (!isName(name)) reference.lose(`field ${name}`, plain(value), line);
  return reference;
}

/** The fields that contain names of people. */
const namesFields = new Set([...peopleFields.keys(), 'editor', 'editora', 'editorb', 'editorc', 'bookauthor']);

/** Separates all names with BibTeX's `and`. The name of a firm stays one name. */
function withSeparateNames(field: RawField): RawField {
  if (!namesFields.has(field.name)) return field;
  const names = separateNames(field.value).map((name) =>
    /\s\\?&\s/.test(name) && !name.includes('{') ? `{${name}}` : name,
  );
  return { ...field, value: names.join(' and ') };
}

/** Returns the first field of each name and the repeated ones separately. Keywords are joined. */
function dedupe(fields: readonly RawField[]): { kept: RawField[]; repeated: RawField[] } {
  const kept = new Map<string, RawField>();
  const repeated: RawField[] = [];
  for (const field of fields) {
    const present = kept.get(field.name);
    if (!present) kept.set(field.name, field);
    else if (field.name === tagField) kept.set(field.name, { ...present, value: `${present.value}, ${field.value}` });
    else if (field.value !== present.value) repeated.push(field);
  }
  return { kept: [...kept.values()], repeated };
}
