import { createHash } from 'node:crypto';
import {
  type Author,
  hasPage,
  type Library,
  maxBacklinks,
  nearbyParts,
  neighbours,
  type Tag,
  type Work,
} from './library.ts';
import { isListed, type Sections, sections } from './sections.ts';
import type { Page } from './pagination.ts';
import { createdAll } from './roles.ts';
import type { SimilarWork } from './similar.ts';
import { relatedTags } from './tags.ts';

/**
 * The facts about people that a page shows: their names, whose spelling may come from other files, and links to their
 * own pages.
 */
const namedFacts = (people: readonly Author[]) =>
  people.map((person) => [person.id, person.name, person.qualifier, hasPage(person)]);

/** Everything that a list shows of a work: its file, and the people in it. */
const listedFacts = ({ kind, id, digest, people }: Work) => [
  kind,
  id,
  digest,
  namedFacts(Object.values(people).flat()),
];

/** The people who are named only in a work's provenance. */
const mentionedFacts = ({ sourceEditors, reviewedAuthors }: Work) => namedFacts([...sourceEditors, ...reviewedAuthors]);

const tagDigests = ({ tags }: Work) => tags.map(({ digest }) => digest);

/** The part of the library that every page shows: links to sections and to the owner's pages, and a note on excerpts. */
type Frame = Sections & Pick<Library, 'pages' | 'quotes'>;
const frameFacts = (library: Frame) => [
  sections.filter(({ key }) => isListed(key, library)).map(({ key }) => key),
  library.pages.map(({ id, title }) => [id, title]),
  library.quotes,
];

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/**
 * Returns a hash (SHA-256, hex) of the content that a work's page shows: the work's file and the files of the works and
 * tags that the page lists, including `similar`. The same code renders the same page from the same fingerprint.
 */
export const pageFingerprint = (work: Work, library: Frame, similar: readonly SimilarWork[]): string =>
  hash([
    frameFacts(library),
    listedFacts(work),
    tagDigests(work),
    mentionedFacts(work),
    work.lists.map(({ id, title }) => [id, title]),
    work.parts.length,
    nearbyParts(work).map(listedFacts),
    neighbours(work).map(({ rel, work: other }) => [rel, listedFacts(other)]),
    work.backlinks.length,
    [...work.related, ...work.backlinks.slice(0, maxBacklinks), ...similar].map(({ work: listed }) =>
      listedFacts(listed),
    ),
  ]);

/**
 * Returns a hash of the content of a feed of some works: its title, its description, and its works with the reasons why
 * they are listed.
 */
export const feedFingerprint = (
  { title, description, reasons }: { title: string; description: string; reasons?: ReadonlyMap<Work, string> },
  works: readonly Work[],
): string =>
  hash([
    title,
    description,
    works.map((work) => [listedFacts(work), mentionedFacts(work), tagDigests(work), reasons?.get(work)]),
  ]);

/** Returns a hash of the content of one page of an author's works. */
export const authorFingerprint = (author: Author, { items, number, last }: Page<Work>, frame: Frame): string => {
  const { name, qualifier } = author;
  return hash([frameFacts(frame), name, qualifier, createdAll(author), number, last, items.map(listedFacts)]);
};

/** Returns a hash of the content of one page of a tag's works. */
export const tagFingerprint = (tag: Tag, { items, number, last }: Page<Work>, frame: Frame): string => {
  const related = relatedTags(tag).map(({ id, name, works }) => [id, name, works.length]);
  return hash([frameFacts(frame), tag.digest, related, tag.works.length, number, last, items.map(listedFacts)]);
};

/** Returns a hash of what a social card shows. */
export const cardFingerprint = (text: object): string => hash(text);
