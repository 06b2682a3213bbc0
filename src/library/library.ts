import type { z } from 'astro/zod';
import {
  type Collection,
  collections,
  type WorkCollection,
  workCollections,
  type WorkKind,
} from '../schemas/collections.ts';
import type { page } from '../schemas/page.ts';
import type { tag } from '../schemas/tag.ts';
import { here } from '../schemas/work.ts';
import type { WorkType } from '../schemas/work-types.ts';
import { compareDates, dayDate, type EdtfDate } from '../values/date.ts';
import { type InternalLink, linkTarget } from '../markdown/links-to-site.ts';
import { fullName, nameQualifier, type Person, personId, sortName } from '../values/names.ts';
import { compareBy, compareStrings, compareText } from '../values/order.ts';
import { type Role, roles } from '../schemas/roles.ts';
import { type ListName, type ReadingListOf, resolveReadingLists } from './reading-lists.ts';
import { contributions, creatorRole, type People } from './roles.ts';
import { slug } from '../values/slug.ts';
import { paths } from '../schemas/paths.ts';

/** An entry of a content collection. */
interface Entry<Data> {
  id: string;
  data: Data;
  /** The links in the body to pages of this site. */
  internalLinks?: readonly InternalLink[] | undefined;
  /** A hash of the file. */
  digest?: string | number | undefined;
}

/** The entries of each content collection. A collection that is left out is empty. */
export type LibraryEntries = {
  [Name in Collection]?: readonly Entry<z.output<(typeof collections)[Name]['schema']>>[];
};

type WorkData = z.output<(typeof collections)[WorkCollection]['schema']>;

/** The first publication of a work. */
export type Source = Exclude<WorkData['source'], typeof here | undefined>;

/** A work whose references to authors, tags and other works are resolved. */
export interface Work extends Omit<WorkData, 'authors' | 'tags' | 'related' | 'source' | 'type'> {
  kind: WorkKind;
  id: string;
  type: WorkType;
  source?: Source | undefined;
  /** Whether this site is the first to publish the work. It then has no `source`. */
  firstPublishedHere: boolean;
  /** The date of publication of the original, or else of the copy, or the day on which it was first published here. */
  publicationDate: EdtfDate | undefined;
  /** A hash of the work's file; empty if the library was built without digests. */
  digest: string;
  authors: Author[];
  /** The people in each role. */
  people: People<Author>;
  /** The authors, or else the speakers, directors or editors. */
  creators: readonly Author[];
  /** The editors of the publication in which the work appeared. */
  sourceEditors: readonly Author[];
  /** The authors of the work that a review is about. */
  reviewedAuthors: readonly Author[];
  /** The works of the same series by their number, with this one among them; empty if it is not in a series. */
  parts: readonly Work[];
  /** The works before and after this one in the list of its collection. */
  previous?: Work | undefined;
  next?: Work | undefined;
  tags: Tag[];
  /** The reading lists that the work is on, by title. */
  lists: ListName[];
  /** The related works, in the editor's order. */
  related: Relation[];
  /** The works that list this one as related or link to it in their text, except works that this one lists as related. */
  backlinks: Backlink[];
}

/** A link from one work to another. */
export interface Relation {
  /** The other work. */
  work: Work;
  /** The editor's reason for the relation, which describes the other work. */
  reason?: string | undefined;
  /** What the other work says about this one, if it mentions it as well. */
  mention?: Backlink | undefined;
}

/** A link from another work to this one: the reverse of a relation, or of a link in the text. */
export interface Backlink {
  /** The other work. */
  work: Work;
  /** The reason on the page of the other work. It describes this work, not the other. */
  reasonThere?: string | undefined;
  /** The sentence of the other work that contains the link, if it is a link in the text. */
  sentence?: string | undefined;
}

