import { site } from '../env.ts';
import { type Author, lastModified, type Source, type Work } from '../library/library.ts';
import { originalTitle, publishedIn, sourceName, unpublishedAs } from '../phrases/describe.ts';
import { messages, say } from '../messages/index.ts';
import { type RoleVariable, roleVariables } from '../schemas/roles.ts';
import { dateYear, dayDate, type EdtfDate } from '../values/date.ts';
import type { Person } from '../values/names.ts';
import { elsewhere, sourceTextFields, type SourceVariable } from '../schemas/source-fields.ts';
import { formsOf, type WorkType, workTypes } from '../schemas/work-types.ts';

/** The name variables of CSL that items use. */
export const nameVariables = [...roleVariables.keys(), 'reviewed-author'] as const;

export type NameVariable = (typeof nameVariables)[number];

/**
 * A bibliographic item in the variables of CSL-JSON, but with dates and people as values:
 * https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 */
export interface Item
  extends Partial<Record<NameVariable, readonly Person[]>>, Partial<Record<SourceVariable, string>> {
  /** The citation key. It is stable as long as the work keeps its id. */
  id: string;
  /** The type of work, from which the types of all formats follow (work-types.ts). Not part of CSL-JSON. */
  workType: WorkType;
  /** https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
  type: string;
  title: string;
  /** The court of a legal case. */
  authority?: string;
  /** The place of the archive or library. */
  'archive-place'?: string;
  /** The conference or occasion. CSL 1.0.2 renamed `event`; styles read either. */
  'event-title'?: string;
  'event-place'?: string;
  issued?: EdtfDate;
  'original-date'?: EdtfDate;
  'original-title'?: string;
  'original-publisher'?: string;
  'original-publisher-place'?: string;
  'reviewed-title'?: string;
  language?: string;
  /** The form of a work, or the extent of a copy: `PhD thesis`, `Excerpt`. */
  genre?: string;
  /** The origin of a copy. */
  note?: string;
  /** How the original of a copy came about, if it was not published. Not part of CSL-JSON. */
  originalWas?: 'written' | 'delivered';
}

/** The bibliographic facts of a work, from which every citation, export, feed and meta tag is made. */
export interface BibliographicRecord {
  /** The work as first published. Only its title and language are always known. */
  original: Item;
  /**
   * The copy to read: on this site, or for a reference, where the work was found. A work that this site is the first to
   * publish has no copy.
   */
  copy?: Item;
}

/** Returns the record of a work, without the facts that are unknown. `address` is the URL of the work's page. */
export function workRecord(work: Work, address: string): BibliographicRecord {
  const original = originalItem(work, address);
  if (work.firstPublishedHere) return { original };
  if (work.extent !== 'reference') return { original, copy: copyHere(work, address) };
  return work.via ? { original, copy: copyElsewhere(work, work.via) } : { original };
}

/** Returns the first publication of a work, or the edition that is catalogued. */
function originalItem(work: Work, address: string): Item {
  const { id, type, genre, source, original } = work;
  return compact({
    id,
    workType: type,
    type: formsOf(type, genre).csl,
    title: originalTitle(work),
    ...peopleOf(work, work.sourceEditors),
    language: work.language,
    genre,
    ...(work.firstPublishedHere ? publishedHere(work, address) : source && published(source, work)),
    'original-title': original?.title,
    'original-date': original?.published,
    'original-publisher': original?.publisher,
    'original-publisher-place': original?.place,
  });
}

/** Returns the copy of a work on this site. */
function copyHere(work: Work, address: string): Item {
  const date = dayDate(lastModified(work));
  return compact({
    ...copyOf(work, 'web page', date),
    'container-title': site.title,
    issued: date,
    URL: address,
    genre: work.extent === 'reference' ? undefined : messages.extents[work.extent],
    // styles would treat the extent as the kind of review
    'reviewed-title': undefined,
    'reviewed-author': undefined,
    note: copyNote(work) || undefined,
  });
}

/** Returns the copy of a work on another site. */
const copyElsewhere = (work: Work, { type, publication, published: date, url }: NonNullable<Work['via']>): Item =>
  compact({
    ...copyOf(work, type, date),
    'container-title': publication,
    issued: date,
    URL: url,
  });

/** Returns what the copies of a work have in common. `date` is when the copy appeared. */
const copyOf = (work: Work, workType: WorkType, date: EdtfDate | undefined) => ({
  id: `${work.id}-copy`,
  workType,
  type: formsOf(workType, undefined).csl,
  title: work.title,
  ...peopleOf(work),
  language: work.language,
  'original-date': originalDate(work, date),
  originalWas: unpublishedAs(work),
});

/** Returns when the original of a copy appeared, unless it was in the same year as the copy. */
function originalDate({ source, original }: Work, date: EdtfDate | undefined): EdtfDate | undefined {
  const first = source?.published ?? original?.published;
  return first === undefined || (date && dateYear(date) === dateYear(first)) ? undefined : first;
}

/**
 * Returns the people of a work by variable. The editors of a work and those of the publication are both its editors: CSL
 * does not tell them apart.
 */
