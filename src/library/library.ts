import type { z } from 'astro/zod';
import type { Person } from '../schemas/person.ts';
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
import { type InternalLink, linkTarget } from '../markdown/links-to-site.ts';
import { displayName, personId, sortName } from './names.ts';
import { compareDates } from './dates.ts';
import { compareBy, compareStrings, compareText } from './order.ts';
import { paths } from './urls.ts';

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
  /** A hash of the work's file; empty if the library was built without digests. */
  digest: string;
  authors: Author[];
  tags: Tag[];
  /** The related works, in the editor's order. */
  related: Relation[];
  /** The works that list this one as related or link to it in their text. */
  backlinks: Relation[];
}

/** A link from one work to another, seen from either end. */
export interface Relation {
  /** The work at the other end. */
  work: Work;
  /** The editor's reason for the relation. */
  reason?: string | undefined;
  /** The sentence that contains the link, if it is a link in the text. */
  sentence?: string | undefined;
}

/** A person or organization who wrote works in the library. */
export interface Author {
  id: string;
  /** The name in reading order: `Ann Writer`. */
  name: string;
  /** The name in sorting order: `Writer, Ann`. */
  sortName: string;
  /** The name in parts. */
  person: Person;
  works: Work[];
}

/** A tag with its works. */
export interface Tag extends z.output<typeof tag> {
  id: string;
  /** A hash of the tag's file; empty if the library was built without digests. */
  digest: string;
  works: Work[];
}

/** A page of the owner's own. */
export interface OwnPage extends z.output<typeof page> {
  id: string;
}

/**
 * All content of the site, resolved and sorted for display. The works of each collection are sorted like `works`, except
 * `related`, which is in bibliographic order: by first author, then newest first.
 */
export interface Library extends Record<WorkCollection, Work[]> {
  /** All works, most recently added or revised first. */
  works: Work[];
  /** The tags, by name. */
  tags: Tag[];
  /** The authors, by family name. */
  authors: Author[];
  /** How much of the works is on this site: every extent that occurs. */
  extents: ReadonlySet<Work['extent']>;
  /** The owner's text for the About page. */
  about: OwnPage | undefined;
  /** The other pages of the owner's own, by `order`, then by title. */
  pages: OwnPage[];
}

/** The id of the page that begins the About page. */
const aboutId = 'about';

/**
 * Resolves the entries of the content collections into a library. Throws if a work refers to a tag or a work that
 * doesn't exist; the content check reports those earlier, with file and line.
 */
