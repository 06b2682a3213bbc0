import { site } from '../env.ts';
import { lastModified, type ReadingList, type Work } from '../library/library.ts';
import type { Page } from '../library/pagination.ts';
import { licenceUrl } from '../library/licences.ts';
import { roleVariables, rowOfVariable } from '../schemas/roles.ts';
import { paths } from '../schemas/paths.ts';
import { sourceTextFields } from '../schemas/source-fields.ts';
import type { Site } from '../settings.ts';
import { isoDate, isoStart } from '../values/date.ts';
import { fullName, isAnonymous, type Person } from '../values/names.ts';
import { type BibliographicRecord, containerKind, isKnown, type Item } from './record.ts';
import { formsOf, type WorkType, workTypes } from '../schemas/work-types.ts';

/**
 * Returns the JSON-LD of a work's page, in the vocabulary of https://schema.org: an article of this site that is based on
 * another work, or for a reference, a page about a work elsewhere. `address` is the URL of the page.
 */
export function linkedData(work: Work, { original, copy }: BibliographicRecord, address: string): object {
  const basis = isKnown(original)
    ? { ...creativeWork(original), ...archivedAt(work.source), ...basedOn(work) }
    : undefined;
  const page = {
    '@context': 'https://schema.org',
    url: address,
    inLanguage: site.language,
    dateModified: lastModified(work),
    isPartOf: webSite(site),
  };
  const terms = {
    ...(work.licence && { license: licenceUrl(work.licence) }),
    ...(work.rights && { copyrightNotice: work.rights }),
  };
  const series = work.series && { '@type': 'CreativeWorkSeries', name: work.series.title };
  if (work.extent === 'reference')
    return {
      ...page,
      '@type': 'WebPage',
      name: work.title,
      mainEntity: {
        ...(basis ?? { ...creativeWork(copy ?? original), ...archivedAt(work.via) }),
        ...terms,
        ...(series && partOfSeries(work, series)),
      },
    };
  return {
    ...page,
    ...creativeWork(copy ?? original),
    url: address,
    datePublished: work.added,
    isPartOf: series ? [page.isPartOf, series] : page.isPartOf,
    ...(work.series && { position: work.series.part }),
    ...terms,
    ...(copy && basis && { isBasedOn: basis }),
    ...(work.via && { citation: placeFound(work, work.via) }),
  };
}

/** Returns the JSON-LD of one page of a reading list. `absoluteUrl` returns the absolute URL of a path of the site. */
export const linkedList = (
  list: ReadingList,
  { items, start }: Pick<Page<ReadingList['works'][number]>, 'items' | 'start'>,
  absoluteUrl: (path: string) => string,
): object => ({
  '@context': 'https://schema.org',
  '@type': 'CollectionPage',
  url: absoluteUrl(paths.list(list)),
  name: list.title,
  description: list.description,
  inLanguage: site.language,
  isPartOf: webSite(site),
  mainEntity: {
    '@type': 'ItemList',
    itemListOrder: 'https://schema.org/ItemListOrderAscending',
    numberOfItems: list.works.length,
    itemListElement: items.map(({ work, reason }, index) => ({
      '@type': 'ListItem',
      position: start + index,
      url: absoluteUrl(paths.work(work)),
      name: work.title,
      ...(reason !== undefined && { description: reason }),
    })),
  },
});

/**
 * Describes this site. A setting can't tell whether its owner is a person or an organization, so the owner is declared
 * as both.
 */
export const webSite = ({ title, owner }: Pick<Site, 'title' | 'owner'>): object => ({
  '@type': 'WebSite',
  name: title,
  ...(owner && { publisher: { '@type': ['Person', 'Organization'], name: owner } }),
});

/** Describes the page that the copy was taken from. */
function placeFound({ title }: Work, via: NonNullable<Work['via']>): object {
  const { publication, type, url, published } = via;
  const date = published && isoDate(published);
  return {
    '@type': type === 'web page' ? 'WebPage' : workTypes[type].schema,
    name: title,
    ...(url && { url }),
    ...archivedAt(via),
    ...(date && { datePublished: date }),
    isPartOf: { '@type': containerType(type), name: publication },
  };
}

/** Says where an archived copy of a page is, if one is known. */
const archivedAt = (place: { archived?: string | undefined } | undefined): object =>
  place?.archived === undefined ? {} : { archivedAt: place.archived };

/** Describes what a translation or a reprint is based on. */
function basedOn({ original, translators, title }: Work): object {
  if (!original) return {};
  const { title: originalTitle, published, language, publisher } = original;
  const date = published && isoDate(published);
  const isTranslation = translators.length > 0 || language !== undefined;
  return {
    [isTranslation ? 'translationOfWork' : 'isBasedOn']: {
      '@type': 'CreativeWork',
      name: originalTitle ?? title,
      ...(language && { inLanguage: language }),
      ...(date && { datePublished: date }),
      ...(publisher && { publisher: { '@type': 'Organization', name: publisher } }),
    },
  };
}

