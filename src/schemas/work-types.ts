/** Names of a type in a format, with or without the genre that they imply. */
type Names = readonly (string | readonly [name: string, genre: string])[];

/** A format in which importers read types of works. */
export type TypeFormat = 'csl' | 'bibtex' | 'ris' | 'schema';

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
  /** The type of https://schema.org. */
  schema: string;
  /** The item type of Zotero: https://www.zotero.org/support/kb/item_types_and_fields. It reads its own types in `DC.type`. */
  zotero: string;
}

/** Everything that depends on the type of a work, except its label, which is in `types` of `src/messages`. */
export interface WorkTypeRow extends TypeForms {
  /** The kind of publication that a work of this type is part of. */
  partOf?: 'periodical' | 'book';
  /** Whether works of this type appear in periodicals and in books as well as on their own. */
  appearsAnywhere?: true;
  /** Whether it needs no label, since its publication shows it. */
  isOrdinary?: true;
  /** Whether APA describes it in brackets. */
  isDescribed?: true;
  /** The role of the people whom bibliographies name instead of authors. */
  creators?: 'directors' | 'speakers';
  /** The message in `reading` for a link to the work; `read` otherwise. */
  verb?: 'watch' | 'listen' | 'open';
  /** The message in `provenance` for the label of its publication; `firstPublished` otherwise. */
  publishedAs?: 'released' | 'firstBroadcast' | 'submitted';
  /** The message in `provenance` for the label of its origin, if it was not published. */
  unpublishedAs?: 'written' | 'delivered';
  /** The schema.org type of what the work appeared in, if it isn't a `Periodical` or `Book`. */
  schemaContainer?: string;
  /**
   * The meta tag for what the work appeared in: that of Highwire Press from which Zotero infers the type, or the field of
   * Zotero; `DC.source` otherwise.
   */
  container?: `citation_${string}` | `z:${string}`;
  /** The meta tag for the institution that published the work; `citation_publisher` otherwise. */
  institution?: `citation_${string}`;
  /** The meta tag for the event, or if that is not known, for what the work appeared in; `bib.presentedAt` otherwise. */
  event?: `citation_${string}`;
  /**
   * The names that importers read as this type. In CSL, BibTeX and RIS, they also read the names that exports write. If
   * several types share such a name, it means the first of them, unless another type lists it here.
   */
  readAs?: Partial<Record<TypeFormat, Names>>;
}

/**
 * The types of works, in the words of an editor. RIS has no types for interviews, speeches, podcasts and reviews: theirs are
 * those that Zotero writes. The types of RIS that importers read are those of Reference Manager, EndNote and RefWorks.
 */
