/** The fields of BibTeX and BibLaTeX, and what they mean. */
import { roles, roleTable, sourceTextFields, typesIn, type WorkType, workTypeNames, workTypes } from '../../site.ts';
import type { PeopleField, TextField } from '../reference.ts';
import type { RawEntry, RawField } from './entries.ts';

/** The type of work for each type of entry. */
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

/** Types of entries that don't describe a work. */
export const notWorks = ['set', 'xdata', 'bibnote', 'control', 'settings'];

/** Fields with one line of text that mean the same for all types of entries. */
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

/** The fields for people. If BibTeX has no field for a role, some programs use the name of the CSL variable. */
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

/** Fields for addresses and identifiers, which `setAddresses` reads. */
export const addressFields = [...verbatimFields.map(({ name }) => name), 'eprint', 'pmcid', 'file', 'howpublished'];
/** Fields for typesetting or for programs, which are ignored without a line in the report. */
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
/** The name to which fields with keywords are changed. */
export const tagField = 'tagwords';
/** The fields of a date, starting with the whole date. */
export const dateFields = ['date', 'year', 'month', 'day'];
/** The fields of abstracts and notes. */
export const noteFields = ['abstract', 'note', 'annote', 'annotation', 'addendum', 'review', 'comment', 'comments'];

/** Returns the type of work that an entry describes. */
export function typeOf({ type }: RawEntry, fields: readonly RawField[]): WorkType {
  const has = (name: string) => fields.some((field) => field.name === name && field.value.trim() !== '');
  const isPreprint = type === 'article' && has('eprint') && !has('journal') && !has('journaltitle');
  return isPreprint ? 'document' : (types.get(type)?.type ?? 'document');
}

/** Returns the type in the `entrysubtype` field, which exports add if the types of BibLaTeX are too broad. */
export function typeOfSubtype(fields: readonly RawField[]): WorkType | undefined {
  const subtype = fields.find(({ name }) => name === 'entrysubtype')?.value.toLowerCase() ?? '';
  const words = subtype.split(/[^a-z]+/);
  return workTypeNames.find((type) => type === subtype || words.includes(workTypes[type].subtype ?? ' '));
}