/** A person or organization that is named in a work. People with a role in any work have a page. */
export interface Author {
  id: string;
  /** The name in reading order: `Ann Writer`. */
  name: string;
  /** The name in sorting order: `Writer, Ann`. */
  sortName: string;
  /** A word that distinguishes the person from others with the same name, if there are any: `historian`. */
  qualifier?: string | undefined;
  /** The name in parts. */
  person: Person;
  /** The works that the person created, then those with another contribution. */
  works: Work[];
}

/** A tag with its works. */
export interface Tag extends z.output<typeof tag> {
  id: string;
  /** A hash of the tag's file; empty if the library was built without digests. */
  digest: string;
  works: Work[];
}

/** A series of works on this site. */
export interface Series {
  id: string;
  title: string;
  /** Its parts, by number. */
  works: readonly Work[];
}

/** A reading list. */
export type ReadingList = ReadingListOf<Work>;

/**
 * Returns the id of a series, which is part of its page's address: `letters-from-the-coast`. Titles with the same id are
 * one series.
 */
export const seriesId = (title: string): string => slug(title);

/** A page of the owner's own. */
interface OwnPage extends z.output<typeof page> {
  id: string;
}

/**
 * All content of the site, resolved and sorted for display. The works of each collection are sorted by the collection's
 * `order`: like `works`, or by first creator, then newest first.
 */
export interface Library extends Record<WorkCollection, Work[]> {
  /** All works, most recently added or revised first. */
  works: Work[];
  /** The tags, by name. */
  tags: Tag[];
  /** The reading lists, by title. */
  lists: ReadingList[];
  /** Everyone with a role in a work, by family name. */
  authors: Author[];
  /** The series, by title. */
  series: Series[];
  /** The extents that occur in the library: which parts of works are on this site. */
  extents: ReadonlySet<Work['extent']>;
  /** Whether the site quotes works: whether there is an excerpt without a licence. */
  quotes: boolean;
  /** The owner's text for the About page. */
  about: OwnPage | undefined;
  /** The owner's other pages, by `order`, then by title. */
  pages: OwnPage[];
}

/** The id of the owner's page that comes first on the About page. */
const aboutId = 'about';

/** Adds the relations of a work, and their backlinks. Builds have no drafts, so a work may be missing. */
function addRelations({ id, data }: Entry<WorkData>, works: ReadonlyMap<string, Work>): void {
  const work = lookUp(works, id, 'work', id);
  for (const { work: targetId, reason } of data.related) {
    const target = works.get(targetId);
    work.related.push(...(target ? [{ work: target, reason }] : []));
    target?.backlinks.push({ work, reasonThere: reason });
  }
}

/** Adds the backlinks from the links in the text of a work. */
function addLinks({ internalLinks = [] }: Entry<WorkData>, work: Work, worksByPath: ReadonlyMap<string, Work>): void {
  for (const link of internalLinks) {
    const { sentence } = link;
    const target = worksByPath.get(linkTarget(link, paths.work(work)));
    if (target === undefined || target === work) continue;
    const backlink = target.backlinks.find((other) => other.work === work);
    if (backlink) backlink.sentence ??= sentence;
    else target.backlinks.push({ work, sentence });
  }
}

/** Joins each backlink of a work with the relation to the same work, so that a page lists that work once. */
function joinMutual(work: Work): void {
  const mentions = new Map(work.backlinks.map((backlink) => [backlink.work, backlink]));
  for (const relation of work.related) relation.mention = mentions.get(relation.work);
  work.backlinks = work.backlinks.filter((backlink) => !work.related.some((other) => other.work === backlink.work));
}

/**
 * Resolves the entries of the content collections into a library. Leaves out relations to works without an entry, such
 * as drafts in a build. Throws if a work refers to a tag that doesn't exist. The content check reports both problems
 * earlier, with file and line.
 */
