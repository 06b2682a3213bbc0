import {
  creatorRoles,
  expandUnion,
  fullName,
  type Person,
  placeholderTitle,
  readDate,
  related,
  sourceTextFields,
} from '../site.ts';
import type { ImportedEntry, ImportOptions, Loss } from '../entry.ts';
import { identityOf } from '../identity.ts';
import { nameFrom } from '../ids.ts';
import { toLanguageTag } from '../languages.ts';
import { paragraphs, quotation } from '../markdown.ts';
import type { TagMatcher } from '../tags.ts';
import { cleanLine } from '../text.ts';
import { findIdentifier, findIsbn, findIssn, findUrl, toEdition, toPages } from './identifiers.ts';
import type { Reference, TextField } from './reference.ts';

type Fields = Record<string, unknown>;

/**
 * Turns an item of a bibliography into a related work. Leaves out values that the schema doesn't accept, such as an
 * identifier with a wrong check digit, and reports them as lost.
 */
export function toEntry(
  reference: Reference,
  options: Pick<ImportOptions, 'notes' | 'allotId'>,
  tags: TagMatcher,
): { entry: ImportedEntry; lost: Loss[] } {
  normalize(reference);
  const fields: Fields = { title: reference.get('title') ?? placeholderTitle, type: reference.type };
  for (const [path, { text }] of reference.fields) put(fields, path, cleanLine(text));
  for (const [path, people] of reference.people) put(fields, path, cleanPeople(people, reference, path));
  const { ids, unmatched } = tags.idsOf(reference.keywords.map(({ text }) => text));
  if (ids.length > 0) fields.tags = ids;
  for (const name of unmatched) {
    const { line } = reference.keywords.find(({ text }) => cleanLine(text) === name) ?? {};
    reference.lose('keyword without a tag', name, line);
  }
  removeRefused(fields, reference);

  const title = String(fields.title);
  const creators = creatorRoles.map((role) => fields[role]).find((people) => people !== undefined);
  const [first] = (creators ?? []) as Person[];
  const name = `${first?.family ?? first?.literal ?? ''} ${nameFrom(title) ?? ''}`;
  const id = options.allotId('related', name, { ...identityOf(fields), foundBy: reference.foundBy });
  const body = options.notes ? noteBody(reference) : '';
  if (!options.notes)
    for (const { kind, text, line } of reference.notes) reference.lose(`${kind} (keep it with --notes)`, text, line);
  return {
    entry: {
      collection: 'related',
      id,
      source: reference.key || title,
      frontmatter: title === placeholderTitle ? { ...fields, draft: true } : fields,
      body,
      whyDraft: title === placeholderTitle ? 'it has no title in its source' : undefined,
    },
    lost: reference.lost.map((loss) => ({ id, ...loss })),
  };
}

/** Sets the value at a path such as `source.doi`. */
function put(fields: Fields, path: string, value: unknown): void {
  const [parent = '', child] = path.split('.');
  if (child === undefined) fields[parent] = value;
  else fields[parent] = { ...(fields[parent] as Fields | undefined), [child]: value };
}

const identifiers = sourceTextFields.flatMap(({ name, ...row }) => (name === undefined ? [] : [{ ...row, name }]));

