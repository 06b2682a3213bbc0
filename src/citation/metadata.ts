import { licenceUrl } from '../library/licences.ts';
import type { Work } from '../library/library.ts';
import { type EdtfDate, isoStart } from '../values/date.ts';
import { dateWords } from './csl-date.ts';
import { familyName, type Person } from '../values/names.ts';
import { roleVariables, rowOfVariable } from '../schemas/roles.ts';
import { sourceTextFields } from '../schemas/source-fields.ts';
import { type BibliographicRecord, containerKind, type Item, pageItem, splitPages } from './record.ts';
import { formsOf, workTypes } from '../schemas/work-types.ts';

/** A `<meta>` element. */
export interface Meta {
  name: string;
  content: string;
}

type Tag = readonly [name: string, content: string | undefined];

/**
 * Returns the meta tags that reference managers read: Highwire Press tags, which Google Scholar documents
 * (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), and for facts without such a tag, Dublin Core
 * (https://www.dublincore.org/) and the fields of Zotero's own namespace, `z:`. `address` is the URL of the page.
 *
 * Zotero (https://github.com/zotero/translators, "Embedded Metadata.js" and "RDF.js") infers the type from the last
 * Highwire tag that implies one, or else reads it from `DC.type`. Without either, it guesses a journal article, or a
 * book if there is an ISBN. It reads people from its own tags for roles only if there are neither authors nor editors.
 */
export function metadata(work: Work, record: BibliographicRecord, address: string): Meta[] {
  const item = pageItem(work, record);
  const { rights, licence } = work;
  const [firstPage, lastPage] = splitPages(item.page);
  const tags: Tag[] = [
    ['citation_title', item.title],
    ...[...roleVariables.keys()].flatMap((variable) =>
      (item[variable] ?? []).map((person): Tag => [rowOfVariable(variable).meta, dividedName(person)]),
    ),
    ...dates(item, item === record.copy),
    ...publicationTags(item),
    ...sourceTextFields.flatMap(({ meta, variable }): Tag[] => (meta === undefined ? [] : [[meta[0], item[variable]]])),
    ['citation_firstpage', firstPage],
    ['citation_lastpage', lastPage],
    ['citation_public_url', item.URL ?? address],
    ['citation_language', item.language],
    ['DC.rights', rights],
    ['DC.rights', licence && licenceUrl(licence)],
  ];
  return tags.flatMap(([name, content]) => (content ? [{ name, content }] : []));
}

/** Returns when an item was published. A copy of a work from another year has the work's date, and a later online date. */
function dates({ issued, 'original-date': originalDate }: Item, isCopy: boolean): Tag[] {
  const firstDate = isCopy ? originalDate : undefined;
  return [
    ['citation_publication_date', withSlashes(firstDate ?? issued)],
    ['citation_online_date', firstDate && withSlashes(issued)],
  ];
}

/**
 * Returns the start of a date in the form of Highwire Press, `2014/09/29`, or in words where that form can't express it.
 * Without a date, Zotero would use the first date on the page, the day on which the work was added.
 */
const withSlashes = (date: EdtfDate | undefined) =>
  date && (isoStart(date)?.replace(/(?<=\d)-/g, '/') ?? dateWords(date));

/** Returns what an item is, what it appeared in and who published it. */
function publicationTags(item: Item): Tag[] {
  const { workType, genre, publisher, number, 'container-title': container, 'event-title': event } = item;
  const { institution, event: eventTag } = workTypes[workType];
  const typed: Tag[] = [
    [containerTag(item), container],
    [institution ?? 'citation_publisher', publisher],
    [eventTag ?? 'bib.presentedAt', event ?? (eventTag && container)],
  ];
  const isInferred = typed.some(([name, content]) => content && typeTags.has(name));
  return [
    ...typed,
    ['z:place', item['publisher-place'] ?? item['event-place'] ?? item['archive-place']],
    [workType === 'report' ? 'citation_technical_report_number' : 'z:number', number],
    // if another tag implies the type, Zotero reads the genre from `DC.type`
    ['DC.type', isInferred ? genre : formsOf(workType, genre).zotero],
  ];
}

/** The Highwire tags from which Zotero infers a type. */
const typeTags: ReadonlySet<string> = new Set(
  Object.values(workTypes)
    .flatMap(({ container, institution, event }) => [container, institution, event])
    .filter((tag) => tag?.startsWith('citation_')) as string[],
);

/** Returns the tag for what an item appeared in: for an interview in a journal, the tag for journals. */
function containerTag(item: Item): string {
  const kind = containerKind(item);
  const partOf = { periodical: 'journal article', book: 'book chapter' } as const;
  return workTypes[kind ? partOf[kind] : item.workType].container ?? 'DC.source';
}

/**
 * Writes a name as `Last, First Suffix`. Zotero would split a name without a comma, so a name in one piece ends with a
 * comma. It would also read the only author as two if there are spaces on both sides of the comma; no-break spaces,
 * which Zotero replaces, have no such effect. The value can't escape a comma or a semicolon within a part.
 */
function dividedName(person: Person): string {
  const { literal, given, suffix } = person;
  const part = (text: string) => text.replace(/[,;]/g, '\u201A');
  if (literal === undefined && given !== undefined) {
    const first = [given, suffix].filter(Boolean).join(' ').replaceAll(' ', '\u00a0');
    return `${part(familyName(person))}, ${part(first)}`;
  }
  const whole = part(literal ?? [familyName(person), suffix].filter(Boolean).join(' '));
  return whole.includes(' ') ? `${whole},` : whole;
}
