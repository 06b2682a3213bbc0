import type { WorkType } from '../schemas/work-types.ts';

/** How citations and exports name a type of work. */
export interface TypeForms {
  /** The CSL type: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
  csl: string;
  /**
   * The entry type of BibTeX (https://ctan.org/pkg/bibtex), or of BibLaTeX (https://ctan.org/pkg/biblatex) where BibTeX
   * has none: BibTeX formats types that it doesn't know like `misc`.
   */
  bibtex: string;
  /** The `entrysubtype` of BibLaTeX, where its types are too broad. */
  subtype?: string;
  /** The reference type of RIS: https://en.wikipedia.org/wiki/RIS_(file_format) */
  ris: string;
  /**
   * The meta tag for what the work appeared in, of those that Google Scholar documents and reference managers read:
   * https://scholar.google.com/intl/en/scholar/inclusion.html#indexing. Where there is none, Dublin Core's `DC.publisher`.
   */
  container?: `citation_${string}`;
  /** The meta tag for the institution that published the work; `citation_publisher` otherwise. */
  institution?: `citation_${string}`;
  /**
   * The Dublin Core type (https://www.dublincore.org/specifications/dublin-core/dcmi-type-vocabulary/), where no Highwire
   * tag tells that it is no article.
   */
  dublinCore?: string;
  /** The type of https://schema.org. */
  schema: string;
  /** The schema.org type of what the work appeared in; `CreativeWork` otherwise. */
  schemaContainer?: string;
}

/**
 * The forms of each type of work. A new type needs a row here and its name in `schemas/work-types.ts` and `messages/`.
 * RIS has no types for interviews, speeches, podcasts and reviews: theirs are those that Zotero writes.
 */
export const typeForms: Readonly<Record<WorkType, TypeForms>> = {
  'journal article': {
    csl: 'article-journal',
    bibtex: 'article',
    ris: 'JOUR',
    container: 'citation_journal_title',
    schema: 'ScholarlyArticle',
    schemaContainer: 'Periodical',
  },
  'magazine article': {
    csl: 'article-magazine',
    bibtex: 'article',
    subtype: 'magazine',
    ris: 'MGZN',
    schema: 'Article',
    schemaContainer: 'Periodical',
  },
  'newspaper article': {
    csl: 'article-newspaper',
    bibtex: 'article',
    subtype: 'newspaper',
    ris: 'NEWS',
    schema: 'NewsArticle',
    schemaContainer: 'Newspaper',
  },
  'blog post': { csl: 'post-weblog', bibtex: 'misc', ris: 'BLOG', schema: 'BlogPosting' },
  'web page': { csl: 'webpage', bibtex: 'misc', ris: 'ELEC', schema: 'Article' },
  book: { csl: 'book', bibtex: 'book', ris: 'BOOK', dublinCore: 'Text', schema: 'Book' },
  'book chapter': {
    csl: 'chapter',
    bibtex: 'incollection',
    ris: 'CHAP',
    container: 'citation_inbook_title',
    schema: 'Chapter',
    schemaContainer: 'Book',
  },
  'conference paper': {
    csl: 'paper-conference',
    bibtex: 'inproceedings',
    ris: 'CONF',
    container: 'citation_conference_title',
    schema: 'ScholarlyArticle',
    schemaContainer: 'Book',
  },
  report: {
    csl: 'report',
    bibtex: 'techreport',
    ris: 'RPRT',
    institution: 'citation_technical_report_institution',
    schema: 'Report',
  },
  thesis: {
    csl: 'thesis',
    bibtex: 'phdthesis',
    ris: 'THES',
    institution: 'citation_dissertation_institution',
    schema: 'Thesis',
  },
  letter: { csl: 'personal_communication', bibtex: 'letter', ris: 'PCOMM', dublinCore: 'Text', schema: 'Message' },
  interview: {
    csl: 'interview',
    bibtex: 'misc',
    subtype: 'interview',
    ris: 'PCOMM',
    dublinCore: 'Text',
    schema: 'Conversation',
  },
  speech: {
    csl: 'speech',
    bibtex: 'unpublished',
    subtype: 'speech',
    ris: 'SLIDE',
    dublinCore: 'Text',
    schema: 'CreativeWork',
  },
  podcast: {
    csl: 'broadcast',
    bibtex: 'audio',
    subtype: 'podcast',
    ris: 'SOUND',
    dublinCore: 'Sound',
    schema: 'PodcastEpisode',
    schemaContainer: 'PodcastSeries',
  },
  broadcast: {
    csl: 'broadcast',
    bibtex: 'video',
    subtype: 'broadcast',
    ris: 'MPCT',
    schema: 'Episode',
    schemaContainer: 'CreativeWorkSeries',
  },
  film: { csl: 'motion_picture', bibtex: 'movie', ris: 'MPCT', dublinCore: 'MovingImage', schema: 'Movie' },
  video: { csl: 'motion_picture', bibtex: 'video', ris: 'VIDEO', dublinCore: 'MovingImage', schema: 'VideoObject' },
  manuscript: { csl: 'manuscript', bibtex: 'unpublished', ris: 'MANSCPT', dublinCore: 'Text', schema: 'Manuscript' },
  review: { csl: 'review', bibtex: 'article', subtype: 'review', ris: 'JOUR', schema: 'Review' },
  'encyclopedia entry': {
    csl: 'entry-encyclopedia',
    bibtex: 'incollection',
    subtype: 'entry',
    ris: 'ENCYC',
    container: 'citation_inbook_title',
    schema: 'Article',
    schemaContainer: 'Book',
  },
  'legal document': {
    csl: 'legislation',
    bibtex: 'legislation',
    ris: 'STAT',
    dublinCore: 'Text',
    schema: 'Legislation',
  },
  dataset: { csl: 'dataset', bibtex: 'dataset', ris: 'DATA', dublinCore: 'Dataset', schema: 'Dataset' },
  document: { csl: 'document', bibtex: 'misc', ris: 'GEN', schema: 'CreativeWork' },
};

/** The forms of legal documents other than statutes, by a word of their genre. CSL and RIS have a type for each. */
const legalForms: readonly { genre: RegExp; forms: Partial<TypeForms> }[] = [
  {
    genre: /\b(?:case|judge?ment|decision|ruling|urteil|beschluss)\b/i,
    forms: { csl: 'legal_case', bibtex: 'jurisdiction', ris: 'CASE', schema: 'CreativeWork' },
  },
  { genre: /\b(?:bill|gesetzentwurf)\b/i, forms: { csl: 'bill', ris: 'BILL' } },
  { genre: /\b(?:treaty|convention|vertrag)\b/i, forms: { csl: 'treaty', bibtex: 'legal' } },
];

/** Returns the forms of a work's type. A legal document is a statute, unless its genre names a case, a bill or a treaty. */
export function formsOf(type: WorkType, genre: string | undefined): TypeForms {
  const legal = type === 'legal document' && legalForms.find((form) => form.genre.test(genre ?? ''));
  return legal ? { ...typeForms[type], ...legal.forms } : typeForms[type];
}
