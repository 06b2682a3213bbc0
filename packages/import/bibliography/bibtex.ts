import { type Creator, parse } from '@retorquere/bibtex-parser';
import {
  fullName,
  isOthers,
  isSuffix,
  personOf,
  type Person,
  roles,
  roleTable,
  sourceTextFields,
  typesIn,
  type WorkType,
  workTypeNames,
  workTypes,
} from '../site.ts';
import { lookUp } from '../look-up.ts';
import { withoutMarkup } from '../text.ts';
import { parseBibtexFile, type RawEntry, type RawField, type Remark } from './bibtex-entries.ts';
import { findIdentifier, findUrl } from './identifiers.ts';
import { type PeopleField, Reference, type TextField } from './reference.ts';

const types = typesIn('bibtex');

/** Localization keys that BibLaTeX allows in `type`. */
const typeKeys: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mathesis: "Master's thesis",
  mastersthesis: "Master's thesis",
  bathesis: "Bachelor's thesis",
  candthesis: 'Candidate thesis',
  techreport: 'technical report',
  resreport: 'research report',
  software: 'software',
  datacd: 'data CD',
  audiocd: 'audio CD',
  patent: 'patent',
};

/** Entries without a work of their own. */
const notWorks = ['set', 'xdata', 'bibnote', 'control', 'settings'];

/** Fields of one line, whatever the type of the entry. */
const textFields: ReadonlyMap<string, TextField> = new Map([
  ...sourceTextFields.flatMap(({ bibtex = [], isVerbatim, field }) =>
    isVerbatim ? [] : bibtex.map((name) => [name, `source.${field}`] as const),
  ),
  ['library', 'source.repository'],
  ['origtitle', 'original.title'],
  ['origpublisher', 'original.publisher'],
  ['origlocation', 'original.place'],
  ['origlanguage', 'original.language'],
  ['origdate', 'original.published'],
]);

/** Where BibTeX has no field for a role, some write that of CSL. */
const peopleFields: ReadonlyMap<string, PeopleField> = new Map(
  roles
    .filter((role) => role !== 'editors')
    .toReversed()
    .map((role) => {
      const { bibtex, csl }: { bibtex?: string; csl: string } = roleTable[role];
      return [bibtex ?? csl, role];
    }),
);

/** The fields of identifiers and addresses, which are read without TeX. An `eprint` depends on another field. */
const verbatimFields = sourceTextFields.flatMap(({ bibtex = [], isVerbatim, field }) =>
  isVerbatim ? bibtex.filter((name) => name !== 'eprint').map((name) => ({ name, field })) : [],
);

/** Fields that are read in another way than those of one line. */
const addressFields = [...verbatimFields.map(({ name }) => name), 'eprint', 'pmcid', 'file', 'howpublished'];
/** Fields that concern the typesetting or another program. An entry loses nothing without them. */
const technicalFields = [
  'crossref',
  'xdata',
  'xref',
  'eprinttype',
  'archiveprefix',
  'langid',
  'hyphenation',
  'langidopts',
];
const tagField = 'tagwords';
const dateFields = ['date', 'year', 'month', 'day'];
const noteFields = ['abstract', 'note', 'annote', 'annotation', 'addendum', 'review', 'comment', 'comments'];

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
    .map(({ key, type, line }) => ({ source: key || `line ${line}`, reason: `@${type} describes no work` }));
  const references = works.map((entry, index) => {
    progress(index + 1, works.length);
    return toReference(entry, inheritedFields(entry, byKey));
  });
  return { references, remarks, skipped, isCutOff };
}

/** Fields that an entry doesn't inherit. See section 2.4.1 and appendix B of the manual of BibLaTeX. */
const notInherited =
  /^(?:ids|crossref|xref|xdata|entryset|execute|label|options|presort|related.*|short.*|sort.*|keywords|abstract|note|annot.*|file|url.*|doi|pages|pagetotal|addendum)$/;

