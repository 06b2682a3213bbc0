/** A role of people in a work. */
export interface RoleRow {
  /** The description of the field for editors. */
  description: string;
  /** Whether it makes somebody a creator, by whom bibliographies list the work. */
  isCreator?: true;
  /** The position in a byline, after the creators. */
  byline: number;
  /** The name variable of CSL: https://docs.citationstyles.org/en/stable/specification.html#name-variables */
  csl: string;
  /** The field of BibTeX and BibLaTeX: https://ctan.org/pkg/biblatex. What these lack is in a note. */
  bibtex?: string;
  /** The meta tag of Highwire Press, or where it has none, Zotero's own field. */
  meta: string;
  /** The property of https://schema.org. */
  schema: string;
  /** The MARC relator: https://id.loc.gov/vocabulary/relators.html */
  relator: string;
}

/**
 * The roles, named like the fields of a work. The creators of a work are the people in the first of its roles that
 * makes creators. Tags of RIS depend on the type of work as well: see `src/citation/ris.ts`.
 */
export const roleTable = {
  authors: {
    description:
      'The authors, in the order of the source; for an interview, who was interviewed. Leave it out if there are none.',
    isCreator: true,
    byline: 7,
    csl: 'author',
    bibtex: 'author',
    meta: 'citation_author',
    schema: 'author',
    relator: 'aut',
  },
  speakers: {
    description: 'Who gave a speech or a lecture.',
    isCreator: true,
    byline: 3,
    csl: 'author',
    bibtex: 'author',
    meta: 'citation_author',
    schema: 'author',
    relator: 'spk',
  },
  directors: {
    description: 'The directors of a film or a broadcast.',
    isCreator: true,
    byline: 4,
    csl: 'director',
    meta: 'z:directors',
    schema: 'director',
    relator: 'drt',
  },
  editors: {
    description: 'The editors of the work. For those of the book or journal it appeared in, use `source.editors`.',
    isCreator: true,
    byline: 6,
    csl: 'editor',
    bibtex: 'editor',
    meta: 'citation_editor',
    schema: 'editor',
    relator: 'edt',
  },
  translators: {
    description: 'The translators.',
    byline: 5,
    csl: 'translator',
    bibtex: 'translator',
    meta: 'z:translators',
    schema: 'translator',
    relator: 'trl',
  },
  interviewers: {
    description: 'Who asked the questions of an interview.',
    byline: 2,
    csl: 'interviewer',
    meta: 'z:interviewers',
    schema: 'contributor',
    relator: 'ivr',
  },
  recipients: {
    description: 'Who a letter is addressed to.',
    byline: 1,
    csl: 'recipient',
    meta: 'z:recipients',
    schema: 'recipient',
    relator: 'rcp',
  },
} as const satisfies Record<string, RoleRow>;

export type Role = keyof typeof roleTable;

/** The roles that make somebody a creator. */
export type CreatorRole = {
  [Name in Role]: (typeof roleTable)[Name] extends { isCreator: true } ? Name : never;
}[Role];

export const roles = Object.keys(roleTable) as readonly Role[];

export const creatorRoles = roles.filter((role): role is CreatorRole => 'isCreator' in roleTable[role]);

/** A name variable of CSL for people in a role. */
export type RoleVariable = (typeof roleTable)[Role]['csl'];

/** The variables, each once, with the roles of the people in it. */
export const roleVariables: ReadonlyMap<RoleVariable, readonly Role[]> = Map.groupBy(
  roles,
  (role) => roleTable[role].csl,
);

/** Returns how formats name the people in a variable. */
export const rowOfVariable = (variable: RoleVariable): RoleRow =>
  roleTable[(roleVariables.get(variable) as readonly [Role, ...Role[]])[0]];
