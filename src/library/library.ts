import type { z } from 'astro/zod';
import type { Person } from '../schemas/person.ts';
import type { article } from '../schemas/article.ts';
import type { related } from '../schemas/related.ts';
import type { WorkKind } from '../schemas/collections.ts';
import type { tag } from '../schemas/tag.ts';
import { type InternalLink, linkTarget } from '../markdown/links-to-site.ts';
import { displayName, personId, sortName } from './names.ts';
import { inOrderOf, compareText } from './order.ts';
import { paths } from './urls.ts';

/** What a content collection gives for one file. */
interface Entry<Data> {
  id: string;
  data: Data;
  /** The links of its text to pages of this site. */
  mentions?: readonly InternalLink[] | undefined;
  /** Names what the file says. */
  digest?: string | number | undefined;
}

type WorkData = z.output<typeof article> | z.output<typeof related>;

/** A work with everything that it refers to at hand. */
export interface Work extends Omit<WorkData, 'authors' | 'tags' | 'related'> {
  kind: WorkKind;
  id: string;
  /** Names what its file says: two files of one digest say the same. */
  digest: string;
  authors: Author[];
  tags: Tag[];
  /** The works that it is related to, in the editor's order. */
  related: Relation[];
  /** The works that name it as related, or link to it in their text. */
  referredFrom: Relation[];
}

/** The road to a work, or from it, and the reason. */
export interface Relation {
  work: Work;
  reason?: string | undefined;
  /** The sentence of the text that holds the link, where there is one. */
  sentence?: string | undefined;
}

/** Somebody who wrote a work that is listed here. */
export interface Author {
  id: string;
  /** The name as one says it. */
  name: string;
  /** The name as a bibliography sorts it. */
  sortName: string;
  /** The name in its parts. */
  person: Person;
  works: Work[];
}

/** A tag and what is filed under it. */
export interface Tag extends z.output<typeof tag> {
  id: string;
  /** Names what its file says. */
  digest: string;
  works: Work[];
}

/** Everything that the site holds, resolved and in the order in which lists show it. */
export interface Library {
  /** All works, the newest entries first. */
  works: Work[];
  /** The articles, the newest entries first. */
  articles: Work[];
  /** The related readings, as a bibliography has them. */
  related: Work[];
  /** The tags by name. */
  tags: Tag[];
  /** The authors by family name. */
  authors: Author[];
}

/**
 * Resolves the entries of the collections into a library. Throws where an id names nothing: the check of the raw
 * files has told the editor so before.
 */
export function resolveLibrary(entries: {
  articles: readonly Entry<z.output<typeof article>>[];
  related: readonly Entry<z.output<typeof related>>[];
  tags: readonly Entry<z.output<typeof tag>>[];
}): Library {
  const tags = new Map<string, Tag>(
    entries.tags.map(({ id, data, digest = '' }) => [id, { ...data, id, digest: String(digest), works: [] }]),
  );
  const authors = new Map<string, Author>();
  const authorOf = (person: Person): Author => {
    const id = personId(person);
    const author = authors.get(id) ?? { id, name: displayName(person), sortName: sortName(person), person, works: [] };
    authors.set(id, author);
    return author;
  };

  const sources = [
    ...entries.articles.map((entry) => ({ ...entry, kind: 'article' as const })),
    ...entries.related.map((entry) => ({ ...entry, kind: 'related' as const })),
  ];
  const works = new Map<string, Work>(
    sources.map(({ id, kind, data, digest = '' }) => [
      id,
      {
        ...data,
        kind,
        id,
        digest: String(digest),
        authors: data.authors.map(authorOf),
        tags: data.tags.map((tag) => find(tags, tag, 'tag', id)),
        related: [],
        referredFrom: [],
      },
    ]),
  );
  for (const { id, data } of sources) {
    const work = find(works, id, 'work', id);
    for (const { work: other, reason } of data.related) {
      const to = find(works, other, 'work', id);
      work.related.push({ work: to, reason });
      to.referredFrom.push({ work, reason });
    }
  }
  const byPath = new Map([...works.values()].map((work) => [paths.work(work), work]));
  for (const { id, mentions = [] } of sources) {
    const work = find(works, id, 'work', id);
    for (const mention of mentions) {
      const { sentence } = mention;
      const to = byPath.get(linkTarget(mention, paths.work(work)));
      if (to === undefined || to === work) continue;
      const known = to.referredFrom.find((relation) => relation.work === work);
      if (known) known.sentence ??= sentence;
      else to.referredFrom.push({ work, sentence });
    }
  }

  const all = [...works.values()].sort(byNewest);
  for (const work of all.toSorted(inOrderOf(byKind, byBibliography))) {
    for (const tag of work.tags) tag.works.push(work);
    for (const author of work.authors) author.works.push(work);
  }
  return {
    works: all,
    articles: all.filter(({ kind }) => kind === 'article'),
    related: all.filter(({ kind }) => kind === 'related').sort(byBibliography),
    tags: [...tags.values()].sort((a, b) => compareText(a.name, b.name)),
    authors: [...authors.values()].sort((a, b) => compareText(a.sortName, b.sortName)),
  };
}

function find<T>(things: ReadonlyMap<string, T>, id: string, noun: string, from: string): T {
  const thing = things.get(id);
  if (thing === undefined) throw new Error(`${from}: no ${noun} has the id ${id}`);
  return thing;
}

/** How many works that refer to one its page names; a list of its own names all, so that no page grows with the library. */
export const maxBacklinks = 10;

/** Whether more works refer to one than its page names. */
export const hasMoreBacklinks = ({ referredFrom }: Pick<Work, 'referredFrom'>): boolean =>
  referredFrom.length > maxBacklinks;

/** The day that lists of what is new go by: when the entry was last changed here, else when it was added. */
export const lastModified = ({ revised, added }: Pick<Work, 'revised' | 'added'>): string => revised ?? added;

/** The day, month or year when a work was published, as far as it is known: of the original, else of the copy. */
export const published = ({ source, via }: Pick<Work, 'source' | 'via'>): string | undefined =>
  source?.published ?? via?.published;

type Comparison = (a: Work, b: Work) => number;

/** Sorts works by their ids. */
export const byId: Comparison = (a, b) => compareText(a.id, b.id);

/** Sorts works by their titles. */
export const byTitle: Comparison = inOrderOf((a, b) => compareText(a.title, b.title), byId);

const firstAuthor = ({ authors, title }: Work) => authors[0]?.sortName ?? title;
const byKind: Comparison = (a, b) => compareText(a.kind, b.kind);
const byBibliography: Comparison = inOrderOf(
  (a, b) => compareText(firstAuthor(a), firstAuthor(b)),
  (a, b) => compareText(published(b) ?? '', published(a) ?? ''),
  byTitle,
);
const byNewest: Comparison = inOrderOf((a, b) => compareText(lastModified(b), lastModified(a)), byKind, byTitle);
