import { licenceUrl } from '../library/licences.ts';
import type { Work } from '../library/library.ts';
import { type EdtfDate, isoStart } from '../values/date.ts';
import { fullName } from '../values/names.ts';
import { roleVariables, rowOfVariable } from '../schemas/roles.ts';
import { sourceTextFields } from '../schemas/source-fields.ts';
import { containerKind, type Item, splitPages } from './record.ts';
import { workTypes } from '../schemas/work-types.ts';

/** A `<meta>` element. */
export interface Meta {
  name: string;
  content: string;
}

/**
 * Returns the meta tags that reference managers read: those of Highwire Press, which Google Scholar documents
 * (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), and Dublin Core (https://www.dublincore.org/)
 * where Highwire has none. `address` is the URL of the page, `rights` and `licence` are those of the work.
 */
export function metadata(item: Item, address: string, { rights, licence }: Pick<Work, 'rights' | 'licence'>): Meta[] {
  const { institution, dublinCore } = workTypes[item.workType];
  const { publisher, number } = item;
  const container = item['container-title'];
  const [firstPage, lastPage] = splitPages(item.page);
  const tags: [name: string, content: string | undefined][] = [
    ['citation_title', item.title],
    ...[...roleVariables.keys()].flatMap((variable) =>
      (item[variable] ?? []).map((person): [string, string] => [rowOfVariable(variable).meta, fullName(person)]),
    ),
    // a copy of a work of another year is dated as the work
    ['citation_publication_date', withSlashes(item['original-date'] ?? item.issued)],
    ['citation_online_date', item['original-date'] && withSlashes(item.issued)],
    [containerTag(item) ?? (publisher ? 'DC.relation.ispartof' : 'DC.publisher'), container],
    [institution ?? 'citation_publisher', publisher],
    ['citation_conference_title', container === undefined ? item['event-title'] : undefined],
    ['citation_technical_report_number', item.workType === 'report' ? number : undefined],
    ...sourceTextFields.flatMap(({ meta, variable }): [string, string | undefined][] =>
      meta === undefined ? [] : [[meta[0], item[variable]]],
    ),
    ['citation_firstpage', firstPage],
    ['citation_lastpage', lastPage],
    ['citation_public_url', item.URL ?? address],
    ['citation_language', item.language],
    ['DC.type', dublinCore],
    ['DC.source', item.note],
    ['DC.rights', rights],
    ['DC.rights', licence && licenceUrl(licence)],
  ];
  return tags.flatMap(([name, content]) => (content ? [{ name, content }] : []));
}

/** Returns the start of a date in the form of Highwire Press: `2014/09/29`. */
const withSlashes = (date: EdtfDate | undefined) => date && isoStart(date)?.replace(/(?<=\d)-/g, '/');

/** Returns the Highwire tag for what an item appeared in: for an interview in a journal, that of journals. */
function containerTag(item: Item): string | undefined {
  const kind = containerKind(item);
  const partOf = { periodical: 'journal article', book: 'book chapter' } as const;
  return kind ? workTypes[partOf[kind]].container : workTypes[item.workType].container;
}