/** Returns the fields of an entry, and those that it inherits through `xdata` and `crossref`. */
function inheritedFields(entry: RawEntry, byKey: ReadonlyMap<string, RawEntry>, depth = 0): RawField[] {
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

/** Returns the names that fields of a parent have in its child. */
function inheritedNames(type: string): Readonly<Record<string, string>> {
  if (/^(?:article|suppperiodical|review)$/.test(type)) return { title: 'journaltitle', subtitle: 'journalsubtitle' };
  if (type === 'inbook') return { title: 'booktitle', subtitle: 'booksubtitle', author: 'bookauthor' };
  return /^(?:in|supp|bookin|conference)/.test(type) ? { title: 'booktitle', subtitle: 'booksubtitle' } : {};
}

/** The fields of a parsed entry by their names: text, lists of text, or people. */
type Parsed = Record<string, string | string[] | Creator[]>;

/** Interprets the TeX in the fields of an entry. A field that the parser refuses is taken as it is. */
function interpret(fields: readonly RawField[], onUnknown: (command: string) => void = () => undefined): Parsed {
  const options = {
    sentenceCase: false as const,
    applyCrossRef: false,
    fieldMode: { interviewer: 'creatorlist' as const, recipient: 'creatorlist' as const },
    unsupported: (_node: unknown, tex: string) => {
      onUnknown(tex);
      return '';
    },
  };
  const source = (some: readonly RawField[]) =>
    `@misc{key,\n${some.map(({ name, value }) => `${name} = {${escaped(balancedMath(value))}}`).join(',\n')}\n}`;
  const parseFields = (some: readonly RawField[]): Parsed | undefined => {
    try {
      const { entries, errors } = parse(source(some), options);
      return errors.length === 0 && entries[0] ? (entries[0].fields as Parsed) : undefined;
    } catch {
      return undefined; // the parser throws on some malformed commands
    }
  };
  const together = parseFields(fields);
  if (together) return together;
  return Object.assign(
    {},
    ...fields.map((field) => parseFields([field]) ?? { [field.name]: plain(field.value) }),
  ) as Parsed;
}

/** Escapes the dollar signs of a value that has an odd number of them, so that they don't begin mathematics. */
const balancedMath = (value: string) =>
  (value.match(/(?<!\\)\$/g)?.length ?? 0) % 2 === 0 ? value : value.replace(/(?<!\\)\$/g, '\\$');

/**
 * Escapes what hardly anyone means as TeX: a percent sign, which begins a comment, and outside mathematics the brackets of
 * tags such as `<i>`, which are an inverted exclamation mark and question mark.
 */
const escaped = (value: string) =>
  value
    .replace(/(?<!\\)%(?!\n)/g, '\\%')
    .split(/((?<!\\)\$(?:\\.|[^$\\])*\$)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/(?<!\\)</g, '{\\textless}').replace(/(?<!\\)>/g, '{\\textgreater}'),
    )
    .join('');