const rows = {
  'journal article': {
    partOf: 'periodical',
    isOrdinary: true,
    csl: 'article-journal',
    bibtex: 'article',
    ris: 'JOUR',
    schema: 'ScholarlyArticle',
    zotero: 'journalArticle',
    container: 'citation_journal_title',
    readAs: {
      ris: ['EJOUR', 'JFULL', 'ABST', 'INPR'],
      bibtex: ['suppperiodical', 'periodical'],
      schema: ['ScholarlyArticle'],
    },
  },
  'magazine article': {
    partOf: 'periodical',
    isOrdinary: true,
    csl: 'article-magazine',
    bibtex: 'article',
    subtype: 'magazine',
    ris: 'MGZN',
    schema: 'Article',
    zotero: 'magazineArticle',
  },
  'newspaper article': {
    partOf: 'periodical',
    isOrdinary: true,
    csl: 'article-newspaper',
    bibtex: 'article',
    subtype: 'newspaper',
    ris: 'NEWS',
    schema: 'NewsArticle',
    zotero: 'newspaperArticle',
    schemaContainer: 'Newspaper',
    readAs: { schema: ['NewsArticle', 'ReportageNewsArticle', 'AnalysisNewsArticle', 'OpinionNewsArticle'] },
  },
  'blog post': {
    isOrdinary: true,
    csl: 'post-weblog',
    bibtex: 'online',
    ris: 'BLOG',
    schema: 'BlogPosting',
    zotero: 'blogPost',
    readAs: { schema: ['BlogPosting', 'LiveBlogPosting'] },
  },
  'web page': {
    isOrdinary: true,
    csl: 'webpage',
    bibtex: 'online',
    ris: 'ELEC',
    schema: 'Article',
    zotero: 'webpage',
    readAs: {
      csl: [['post', 'post']],
      ris: ['WEB'],
      bibtex: ['online', 'electronic', 'www', 'webpage'],
      schema: ['Article', 'TechArticle', 'SocialMediaPosting', 'WebPage'],
    },
  },
  book: {
    csl: 'book',
    bibtex: 'book',
    ris: 'BOOK',
    schema: 'Book',
    zotero: 'book',
    readAs: {
      csl: ['classic', ['pamphlet', 'pamphlet'], ['periodical', 'periodical']],
      ris: ['EBOOK', 'EDBOOK', 'CLSWK', 'SER', ['CTLG', 'catalogue'], ['PAMP', 'pamphlet']],
      bibtex: [
        'mvbook',
        'booklet',
        ['manual', 'manual'],
        'reference',
        'mvreference',
        'collection',
        'mvcollection',
        'proceedings',
        'mvproceedings',
      ],
    },
  },
  'book chapter': {
    partOf: 'book',
    csl: 'chapter',
    bibtex: 'incollection',
    ris: 'CHAP',
    schema: 'Chapter',
    zotero: 'bookSection',
    container: 'citation_inbook_title',
    readAs: { ris: ['ECHAP'], bibtex: ['inbook', 'bookinbook', 'suppbook', 'suppcollection'] },
  },
  'conference paper': {
    partOf: 'book',
    csl: 'paper-conference',
    bibtex: 'inproceedings',
    ris: 'CONF',
    schema: 'ScholarlyArticle',
    zotero: 'conferencePaper',
    event: 'citation_conference_title',
    readAs: { ris: ['CPAPER'], bibtex: ['conference'] },
  },
  report: {
    csl: 'report',
    bibtex: 'techreport',
    ris: 'RPRT',
    schema: 'Report',
    zotero: 'report',
    institution: 'citation_technical_report_institution',
    readAs: {
      csl: [['standard', 'standard']],
      ris: ['GOVDOC', ['STAND', 'standard']],
      bibtex: ['report', 'standard'],
      schema: ['Report'],
    },
  },
  thesis: {
    publishedAs: 'submitted',
    csl: 'thesis',
    bibtex: 'phdthesis',
    ris: 'THES',
    schema: 'Thesis',
    zotero: 'thesis',
    institution: 'citation_dissertation_institution',
    readAs: { bibtex: ['thesis', ['phdthesis', 'PhD thesis'], ['mastersthesis', "Master's thesis"]] },
  },
  letter: {
    appearsAnywhere: true,
    unpublishedAs: 'written',
    csl: 'personal_communication',
    bibtex: 'letter',
    ris: 'PCOMM',
    schema: 'Message',
    zotero: 'letter',
    readAs: { ris: [['ICOMM', 'e-mail']] },
  },
  interview: {
    appearsAnywhere: true,
    csl: 'interview',
    bibtex: 'misc',
    subtype: 'interview',
    ris: 'PCOMM',
    schema: 'Conversation',
    zotero: 'interview',
  },
  speech: {
    appearsAnywhere: true,
    isDescribed: true,
    creators: 'speakers',
    unpublishedAs: 'delivered',
    csl: 'speech',
    bibtex: 'unpublished',
    subtype: 'speech',
    ris: 'SLIDE',
    schema: 'CreativeWork',
    zotero: 'presentation',
  },
  podcast: {
    isDescribed: true,
    verb: 'listen',
    csl: 'broadcast',
    bibtex: 'audio',
    subtype: 'podcast',
    ris: 'SOUND',
    schema: 'PodcastEpisode',
    zotero: 'podcast',
    container: 'z:seriesTitle',
    schemaContainer: 'PodcastSeries',
  },
  broadcast: {
    isDescribed: true,
    verb: 'open',
    publishedAs: 'firstBroadcast',
    csl: 'broadcast',
    bibtex: 'video',
    subtype: 'broadcast',
    ris: 'MPCT',
    schema: 'Episode',
    zotero: 'tvBroadcast',
    schemaContainer: 'CreativeWorkSeries',
    readAs: { csl: ['broadcast'], bibtex: ['audio'] },
  },
  film: {
    isDescribed: true,
    creators: 'directors',
    verb: 'watch',
    publishedAs: 'released',
    csl: 'motion_picture',
    bibtex: 'movie',
    ris: 'MPCT',
    schema: 'Movie',
    zotero: 'film',
    readAs: { ris: ['MPCT', 'ADVS'] },
  },
  video: {
    isDescribed: true,
    verb: 'watch',
    publishedAs: 'released',
    csl: 'motion_picture',
    bibtex: 'video',
    ris: 'VIDEO',
    schema: 'VideoObject',
    zotero: 'videoRecording',
    container: 'z:seriesTitle',
    readAs: { ris: ['MULTI'], bibtex: ['video'] },
  },
  manuscript: {
    unpublishedAs: 'written',
    csl: 'manuscript',
    bibtex: 'unpublished',
    ris: 'MANSCPT',
    schema: 'Manuscript',
    zotero: 'manuscript',
    readAs: { ris: ['UNPB'], bibtex: ['unpublished'] },
  },
  review: {
    partOf: 'periodical',
    appearsAnywhere: true,
    csl: 'review',
    bibtex: 'article',
    subtype: 'review',
    ris: 'JOUR',
    schema: 'Review',
    zotero: 'journalArticle',
    readAs: { csl: ['review-book'], bibtex: ['review'], schema: ['Review'] },
  },
  'encyclopedia entry': {
    partOf: 'book',
    csl: 'entry-encyclopedia',
    bibtex: 'incollection',
    subtype: 'entry',
    ris: 'ENCYC',
    schema: 'Article',
    zotero: 'encyclopediaArticle',
    readAs: { csl: ['entry', 'entry-dictionary'], ris: ['DICT'], bibtex: ['inreference'] },
  },
  'legal document': {
    csl: 'legislation',
    bibtex: 'legislation',
    ris: 'STAT',
    schema: 'Legislation',
    zotero: 'statute',
    readAs: {
      csl: ['bill', 'hearing', 'legal_case', 'regulation', 'treaty', ['patent', 'patent']],
      ris: ['BILL', 'UNBILL', 'CASE', 'LEGAL', 'HEAR', ['PAT', 'patent']],
      bibtex: [['patent', 'patent'], 'legal', 'jurisdiction'],
    },
  },
  dataset: {
    verb: 'open',
    csl: 'dataset',
    bibtex: 'dataset',
    ris: 'DATA',
    schema: 'Dataset',
    zotero: 'dataset',
    readAs: { ris: ['DBASE', 'AGGR'], bibtex: ['data'] },
  },
  document: {
    appearsAnywhere: true,
    isOrdinary: true,
    csl: 'document',
    bibtex: 'misc',
    ris: 'GEN',
    schema: 'CreativeWork',
    zotero: 'document',
    readAs: {
      csl: [
        ['article', 'preprint'],
        ['collection', 'collection'],
        ['figure', 'figure'],
        ['graphic', 'artwork'],
        ['map', 'map'],
        ['musical_score', 'musical score'],
        ['performance', 'performance'],
        ['software', 'software'],
        ['song', 'sound recording'],
        ['event', 'event'],
      ],
      ris: [
        ['GRNT', 'grant'],
        ['ANCIENT', 'ancient text'],
        ['SOUND', 'sound recording'],
        ['MUSIC', 'music'],
        ['ART', 'artwork'],
        ['FIGURE', 'figure'],
        ['CHART', 'chart'],
        ['MAP', 'map'],
        ['COMP', 'software'],
        ['EQUA', 'equation'],
      ],
      bibtex: [
        'performance',
        ['music', 'music'],
        ['software', 'software'],
        ['artwork', 'artwork'],
        ['image', 'image'],
        'misc',
      ],
    },
  },
} as const satisfies Record<string, WorkTypeRow>;

