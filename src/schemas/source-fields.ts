import { z } from 'astro/zod';
import { doiUrl, isbnKey, pubMedUrl } from '../values/identifiers.ts';
import { archivedUrl, invalid, oneOf, plainText, publicationDate, webUrl } from './field-types.ts';
import { arxiv, doi, isbn, issn, pmid } from './identifiers.ts';
import { people } from './person.ts';

/** The names of a field in a format: the one that exports write, then others that importers read. */
type Names = readonly [written: string, ...read: string[]];

/** A field of `source`, with everything that is regular about it. */
export interface SourceField {
  /** The schema, with a description that an editor can follow. */
  schema: z.ZodType;
  /** The variables of CSL: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
  csl?: Names;
  /** Whether CSL lacks the variable: CSL-JSON then has the value in the note, where Zotero reads it. */
  isInNote?: true;
  /** The fields of BibTeX and BibLaTeX: https://ctan.org/pkg/biblatex */
  bibtex?: Names;
  /** Whether BibLaTeX reads the field without TeX. */
  isVerbatim?: true;
  /** The types of BibTeX's `eprint` that importers read as this field. */
  eprints?: readonly string[];
  /** The tags of RIS: https://en.wikipedia.org/wiki/RIS_(file_format) */
  ris?: Names;
  /** Whether other programs put other things under the tag of RIS, so that importers take it only with the name of the field. */
  isAmbiguousInRis?: true;
  /**
   * The meta tags of Highwire Press (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), then those of PRISM.
   * What they lack has a field of Zotero, in its namespace `z:`.
   */
  meta?: Names;
  /** The property of https://schema.org, and how it writes the value, if not as it is. */
  property?: readonly [name: string, write?: (value: string) => string];
  /** The name of an identifier, the same in all languages. Pages show the field under it. */
  name?: string;
  /** How messages name the identifier, if `name` is that of its home. */
  noun?: string;
  /** Returns the address that an identifier leads to. */
  link?: (value: string) => string;
  /** The site that the link leads to, if that is not the publication itself. */
  site?: string;
  /** Whether that site only describes the work. */
  isCatalogue?: true;
  /** Whether the value is an address. */
  isAddress?: true;
  /** Whether the search finds the work by the value. */
  isSearched?: true;
  /** Returns a key that two works should not share. It is equal for all ways to write the value. */
  identity?: (value: string) => string;
  /** Whether it identifies a book, whose chapters have it as well. */
  isOfBook?: true;
}

const archivedCopy =
  'The URL of an archived copy of that page, which you have looked at: `https://web.archive.org/web/2016/https://…`.';

/**
 * The fields of `source`, in the order of the documentation. Schema, records, exports, meta tags, pages, search, check and
 * importers read this table. Fields whose form depends on other fields, such as the place, have functions there as well.
 */
/** Text without a label: citations add their own, in the reader's language. */
const withoutLabel = (hint: string, label: RegExp) =>
  plainText(hint).refine(
    (text) => !label.test(text),
    invalid('label-in-value', 'label before the value:', `${hint} only`, (text) => text.replace(label, '')),
  );