/** Returns a value without braces and the backslashes of special characters, for addresses and identifiers. */
const plain = (value: string) =>
  value
    .replace(/\\(?:url|href|path|nolinkurl)\s*/g, ' ')
    .replace(/\{?\\textasciitilde\s*(?:\{\})?\}?|\\~\{\}/g, '~')
    .replace(/\{?\\textless\b\s*(?:\{\})?\}?|\$<\$/g, '<')
    .replace(/\{?\\textgreater\b\s*(?:\{\})?\}?|\$>\$/g, '>')
    .replace(/\{?\\textunderscore\s*(?:\{\})?\}?/g, '_')
    .replace(/\\([_%#&$~^{}-])/g, '$1')
    .replace(/[{}]/g, '')
    .trim();

function toReference(entry: RawEntry, fields: RawField[]): Reference {
  const isName = (name: string) => /^[a-z][\w+-]*$/.test(name);
  const read = fields.filter(
    ({ name }) => isName(name) && ![...addressFields, ...technicalFields, ...dateFields].includes(name),
  );
  // the parser doesn't interpret TeX in fields with the name `keywords`
  const own = dedupe(
    read.map((field) => (/^keywords?$|^mendeley-tags$/.test(field.name) ? { ...field, name: tagField } : field)),
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

/** Separates repeated fields, of which the first counts. Keywords add up. */
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

function typeOf({ type }: RawEntry, fields: readonly RawField[]): WorkType {
  const has = (name: string) => fields.some((field) => field.name === name && field.value.trim() !== '');
  const isPreprint = type === 'article' && has('eprint') && !has('journal') && !has('journaltitle');
  return isPreprint ? 'document' : (types.get(type)?.type ?? 'document');
}

/** Returns the type that an entry names as its subtype, as exports do where the types of BibLaTeX are too broad. */
function typeOfSubtype(fields: readonly RawField[]): WorkType | undefined {
  const subtype = fields.find(({ name }) => name === 'entrysubtype')?.value.toLowerCase() ?? '';
  const words = subtype.split(/[^a-z]+/);
  return workTypeNames.find((type) => type === subtype || words.includes(workTypes[type].subtype ?? ' '));
}

/**
 * Returns the text that the parser made of TeX without markup. The parser leaves accents on a dotless i (`\'\i`), a tilde
 * (`\~{}`) and the name of LaTeX in forms that no keyboard has, and the backslash of `\%` in addresses.
 */
const interpreted = (text: string): string =>
  withoutMarkup(text)
    .replace(/ı(?=\p{Mn})/gu, 'i')
    .replace(/ȷ(?=\p{Mn})/gu, 'j')
    .replace(/(?<=^|\s)\u0303/g, '~')
    .replaceAll('LᴬTEX', 'LaTeX')
    .replaceAll('\\%', '%')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();

/** Returns the text of a parsed field; lists are joined as they were written. */
function toText(value: string | string[] | Creator[] | undefined): string | undefined {
  const list = [value ?? []].flat() as (string | Creator)[];
  const joined = list.map((item) => (typeof item === 'string' ? item : fullName(toPerson(item)))).join(' and ');
  return interpreted(joined) || undefined;
}

const toPerson = ({ name, lastName = '', firstName = '', prefix = '', suffix = '', useprefix }: Creator): Person => {
  if (name !== undefined || lastName === '') return { literal: interpreted(name ?? firstName) };
  const particle = useprefix ? '' : prefix;
  const family = useprefix ? `${prefix} ${lastName}` : lastName;
  // BibTeX wants `Doe, Jr., Jane`, but many write `Doe, Jane, Jr.`
  const swapped = isSuffix(firstName) && !isSuffix(suffix);
  const parts = { family, particle, given: swapped ? suffix : firstName, suffix: swapped ? firstName : suffix };
  return personOf(Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, interpreted(text)])));
};

function toPeople(value: Parsed[string] | undefined, reference: Reference, name: string, line?: number): Person[] {
  const creators = ([value ?? []].flat() as (Creator | string)[]).map((item) =>
    typeof item === 'string' ? { name: item } : item,
  );
  return creators.map(toPerson).filter((someone) => {
    const full = fullName(someone);
    if (isOthers(full)) reference.lose(`field ${name}`, 'further people who are not named (“and others”)', line);
    return full !== '' && !isOthers(full);
  });
}

type Take = (name: string) => string | undefined;
type LineOf = (name: string) => number | undefined;

/** Joins a title and a subtitle by a colon, unless the title ends in punctuation. */
const withSubtitle = (title: string | undefined, subtitle: string | undefined) =>
  title && subtitle ? `${title}${/[?!:.…]$/.test(title) ? '' : ':'} ${subtitle}` : (title ?? subtitle);

function setTitles(reference: Reference, type: string, take: Take, lineOf: LineOf): void {
  const title = withSubtitle(take('title'), take('subtitle'));
  const book = withSubtitle(take('booktitle'), take('booksubtitle'));
  const journal = withSubtitle(take('journaltitle') ?? take('journal'), take('journalsubtitle'));
  reference.set(
    'title',
    title ?? (types.get(type)?.type === 'book' ? book : undefined),
    'field title',
    lineOf('title'),
  );
  if (types.get(type)?.type !== 'book' || (title !== undefined && book !== title))
    reference.set('source.publication', book, 'field booktitle', lineOf('booktitle'));
  reference.set('source.publication', journal, 'field journal', lineOf('journaltitle') ?? lineOf('journal'));
  for (const name of ['journal', 'shortjournal', 'journalabbr']) {
    const abbreviated = take(name);
    if (abbreviated !== undefined) reference.lose(`field ${name}`, abbreviated, lineOf(name));
  }
}

/** Sets editors: those of a book are its own, those of a chapter or an article belong to what it appeared in. */
function setEditors(reference: Reference, entry: RawEntry, parsed: Parsed, rest: Set<string>, lineOf: LineOf): void {
  for (const suffix of ['', 'a', 'b', 'c']) {
    const name = `editor${suffix}`;
    if (!rest.delete(name)) continue;
    const role = toText(parsed[`${name}type`])?.toLowerCase();
    rest.delete(`${name}type`);
    const people = toPeople(parsed[name], reference, name, lineOf(name));
    if (role === undefined || ['editor', 'compiler', 'founder', 'redactor', 'reviser'].includes(role))
      reference.add('editor', people);
    else reference.lose(`field ${name} (${role})`, people.map(fullName).join(', '), lineOf(name));
  }
  if (rest.delete('bookauthor')) {
    const authors = toPeople(parsed.bookauthor, reference, 'bookauthor', lineOf('bookauthor'));
    const same = authors.map(fullName).join() === (reference.people.get('authors') ?? []).map(fullName).join();
    if (!same) reference.lose('field bookauthor', authors.map(fullName).join(', '), lineOf('bookauthor'));
  }
  // BibTeX allows an organization instead of authors
  if (['book', 'conference paper', 'book chapter'].includes(reference.type) && entry.type === 'manual') {
    const organization = toText(parsed.organization);
    if (organization && !reference.people.has('authors')) {
      rest.delete('organization');
      reference.add('authors', [{ literal: organization }]);
    }
  }
}

/** Sets what `number`, `issue`, `pages` and `eid` mean for the type. */
function setNumbers(reference: Reference, type: string, take: Take, lineOf: LineOf): void {
  const [number, issue] = [take('number'), take('issue')];
  const isBook =
    types.get(type)?.type === 'book' ||
    types.get(type)?.type === 'book chapter' ||
    types.get(type)?.type === 'conference paper';
  const field =
    type === 'article' || type === 'suppperiodical' || type === 'periodical' || type === 'review'
      ? 'source.issue'
      : isBook
        ? 'source.seriesNumber'
        : 'source.number';
  reference.set(field, number, 'field number', lineOf('number'));
  reference.set('source.issue', issue, 'field issue', lineOf('issue'));
  reference.set('source.pages', take('pages'), 'field pages', lineOf('pages'));
  for (const name of ['eid', 'articleno', 'article-number'])
    reference.set('source.number', take(name), `field ${name}`, lineOf(name));
}

function setPublisher(reference: Reference, take: Take, lineOf: LineOf): void {
  // of a web page, BibLaTeX has no more than the organization
  if (reference.type === 'web page')
    reference.set('source.publication', take('organization'), 'field organization', lineOf('organization'));
  for (const name of ['publisher', 'institution', 'school', 'organization'])
    reference.set('source.publisher', take(name), `field ${name}`, lineOf(name));
  // of a paper, `location` is that of the conference if there is an address as well
  for (const name of ['address', 'location', 'venue'])
    reference.set('source.place', take(name), `field ${name}`, lineOf(name));
}

function setNotes(reference: Reference, take: Take, lineOf: LineOf): void {
  for (const name of noteFields) {
    const note = take(name);
    if (note) reference.notes.push({ kind: name === 'abstract' ? 'abstract' : 'note', text: note, line: lineOf(name) });
  }
  for (const keyword of take(tagField)?.split(/[,;]/) ?? [])
    if (keyword.trim())
      reference.keywords.push({ text: keyword.trim(), line: lineOf('keywords') ?? lineOf('keyword') });
}

function setDate(reference: Reference, fields: readonly RawField[]): void {
  const [date, year, month, day] = dateFields.map((wanted) => fields.find(({ name }) => name === wanted));
  if (date?.value.trim()) reference.set('source.published', plain(date.value), 'field date', date.line);
  const words = [day, month, year].map((field) =>
    plain(field?.value ?? '')
      .replaceAll('~', ' ')
      .trim(),
  );
  const [dayText = '', monthText = '', yearText = ''] = words;
  if (!yearText && !monthText) return;
  const isNumeric = /^\d{1,2}$/.test(monthText) && /^\d{4}$/.test(yearText);
  const value = isNumeric
    ? [yearText, monthText.padStart(2, '0'), ...(/^\d{1,2}$/.test(dayText) ? [dayText.padStart(2, '0')] : [])].join('-')
    : words.filter(Boolean).join(' ');
  if (date?.value.trim()) {
    if (!plain(date.value).includes(yearText)) reference.lose('field year', value, year?.line);
  } else reference.set('source.published', value, 'field year', year?.line ?? month?.line);
}

/** The addresses of electronic editions that no field has, by their type. */
const eprints: Readonly<Record<string, string>> = {
  jstor: 'https://www.jstor.org/stable/',
  hdl: 'https://hdl.handle.net/',
  handle: 'https://hdl.handle.net/',
};

function setAddresses(reference: Reference, fields: readonly RawField[]): void {
  const values = (...names: string[]) =>
    names.flatMap((wanted) => fields.filter(({ name, value }) => name === wanted && value.trim() !== ''));
  const set = (field: TextField, raw: RawField) =>
    reference.set(field, plain(raw.value), `field ${raw.name}`, raw.line);
  for (const { name, field } of verbatimFields)
    for (const raw of values(name)) {
      if (field === 'url' && findUrl(plain(raw.value)) === undefined)
        reference.lose(`field ${raw.name}`, plain(raw.value), raw.line);
      else set(`source.${field}`, raw);
    }
  for (const raw of values('howpublished')) {
    const text = plain(raw.value);
    if (/https?:|www\./.test(text) && !reference.get('source.url')) set('source.url', raw);
    else if (!reference.get('source.publication'))
      reference.set('source.publication', toText(interpret([raw])[raw.name]), 'field howpublished', raw.line);
    else reference.lose('field howpublished', text, raw.line);
  }
  const [kind] = values('eprinttype', 'archiveprefix');
  for (const raw of values('eprint')) {
    const id = plain(raw.value);
    const type = plain(kind?.value ?? '').toLowerCase();
    const row = sourceTextFields.find(({ field, eprints: names, isCatalogue }) =>
      type ? names?.includes(type) : names && !isCatalogue && findIdentifier(field, id) !== undefined,
    );
    if (row) set(`source.${row.field}`, raw);
    else if (/^https?:/.test(id)) set('source.url', raw);
    else if (lookUp(eprints, type) && !reference.get('source.url'))
      reference.set('source.url', `${lookUp(eprints, type)}${id}`, 'field eprint', raw.line);
    else reference.lose('field eprint', [type, id].filter(Boolean).join(' '), raw.line);
  }
  for (const raw of values('pmcid', 'file')) reference.lose(`field ${raw.name}`, plain(raw.value), raw.line);
}