function peopleOf({ people, reviewed, reviewedAuthors }: Work, publicationEditors: readonly Author[] = []) {
  const names = (authors: readonly Author[]) => (authors.length > 0 ? authors.map(({ person }) => person) : undefined);
  const byVariable = [...roleVariables].map(([variable, roles]) => {
    const inRoles = roles.flatMap((role) => people[role]);
    return [variable, names(variable === 'editor' ? [...inRoles, ...publicationEditors] : inRoles)];
  });
  return {
    ...(Object.fromEntries(byVariable) as Partial<Record<RoleVariable, Person[]>>),
    'reviewed-author': names(reviewedAuthors),
    'reviewed-title': reviewed?.title,
  };
}

/** Returns the publication of a work that this site is the first to publish. */
const publishedHere = ({ added, series }: Work, address: string) => ({
  'container-title': site.title,
  issued: dayDate(added),
  URL: address,
  'collection-title': series?.title,
  'collection-number': series && String(series.part),
});

/** Returns the publication of a work. */
const published = (source: Source, { type, genre }: Work) => ({
  ...(Object.fromEntries(sourceTextFields.map(({ variable, field }) => [variable, source[field]])) as Partial<
    Record<SourceVariable, string>
  >),
  // the publisher of a judgment is the court
  ...(formsOf(type, genre).csl === 'legal_case' && { publisher: undefined, authority: source.publisher }),
  'publisher-place': undefined,
  [placeVariable(source, type)]: source.place,
  'event-title': source.event,
  issued: source.published,
  // a DOI is an address already
  URL: source.url ?? (source.doi === undefined ? copyUrl(source) : undefined),
});

/** Returns the address of a work on a site that has it, by its identifiers. */
function copyUrl(source: Source): string | undefined {
  const other = elsewhere(source);
  return other?.isCatalogue ? undefined : other?.href;
}

/**
 * Returns the variable for the place in an entry: the publisher's place, or without a publisher, the event's or the
 * archive's.
 */
function placeVariable({ publisher, event, repository }: Source, type: WorkType) {
  if (publisher !== undefined) return 'publisher-place';
  if (event !== undefined || type === 'speech') return 'event-place';
  return repository === undefined ? 'publisher-place' : 'archive-place';
}

/** The variables of which an item has at least one if anything is known about its publication. */
const publicationVariables = [
  'container-title',
  'publisher',
  'authority',
  'issued',
  'archive',
  'event',
  'number',
  'URL',
  ...sourceTextFields.filter(({ name }) => name !== undefined).map(({ variable }) => variable),
] as const satisfies readonly (keyof Item)[];

/** Returns whether anything is known about the publication of an item. */
export const isKnown = (item: Item): boolean => publicationVariables.some((variable) => item[variable] !== undefined);

/** Returns the items of a record to cite: those whose publication is known, or else the original. */
export const citedItems = ({ original, copy }: BibliographicRecord): Item[] =>
  copy === undefined ? [original] : isKnown(original) ? [original, copy] : [copy];

/**
 * Returns the item that a work's page represents: the copy on this site, or for a reference, the original if its
 * publication is known and otherwise the copy found elsewhere.
 */
export const pageItem = ({ extent }: Pick<Work, 'extent'>, { original, copy }: BibliographicRecord): Item =>
  extent !== 'reference' || !isKnown(original) ? (copy ?? original) : original;

/** Splits a range of pages into the first and the last. Several ranges stay together. */
export const splitPages = (pages = ''): string[] =>
  (/^[^-–,;]+[-–][^-–,;]+$/.test(pages) ? pages.split(/[-–]/) : [pages]).map((page) => page.trim());

/**
 * Returns whether an item of a type that appears anywhere, such as an interview, is part of a periodical or of a book;
 * `undefined` for other types, and if the container is not certain.
 */
export function containerKind(item: Item): 'periodical' | 'book' | undefined {
  if (!workTypes[item.workType].appearsAnywhere || item['container-title'] === undefined) return undefined;
  if (item.ISSN !== undefined) return 'periodical';
  if (item.publisher ?? item.ISBN ?? item.editor) return 'book';
  return (item.volume ?? item.issue) ? 'periodical' : undefined;
}

/** Says what a copy was made from: `Excerpt from “Wolves”, A Journal; via A Blog, 3 April 2016`. Empty if unknown. */
function copyNote(work: Work): string {
  if (work.extent === 'reference') return '';
  const title = originalTitle(work) === work.title ? '' : say(messages.works.quoted, { title: originalTitle(work) });
  const original = [title, publishedIn(work)].filter(Boolean).join(', ').replaceAll('\u00a0', ' ');
  if (original === '') return '';
  const { copyOf: notes } = messages.works;
  // “Full text of City Archive, 1911” would be wrong
  if (work.source && sourceName(work.source) !== undefined && work.source.publication === undefined)
    return say(notes.unpublished, { extent: messages.extents[work.extent], original });
  return say(notes[work.extent], { original });
}

/** Removes the properties that are undefined. */
const compact = (item: { [Key in keyof Item]: Item[Key] | undefined }): Item =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as unknown as Item;