export type WorkType = keyof typeof rows;

export const workTypes: Readonly<Record<WorkType, WorkTypeRow>> = rows;

export const workTypeNames = Object.keys(rows) as [WorkType, ...WorkType[]];

/** The forms of legal documents other than statutes, by a word of their genre. CSL and RIS have a type for each. */
const legalForms: readonly { genre: RegExp; forms: Partial<TypeForms> }[] = [
  {
    genre: /\b(?:case|judge?ment|decision|ruling|urteil|beschluss)\b/i,
    forms: { csl: 'legal_case', bibtex: 'jurisdiction', ris: 'CASE', schema: 'CreativeWork', zotero: 'case' },
  },
  { genre: /\b(?:bill|gesetzentwurf)\b/i, forms: { csl: 'bill', ris: 'BILL', zotero: 'bill' } },
  { genre: /\b(?:treaty|convention|vertrag)\b/i, forms: { csl: 'treaty', bibtex: 'legal' } },
];

/** Returns the forms of a work's type. A legal document is a statute, unless its genre names a case, a bill or a treaty. */
export function formsOf(type: WorkType, genre: string | undefined): TypeForms {
  const legal = type === 'legal document' && legalForms.find((form) => form.genre.test(genre ?? ''));
  return legal ? { ...workTypes[type], ...legal.forms } : workTypes[type];
}

/** A type as importers read it, with the genre if the name says more than the type. */
export interface ReadType {
  type: WorkType;
  genre?: string | undefined;
}

/** Returns the types by their names in a format. */
export function typesIn(format: TypeFormat): ReadonlyMap<string, ReadType> {
  const written = format === 'schema' ? [] : workTypeNames.map((type) => [workTypes[type][format], { type }] as const);
  const listed = workTypeNames.flatMap((type) =>
    (workTypes[type].readAs?.[format] ?? []).map((names) => {
      const [name, genre] = [names].flat() as [string, string?];
      return [name, { type, genre }] as const;
    }),
  );
  return new Map([...written.toReversed(), ...listed]); // a later entry replaces an earlier one with the same name
}