/** Describes an item. People for whose role the vocabulary has no property, such as interviewers, are contributors. */
function creativeWork(item: Item): object {
  const { workType, genre } = item;
  const { schema: type } = formsOf(workType, genre);
  const date = item.issued && isoStart(item.issued);
  const { ISBN: isbn, ISSN: issn, URL: url, publisher, edition, number } = item;
  const publisherName = publisher ?? item.authority;
  const hasContainer = item['container-title'] !== undefined;
  return {
    '@type': item.archive ? [type, 'ArchiveComponent'] : type,
    [/Article|Posting|Report/.test(type) ? 'headline' : 'name']: item.title,
    ...peopleByProperty(item),
    inLanguage: item.language,
    ...(date && { datePublished: date }),
    ...(url && { url }),
    ...regularProperties(item),
    ...(isbn && !hasContainer && { isbn }),
    ...(issn && !hasContainer && { issn }),
    ...(edition && !hasContainer && { [type === 'Book' ? 'bookEdition' : 'version']: edition }),
    ...(number && { [numberProperty(type)]: number }),
    ...(publisherName && { publisher: { '@type': 'Organization', name: publisherName } }),
    ...(item.genre && type === 'CreativeWork' && { genre: item.genre }),
    ...(item.archive && { holdingArchive: { '@type': 'ArchiveOrganization', name: item.archive } }),
    ...(item.event && { recordedAt: { '@type': 'Event', name: item.event } }),
    ...reviewedItem(item),
    ...container(item),
  };
}

/** Returns the properties that have the same form for every type of item. */
function regularProperties(item: Item): object {
  const values = sourceTextFields.flatMap(({ property, variable }) => {
    const [name, write] = property ?? [];
    const value = item[variable];
    return name === undefined || value === undefined ? [] : [{ name, value: write?.(value) ?? value }];
  });
  const byName = [...Map.groupBy(values, ({ name }) => name)];
  return Object.fromEntries(
    byName.map(([name, same]) => [name, same.length > 1 ? same.map(({ value }) => value) : same[0]?.value]),
  );
}

/** Returns the property for the number of a report, a law, an episode or another work. */
const numberProperty = (type: string): string =>
  ({
    Report: 'reportNumber',
    Legislation: 'legislationIdentifier',
    Episode: 'episodeNumber',
    PodcastEpisode: 'episodeNumber',
  })[type] ?? 'position';

const containerTypes = { periodical: 'Periodical', book: 'Book' } as const;

/** Returns the type of publication in which works of a type appear, as far as it is certain. */
function containerType(type: WorkType): string {
  const { schemaContainer, partOf, appearsAnywhere } = workTypes[type];
  return schemaContainer ?? (partOf && !appearsAnywhere ? containerTypes[partOf] : 'CreativeWork');
}

/** Describes what an item appeared in: a periodical with volume and issue, or a book. */
function container(item: Item): object {
  const { volume, issue, ISSN: issn, ISBN: isbn } = item;
  const name = item['container-title'];
  const series = item['collection-title'];
  if (name === undefined)
    return series === undefined ? {} : { isPartOf: { '@type': 'CreativeWorkSeries', name: series } };
  const kind = containerKind(item);
  const type = kind ? containerTypes[kind] : containerType(item.workType);
  const isPeriodical = /Periodical|Newspaper/.test(type);
  let part: object = { '@type': type, name, ...(issn && { issn }), ...(isbn && { isbn }) };
  if (volume && !isPeriodical) part = { ...part, '@type': [type, 'PublicationVolume'], volumeNumber: volume };
  if (volume && isPeriodical) part = { '@type': 'PublicationVolume', volumeNumber: volume, isPartOf: part };
  if (issue) part = { '@type': 'PublicationIssue', issueNumber: issue, isPartOf: part };
  return { isPartOf: part };
}

const reviewedItem = (item: Item): object => {
  const name = item['reviewed-title'];
  return name === undefined
    ? {}
    : { itemReviewed: { '@type': 'CreativeWork', name, ...people('author', item['reviewed-author']) } };
};

/** Describes the people of an item. */
function peopleByProperty(item: Item): object {
  const properties = Map.groupBy(roleVariables.keys(), (variable) => rowOfVariable(variable).schema);
  return Object.assign(
    {},
    ...[...properties].map(([property, variables]) =>
      people(
        property,
        variables.flatMap((variable) => item[variable] ?? []),
      ),
    ),
  ) as object;
}

/** Describes people. A single name doesn't show whether it is a person's. An anonymous author is left out. */
function people(property: string, names: readonly Person[] = []): object {
  const known = names.filter((name) => !isAnonymous(name));
  if (known.length === 0) return {};
  const typeOf = ({ literal }: Person) =>
    literal === undefined ? 'Person' : /\s/.test(literal) ? 'Organization' : ['Person', 'Organization'];
  return { [property]: known.map((name) => ({ '@type': typeOf(name), name: fullName(name) })) };
}

const partOfSeries = ({ series }: Work, isPartOf: object) => ({ isPartOf, position: series?.part });