const rows = {
  publication: {
    schema: plainText('write the name of the publication')
      .optional()
      .describe(
        'What the work appeared in: a journal, newspaper, site, book, encyclopedia or programme: `Foreign Affairs`.',
      ),
    csl: ['container-title'],
  },
  title: {
    schema: plainText('write the title in this publication')
      .optional()
      .describe("The title there, if it differs from the work's `title`."),
  },
  published: {
    schema: publicationDate()
      .optional()
      .describe('The date of publication, as far as it is known, in EDTF: `2014-09-29`, `2014`, `1350~`.'),
  },
  url: {
    schema: webUrl().optional().describe('The URL of the work itself, not of the publication.'),
    csl: ['URL'],
    bibtex: ['url', 'ee', 'link'],
    isVerbatim: true,
    ris: ['UR', 'LK'],
    isAddress: true,
    isSearched: true,
  },
  archived: { schema: archivedUrl().optional().describe(archivedCopy), isAddress: true },
  access: {
    schema: oneOf(['open', 'registration', 'subscription'])
      .optional()
      .describe('How readers get access there: `open` (to all), `registration` (a free account) or `subscription`.'),
  },
  editors: { schema: people().describe('The editors of the publication, not of the work itself.') },
  volume: {
    schema: withoutLabel('write the volume', /^(?:vols?|volumes?|bd|band|tome|t)\.?\s+(?=\S)/i)
      .optional()
      .describe('The volume of the journal or of the book: `97`.'),
    csl: ['volume'],
    bibtex: ['volume'],
    ris: ['VL'],
    meta: ['citation_volume', 'prism.volume'],
  },
  issue: {
    schema: withoutLabel('write the issue', /^(?:no|nos|nr|issue|heft|n°|№)\.?\s+(?=\S)/i)
      .optional()
      .describe('The issue of the journal: `2`.'),
    csl: ['issue'],
    ris: ['IS'],
    meta: ['citation_issue', 'prism.number'],
  },
  pages: {
    schema: withoutLabel('write the pages', /^(?:(?:pp|pages?|pgs?|seiten?)\.?\s*|[ps](?:\.\s*|\s+))(?=\d|[ivxlc]+\b)/i)
      .optional()
      .describe('The pages of the work in the publication: `35-42`.'),
    csl: ['page'],
    property: ['pagination'],
  },
  number: {
    schema: plainText('write the number')
      .optional()
      .describe('The number of the report, episode, bill or document: `Cmd. 5463`.'),
    csl: ['number'],
  },
  edition: {
    schema: plainText('write the edition')
      .optional()
      .describe('The edition, unless it is the first: `3` or `revised`.'),
    csl: ['edition'],
    bibtex: ['edition'],
    ris: ['ET'],
    meta: ['prism.edition'],
  },
  publisher: {
    schema: plainText('write the name of the publisher')
      .optional()
      .describe('The publisher; for a thesis or a report, the institution.'),
    csl: ['publisher', 'authority'],
    ris: ['PB'],
  },
  place: {
    schema: plainText('write the place').optional().describe('The place of publication, or of the event: `London`.'),
    csl: ['publisher-place', 'event-place', 'archive-place'],
  },
  series: {
    schema: plainText('write the name of the series')
      .optional()
      .describe("The publisher's series that the book belongs to: `Penguin Classics`."),
    csl: ['collection-title'],
    bibtex: ['series'],
    meta: ['citation_series_title'],
  },
  seriesNumber: {
    schema: plainText('write the number in the series').optional().describe('The number of the book in that series.'),
    csl: ['collection-number'],
    meta: ['z:seriesNumber'],
  },
  event: {
    schema: plainText('write the name of the event')
      .optional()
      .describe('The conference, or the occasion of a speech: `Nobel Banquet`.'),
    csl: ['event', 'event-title'],
    bibtex: ['eventtitle'],
  },
  repository: {
    schema: plainText('write the name of the archive or library')
      .optional()
      .describe('The archive or library that keeps a manuscript or a letter: `Bodleian Library`.'),
    csl: ['archive'],
    ris: ['DB'],
    isAmbiguousInRis: true,
    meta: ['z:archive'],
  },
  shelfmark: {
    schema: plainText('write the shelfmark')
      .optional()
      .describe('The shelfmark, or the collection and box, in that archive or library: `MS. Eng. d. 2005`.'),
    csl: ['archive_location'],
    ris: ['AV'],
    isAmbiguousInRis: true,
    meta: ['z:archiveLocation'],
  },
  doi: {
    schema: doi().optional().describe('The Digital Object Identifier: `10.1000/182`.'),
    name: 'DOI',
    csl: ['DOI'],
    bibtex: ['doi'],
    isVerbatim: true,
    ris: ['DO', 'DI', 'L3'],
    meta: ['citation_doi', 'prism.doi'],
    property: ['sameAs', doiUrl],
    link: doiUrl,
    isSearched: true,
    identity: (value) => value.toLowerCase(),
  },
  pmid: {
    schema: pmid().optional().describe('The number of the article in PubMed: `28723523`.'),
    name: 'PMID',
    csl: ['PMID'],
    bibtex: ['pmid'],
    isVerbatim: true,
    eprints: ['pubmed', 'pmid'],
    ris: ['AN'],
    isAmbiguousInRis: true,
    meta: ['citation_pmid'],
    property: ['identifier', (value) => `pmid:${value}`],
    link: pubMedUrl,
    site: 'PubMed',
    isCatalogue: true,
    isSearched: true,
  },
  isbn: {
    schema: isbn()
      .optional()
      .describe('The International Standard Book Number, of 10 or 13 digits: `978-0-14-044913-6`.'),
    name: 'ISBN',
    csl: ['ISBN'],
    bibtex: ['isbn'],
    isVerbatim: true,
    ris: ['SN'],
    meta: ['citation_isbn'],
    isSearched: true,
    identity: isbnKey,
    isOfBook: true,
  },
  issn: {
    schema: issn().optional().describe('The International Standard Serial Number of the journal: `0015-7120`.'),
    name: 'ISSN',
    csl: ['ISSN'],
    bibtex: ['issn'],
    isVerbatim: true,
    ris: ['SN'],
    meta: ['citation_issn', 'prism.issn'],
  },
  arxiv: {
    schema: arxiv().optional().describe('The identifier of the preprint in arXiv: `2301.12345`.'),
    name: 'arXiv',
    noun: 'arXiv identifier',
    csl: ['arXiv'],
    isInNote: true,
    bibtex: ['eprint'],
    isVerbatim: true,
    eprints: ['arxiv'],
    ris: ['AN'],
    isAmbiguousInRis: true,
    meta: ['citation_arxiv_id'],
    property: ['sameAs', (value) => `https://arxiv.org/abs/${value}`],
    link: (value) => `https://arxiv.org/abs/${value}`,
    site: 'arXiv',
    isSearched: true,
    identity: (value) => value.replace(/v\d+$/, ''),
  },
} as const satisfies Record<string, SourceField>;