export function resolveLibrary(entries: LibraryEntries): Library {
  const tags = new Map<string, Tag>(
    (entries.tags ?? []).map(({ id, data, digest = '' }) => [id, { ...data, id, digest: String(digest), works: [] }]),
  );
  const authors = new Map<string, Author>();
  const authorOf = (person: Person): Author => {
    const id = personId(person);
    const author = authors.get(id) ?? { id, name: fullName(person), sortName: sortName(person), person, works: [] };
    authors.set(id, author);
    return author;
  };
  const authorsOf = (people: readonly Person[] = []) => people.map(authorOf);

  const workEntries = workCollections.flatMap((name) =>
    (entries[name] ?? []).map((entry) => ({ ...entry, kind: collections[name].kind })),
  );
  const works = new Map<string, Work>(
    workEntries.map(({ id, kind, data, digest = '' }) => {
      const source = data.source === here ? undefined : data.source;
      const people = Object.fromEntries(roles.map((role) => [role, authorsOf(data[role])])) as Record<Role, Author[]>;
      const creators = creatorRole(people);
      return [
        id,
        {
          ...data,
          kind,
          id,
          type: data.type ?? defaultType(data),
          source,
          firstPublishedHere: data.source === here,
          publicationDate: data.source === here ? dayDate(data.added) : (source?.published ?? data.via?.published),
          digest: String(digest),
          authors: people.authors,
          people,
          creators: creators ? people[creators] : [],
          sourceEditors: authorsOf(source?.editors),
          reviewedAuthors: authorsOf(data.reviewed?.authors),
          parts: [],
          tags: data.tags.map((tagId) => lookUp(tags, tagId, 'tag', id)),
          lists: [],
          related: [],
          backlinks: [],
        },
      ];
    }),
  );
  const partsOf = Map.groupBy([...works.values()].filter((work) => work.series).sort(byPart), (work) =>
    seriesId(work.series?.title ?? ''),
  );
  for (const parts of partsOf.values()) for (const work of parts) work.parts = parts;

  for (const entry of workEntries) addRelations(entry, works);
  const worksByPath = new Map([...works.values()].map((work) => [paths.work(work), work]));
  for (const entry of workEntries) addLinks(entry, lookUp(works, entry.id, 'work', entry.id), worksByPath);
  for (const work of works.values()) joinMutual(work);

  const pages = (entries.pages ?? []).map(({ id, data }): OwnPage => ({ ...data, id }));
  const sorted = [...works.values()].sort(latestFirst);
  const listed = sorted.toSorted(compareBy(byKind, byBibliography));
  for (const work of listed) {
    for (const tag of work.tags) tag.works.push(work);
    for (const author of work.creators) author.works.push(work);
  }
  for (const work of listed)
    for (const author of new Set(roles.flatMap((role) => work.people[role])))
      if (contributions(author, work).length > 0) author.works.push(work);
  const people = [...authors.values()].filter(hasPage);
  for (const namesakes of Map.groupBy(people, ({ name }) => slug(name)).values())
    if (namesakes.length > 1) for (const author of namesakes) author.qualifier = nameQualifier(author.person);
  const byCollection = Object.fromEntries(
    workCollections.map((name) => {
      const { kind, order } = collections[name];
      return [name, (order === 'latest' ? sorted : listed).filter((work) => work.kind === kind)];
    }),
  ) as Record<WorkCollection, Work[]>;
  for (const list of Object.values(byCollection))
    for (const [index, work] of list.entries())
      Object.assign(work, { previous: list[index - 1], next: list[index + 1] });
  return {
    ...byCollection,
    works: sorted,
    tags: [...tags.values()].sort((a, b) => compareText(a.name, b.name)),
    lists: resolveReadingLists(entries.lists ?? [], works),
    authors: people.sort(byName),
    series: [...partsOf]
      .map(([id, parts]): Series => ({ id, title: parts[0]?.series?.title ?? id, works: parts }))
      .sort((a, b) => compareText(a.title, b.title)),
    extents: new Set(sorted.map(({ extent }) => extent)),
    quotes: sorted.some(({ extent, licence }) => extent === 'excerpt' && licence === undefined),
    about: pages.find(({ id }) => id === aboutId),
    pages: pages.filter(({ id }) => id !== aboutId).sort(compareBy(byOrder, (a, b) => compareText(a.title, b.title))),
  };
}

