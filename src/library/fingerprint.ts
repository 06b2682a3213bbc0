import { createHash } from 'node:crypto';
import { type Author, maxBacklinks, type Tag, type Work } from './library.ts';
import type { Page } from './pagination.ts';
import { similar } from './similar.ts';

/** What a page shows of a work: all that its file says, and how its authors are named. */
const facts = ({ kind, id, digest, authors }: Work) => [kind, id, digest, ...authors.map(({ name }) => name)];

const hash = (things: unknown): string => createHash('sha256').update(JSON.stringify(things)).digest('hex');

/**
 * Names what the page of a work is made of: its file and the files of all works and tags that it names. Two pages of
 * one fingerprint are the same, made by the same code. `total` is how many works there are.
 */
export const pageFingerprint = (work: Work, total: number): string =>
  hash([
    facts(work),
    work.tags.map(({ digest }) => digest),
    work.referredFrom.length,
    [...work.related, ...work.referredFrom.slice(0, maxBacklinks), ...similar(work, total)].map(({ work: other }) =>
      facts(other),
    ),
  ]);

/** Names what the feed of a tag is made of: `works` are those in it. */
export const feedFingerprint = (tag: Tag, works: readonly Work[]): string =>
  hash([tag.digest, works.map((work) => [facts(work), work.tags.map(({ digest }) => digest)])]);

/** Names what a page of the list of an author's works is made of. */
export const authorFingerprint = ({ name }: Author, { items, number, last }: Page<Work>): string =>
  hash([name, number, last, items.map(facts)]);