export function resolveLibrary(entries: LibraryEntries): Library {
  const tags = new Map<string, Tag>(
    (entries.tags ?? []).map(({ id, data, digest = '' }) => [id, { ...data, id, digest: String(digest), works: [] }]),
  );
  const authors = new Map<string, Author>();
  const authorOf = (person: Person): Author => {
    const id = personId(person);
    const author = authors.get(id) ?? { id, name: displayName(person), sortName: sortName(person), person, works: [] };
    authors.set(id, author);
    return author;
  };

  const workEntries = workCollections.flatMap((name) =>
    (entries[name] ?? []).map((entry) => ({ ...entry, kind: collections[name].kind })),
  );
  const works = new Map<string, Work>(
    workEntries.map(({ id, kind, data, digest = '' }) => [
      id,
      {
        ...data,
        kind,
        id,
        type: data.type ?? defaultType(data),
        source: data.source === here ? undefined : data.source,
        firstPublishedHere: data.source === here,
        digest: String(digest),
        authors: data.authors.map(authorOf),
        tags: data.tags.map((tagId) => lookUp(tags, tagId, 'tag', id)),
        related: [],
        backlinks: [],
      },
    ]),
  );

  for (const { id, data } of workEntries) {
    const work = lookUp(works, id, 'work', id);
    for (const { work: targetId, reason } of data.related) {
      const target = lookUp(works, targetId, 'work', id);
      work.related.push({ work: target, reason });
      target.backlinks.push({ work, reason });
    }
  }
  const worksByPath = new Map([...works.values()].map((work) => [paths.work(work), work]));
  for (const { id, internalLinks = [] } of workEntries) {
    const work = lookUp(works, id, 'work', id);
    for (const link of internalLinks) {
      const { sentence } = link;
      const target = worksByPath.get(linkTarget(link, paths.work(work)));
      if (target === undefined || target === work) continue;
      const backlink = target.backlinks.find((relation) => relation.work === work);
      if (backlink) backlink.sentence ??= sentence;
      else target.backlinks.push({ work, sentence });
    }
  }

  const pages = (entries.pages ?? []).map(({ id, data }): OwnPage => ({ ...data, id }));
  const sorted = [...works.values()].sort(newestFirst);
  for (const work of sorted.toSorted(compareBy(byKind, byBibliography))) {
    for (const tag of work.tags) tag.works.push(work);
    for (const author of work.authors) author.works.push(work);
  }
  const byCollection = Object.fromEntries(
    workCollections.map((name) => [name, sorted.filter(({ kind }) => kind === collections[name].kind)]),
  ) as Record<WorkCollection, Work[]>;
  return {
    ...byCollection,
    works: sorted,
    related: byCollection.related.toSorted(byBibliography),
    tags: [...tags.values()].sort((a, b) => compareText(a.name, b.name)),
    authors: [...authors.values()].sort((a, b) => compareText(a.sortName, b.sortName)),
    extents: new Set(sorted.map(({ extent }) => extent)),
    about: pages.find(({ id }) => id === aboutId),
    pages: pages.filter(({ id }) => id !== aboutId).sort(compareBy(byOrder, (a, b) => compareText(a.title, b.title))),
  };
}

/** Returns the type of a work that states none. */
const defaultType = ({ source }: Pick<WorkData, 'source'>): WorkType =>
  source === here || source?.url !== undefined ? 'web page' : 'document';

function lookUp<T>(map: ReadonlyMap<string, T>, id: string, noun: string, referrer: string): T {
  const value = map.get(id);
  if (value === undefined) throw new Error(`${referrer} refers to the ${noun} ${id}, which does not exist`);
  return value;
}

const byOrder = (a: OwnPage, b: OwnPage) => {
  const [first, second] = [a.order ?? Infinity, b.order ?? Infinity];
  return first === second ? 0 : first - second;
};

/** The number of backlinks that a work's own page lists. The rest go on pages of their own, which bounds its size. */
export const maxBacklinks = 10;

/** Returns whether a work has more backlinks than its own page lists. */
export const hasMoreBacklinks = ({ backlinks }: Pick<Work, 'backlinks'>): boolean => backlinks.length > maxBacklinks;

/** Returns the date (`YYYY-MM-DD`) when a work was last revised on this site, or else added to it. */
export const lastModified = ({ revised, added }: Pick<Work, 'revised' | 'added'>): string => revised ?? added;

/**
 * Returns the publication date of the original, or else of the copy, in EDTF; `undefined` if neither is known.
 */
export const published = ({ source, via }: Pick<Work, 'source' | 'via'>): string | undefined =>
  source?.published ?? via?.published;

type WorkComparator = (a: Work, b: Work) => number;

/** Compares works by id. */
export const byId: WorkComparator = (a, b) => compareStrings(a.id, b.id);

/** Compares works by title, then by id. */
export const byTitle: WorkComparator = compareBy((a, b) => compareText(a.title, b.title), byId);

/** Compares works by their date of publication, newest first and undated ones last. */
export const byPublication: WorkComparator = (a, b) => {
  const [first, second] = [published(a), published(b)];
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
  return compareDates(second, first);
};

const byKind: WorkComparator = (a, b) => compareStrings(a.kind, b.kind);
const bibliographicName = ({ authors, title }: Work) => authors[0]?.sortName ?? title;
const byBibliography: WorkComparator = compareBy(
  (a, b) => compareText(bibliographicName(a), bibliographicName(b)),
  byPublication,
  byTitle,
);
const newestFirst: WorkComparator = compareBy(
  (a, b) => compareStrings(lastModified(b), lastModified(a)),
  byKind,
  byTitle,
);