/** Returns the type of a work whose file doesn't state one. */
const defaultType = ({ source }: Pick<WorkData, 'source'>): WorkType =>
  source === here || source?.url !== undefined ? 'web page' : 'document';

function lookUp<T>(map: ReadonlyMap<string, T>, id: string, noun: string, referrer: string): T {
  const value = map.get(id);
  if (value === undefined) throw new Error(`${referrer} refers to the ${noun} ${id}, which does not exist`);
  return value;
}

const byName = compareBy<Author>(
  (a, b) => compareText(a.sortName, b.sortName),
  (a, b) => compareText(a.qualifier ?? '', b.qualifier ?? ''),
);

const byOrder = (a: OwnPage, b: OwnPage) => {
  const [first, second] = [a.order ?? Infinity, b.order ?? Infinity];
  return first === second ? 0 : first - second;
};

/** Returns whether a person has a page: people who are only mentioned don't. */
export const hasPage = ({ works }: Pick<Author, 'works'>): boolean => works.length > 0;

/** The number of backlinks that a work's own page lists. The rest go on pages of their own, which bounds its size. */
export const maxBacklinks = 10;

/** Returns whether a work has more backlinks than its own page lists. */
export const hasMoreBacklinks = ({ backlinks }: Pick<Work, 'backlinks'>): boolean => backlinks.length > maxBacklinks;

/** The number of parts of a series that the page of one of them lists, which bounds its size. */
const maxParts = 10;

/** Returns the parts of a work's series that its page lists: all parts, or in a long series, those nearest to the work. */
export function nearbyParts(work: Work): readonly Work[] {
  const start = Math.min(work.parts.indexOf(work) - maxParts / 2, work.parts.length - maxParts);
  return work.parts.slice(Math.max(0, start)).slice(0, maxParts);
}

/**
 * Returns the works before and after a work in its list, to which its page links. Returns none for a part of a series,
 * whose page links to other parts instead.
 */
export const neighbours = ({ parts, previous, next }: Work): { rel: 'prev' | 'next'; work: Work }[] =>
  parts.length > 1
    ? []
    : [
        ...(previous ? [{ rel: 'prev' as const, work: previous }] : []),
        ...(next ? [{ rel: 'next' as const, work: next }] : []),
      ];

/** Returns the date (`YYYY-MM-DD`) when a work was last revised on this site, or else added to it. */
export const lastModified = ({ revised, added }: Pick<Work, 'revised' | 'added'>): string => revised ?? added;

type WorkComparator = (a: Work, b: Work) => number;

/** Compares works by id. */
export const byId: WorkComparator = (a, b) => compareStrings(a.id, b.id);

/** Compares works by title, then by id. */
export const byTitle: WorkComparator = compareBy((a, b) => compareText(a.title, b.title), byId);

/** Compares works by their date of publication, newest first and undated ones last. */
export const byPublication: WorkComparator = (a, b) => {
  const [first, second] = [a.publicationDate, b.publicationDate];
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
  return compareDates(second, first);
};

const kinds = workCollections.map((name): WorkKind => collections[name].kind);
const byKind: WorkComparator = (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind);
const byPart: WorkComparator = compareBy((a, b) => (a.series?.part ?? 0) - (b.series?.part ?? 0), byId);
const bibliographicName = ({ creators, title }: Work) => creators[0]?.sortName ?? title;
const byBibliography: WorkComparator = compareBy(
  (a, b) => compareText(bibliographicName(a), bibliographicName(b)),
  (a, b) => compareStrings(a.creators[0]?.id ?? '', b.creators[0]?.id ?? ''), // keeps apart two people with the same name
  byPublication,
  byTitle,
);

/** Compares works by their latest addition or revision, the newest first: the order of all works, and of feeds. */
export const latestFirst: WorkComparator = compareBy(
  (a, b) => compareStrings(lastModified(b), lastModified(a)),
  byKind,
  byTitle,
);
