/** The fields of BibTeX and BibLaTeX, and what they mean. */
import { roles, roleTable, sourceTextFields, typesIn, type WorkType, workTypeNames, workTypes } from '../../site.ts';
import type { PeopleField, TextField } from '../reference.ts';
import type { RawEntry, RawField } from './entries.ts';

/** What each type of entry is. */
export const types = typesIn('bibtex');

/** Localization keys that BibLaTeX allows in `type`. */
export const typeKeys: Readonly<Record<string, string>> = {
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
export const notWorks = ['set', 'xdata', 'bibnote', 'control', 'settings'];

/** Fields of one line, whatever the type of the entry. */
export const textFields: ReadonlyMap<string, TextField> = new Map([
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

/** Where BibTeX has no field for a role, some programs write the field of CSL. */
export const peopleFields: ReadonlyMap<string, PeopleField> = new Map(
  roles
    .filter((role) => role !== 'editors')
    .toReversed()
    .map((role) => {
      const { bibtex, csl }: { bibtex?: string; csl: string } = roleTable[role];
      return [bibtex ?? csl, role];
    }),
);

/** The fields of identifiers and addresses, which are read without TeX. An `eprint` depends on another field. */
export const verbatimFields = sourceTextFields.flatMap(({ bibtex = [], isVerbatim, field }) =>
  isVerbatim ? bibtex.filter((name) => name !== 'eprint').map((name) => ({ name, field })) : [],
);

/** Fields that are read differently from those of one line. */
export const addressFields = [...verbatimFields.map(({ name }) => name), 'eprint', 'pmcid', 'file', 'howpublished'];
/** Fields that concern the typesetting or another program. An entry loses nothing without them. */
export const technicalFields = [
  'crossref',
  'xdata',
  'xref',
  'eprinttype',
  'archiveprefix',
  'langid',
  'hyphenation',
  'langidopts',
];
/** The name under which keywords are read. */
export const tagField = 'tagwords';
/** The fields of a date, from the most precise. */
export const dateFields = ['date', 'year', 'month', 'day'];
/** The fields of abstracts and notes. */
export const noteFields = ['abstract', 'note', 'annote', 'annotation', 'addendum', 'review', 'comment', 'comments'];

/** Returns the type of work that an entry describes. */
export function typeOf({ type }: RawEntry, fields: readonly RawField[]): WorkType {
  const has = (name: string) => fields.some((field) => field.name === name && field.value.trim() !== '');
  const isPreprint = type === 'article' && has('eprint') && !has('journal') && !has('journaltitle');
  return isPreprint ? 'document' : (types.get(type)?.type ?? 'document');
}

/** Returns the type that an entry names as its subtype, as exports do where the types of BibLaTeX are too broad. */
export function typeOfSubtype(fields: readonly RawField[]): WorkType | undefined {
  const subtype = fields.find(({ name }) => name === 'entrysubtype')?.value.toLowerCase() ?? '';
  const words = subtype.split(/[^a-z]+/);
  return workTypeNames.find((type) => type === subtype || words.includes(workTypes[type].subtype ?? ' '));
}