/** Converts people, dates, identifiers, languages and pages to the form of the schema. */
function normalize(reference: Reference): void {
  reference.assignPeople();
  const replace = (field: TextField, read: (text: string) => string | undefined, name: string) => {
    const found = reference.fields.get(field);
    if (!found) return;
    const value = read(found.text);
    if (value === undefined) {
      reference.fields.delete(field);
      reference.lose(name, found.text, found.line);
    } else reference.fields.set(field, { ...found, text: value });
  };
  const dated = (field: TextField) =>
    replace(
      field,
      (text) => {
        const { date, rest } = readDate(text);
        if (date !== undefined && rest !== '')
          reference.lose(`part of the date, kept as ${date}`, text, reference.fields.get(field)?.line);
        return date;
      },
      'not a date',
    );
  dated('source.published');
  dated('original.published');
  replace('language', toLanguageTag, 'unknown language');
  replace('original.language', toLanguageTag, 'unknown language');
  replace('source.pages', toPages, 'pages');
  replace('source.edition', toEdition, 'edition');
  const isbn = reference.fields.get('source.isbn');
  const issn = reference.fields.get('source.issn');
  for (const { field, name, noun = name } of identifiers)
    replace(`source.${field}`, (text) => findIdentifier(field, text), `invalid ${noun}`);
  if (isbn && reference.get('source.isbn'))
    for (const other of findIsbn(isbn.text).rest) reference.lose('further ISBN', other, isbn.line);
  if (issn && reference.get('source.issn'))
    for (const other of findIssn(issn.text).rest) reference.lose('further ISSN', other, issn.line);
  replace(
    'source.url',
    (text) => {
      const url = findUrl(text);
      const written = url?.replaceAll('%20', ' ').replace(/^https?:\/\//, '') ?? text;
      const rest = text
        .replaceAll('%20', ' ')
        .replace(/^https?:\/\//, '')
        .replace(written, '');
      if (/[\p{L}\p{N}]/u.test(rest))
        reference.lose(`part of the address, kept as ${url}`, text, reference.fields.get('source.url')?.line);
      return url;
    },
    'not a web address',
  );
  const host = URL.parse(reference.get('source.url') ?? '')?.hostname.replace(/^(?:dx|www)\./, '');
  for (const { field, link } of identifiers)
    if (link && host === new URL(link('0')).hostname)
      reference.set(`source.${field}`, findIdentifier(field, reference.get('source.url') ?? ''), 'url');
  readNotes(reference);
}

/** Extracts identifiers with their names from notes: `PMID: 28723523`, `arXiv: 2301.12345`. */
function readNotes(reference: Reference): void {
  for (const note of [...reference.notes]) {
    if (note.kind !== 'note') continue;
    const rest = note.text.split('\n').filter((line) => {
      const found = identifiers.find(({ name }) => line.toLowerCase().startsWith(name.toLowerCase()));
      const value = found && findIdentifier(found.field, line.slice(found.name.length).replace(/^\s*:?\s*/, ''));
      if (!found || value === undefined || reference.get(`source.${found.field}`)) return true;
      reference.set(`source.${found.field}`, value, 'note', note.line);
      return false;
    });
    if (rest.length > 0) note.text = rest.join('\n');
    else reference.notes.splice(reference.notes.indexOf(note), 1);
  }
}

/** Removes duplicate people and empty parts of names. */
function cleanPeople(people: readonly Person[], reference: Reference, path: string): Person[] {
  const byName = new Map<string, Person>();
  for (const someone of people) {
    const parts = Object.entries(someone).map(([part, text]) => [part, cleanLine(String(text))] as const);
    const clean: Person = Object.fromEntries(parts.filter(([, text]) => text !== ''));
    if (Object.keys(clean).length > 0 && !byName.has(JSON.stringify(clean))) byName.set(JSON.stringify(clean), clean);
  }
  const all = [...byName.values()];
  const most = 50;
  if (all.length > most) reference.lose(`${path} after the first ${most}`, all.slice(most).map(fullName).join(', '));
  return all.slice(0, most);
}

/** Removes values that the schema rejects, and reports them as lost. */
function removeRefused(fields: Fields, reference: Reference): void {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const { error } = related.safeParse({ ...fields, added: '2000-01-01' });
    if (!error) return;
    for (const { path, message } of error.issues.flatMap(expandUnion)) removeAt(fields, path, message, reference);
    for (const [name, value] of Object.entries(fields))
      if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) delete fields[name];
  }
}

/** Removes the value at a path. If it is inside a list, removes the list item that contains it. */
function removeAt(fields: Fields, path: readonly PropertyKey[], message: string, reference: Reference): void {
  const index = path.findIndex((step) => typeof step === 'number');
  const target = (index < 0 ? path : path.slice(0, index + 1)).map(String);
  const key = target.at(-1) ?? '';
  const parent = target
    .slice(0, -1)
    .reduce<Fields | undefined>((part, step) => part?.[step] as Fields | undefined, fields);
  const value = parent?.[key];
  if (parent === undefined || value === undefined) return;
  const name = path.filter((step) => typeof step === 'string').join('.');
  const { line } = reference.fields.get(name as TextField) ?? {};
  reference.lose(`${name} (${message})`, typeof value === 'string' ? value : JSON.stringify(value), line);
  if (key === 'title' && parent === fields) fields.title = placeholderTitle;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

/** Returns the editor's note: the abstract as a quotation, then the notes. */
function noteBody({ notes }: Reference): string {
  const parts = notes.map(({ kind, text }) => (kind === 'abstract' ? quotation(text) : paragraphs(text)));
  return parts.filter(Boolean).join('\n\n');
}