type Rows = typeof rows;

export type SourceFieldName = keyof Rows;

/** The variables of items for fields of `source`. All but those in notes are variables of CSL. */
export type SourceVariable = {
  [Name in SourceFieldName]: Rows[Name] extends { csl: readonly [infer Variable extends string, ...string[]] }
    ? Variable
    : never;
}[SourceFieldName];

/** A field with a variable, whose values are text. */
export type SourceTextField = {
  [Name in SourceFieldName]: Rows[Name] extends { csl: Names } ? Name : never;
}[SourceFieldName];

export const sourceFields: Readonly<Record<SourceFieldName, SourceField>> = rows;

/** The fields with a variable, each with its name, its variable and its row. */
export const sourceTextFields = Object.entries(sourceFields).flatMap(([name, row]) =>
  row.csl === undefined ? [] : [{ ...row, field: name as SourceTextField, variable: row.csl[0] as SourceVariable }],
);

/** The schemas of the fields. */
export const sourceShape = Object.fromEntries(Object.entries(rows).map(([name, { schema }]) => [name, schema])) as {
  [Name in SourceFieldName]: Rows[Name]['schema'];
};

/** A page about a work on a site other than that of its publication. */
export interface OtherSite {
  href: string;
  site: string;
  /** Whether the site only describes the work. */
  isCatalogue: boolean;
}

/** Returns where else a work is by its identifiers: first a site that has it, then a catalogue. */
export function elsewhere(source: { [Name in SourceTextField]?: string | undefined }): OtherSite | undefined {
  const sites = sourceTextFields.flatMap(({ field, link, site, isCatalogue = false }) => {
    const value = source[field];
    return link && site && value !== undefined ? [{ href: link(value), site, isCatalogue }] : [];
  });
  return sites.find(({ isCatalogue }) => !isCatalogue) ?? sites[0];
}

/** Returns the identifiers and the address by which the search finds a work. */
export const searchedIdentifiers = (source: { [Name in SourceTextField]?: string | undefined } = {}): string[] =>
  sourceTextFields.flatMap(({ field, isSearched }) => (isSearched && source[field]) || []);
