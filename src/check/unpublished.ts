import { extname } from 'node:path';
import { never, publicationDay, type Unpublished, whyUnpublished } from '../library/drafts.ts';
import { count as countOf } from './count.ts';
import { type CheckedFile, isWork, listedWorks, stringsIn } from './checked-file.ts';

/**
 * Why a file isn't in builds yet. A tag is `unused` if only unpublished works have it, and a reading list if all of its
 * works are unpublished.
 */
export type Reason = Unpublished | 'unused';

/** The day (`YYYY-MM-DD`) from which each file is in builds: the current day if it already is, or `never`. */
export type PublicationDays = ReadonlyMap<CheckedFile, string>;

/** When files are published. */
export interface Publication {
  days: PublicationDays;
  /** The files that aren't in builds yet, each with the reason. */
  unpublished: ReadonlyMap<CheckedFile, Reason>;
}

/**
 * Returns when each file is published, from the current day (`YYYY-MM-DD`). A tag is published with the first of its works,
 * and so is a reading list, unless it is a draft itself. Files in `ready`, given by their paths in the content folder, are
 * treated as if they weren't drafts.
 */
export function findPublication(
  files: readonly CheckedFile[],
  today: string,
  ready: ReadonlySet<string> = new Set(),
): Publication {
  const fieldsOf = (file: CheckedFile) => {
    const { draft, added } = (file.data ?? {}) as { draft?: unknown; added?: unknown };
    return { draft: draft === true && !ready.has(contentPath(file)), added };
  };
  const workDays = new Map<string, string>();
  const tagDays = new Map<string | undefined, string>();
  for (const work of files.filter(isWork)) {
    const day = publicationDay(fieldsOf(work), today);
    workDays.set(work.id, earliest(workDays.get(work.id), day));
    for (const tag of stringsIn(work.data, 'tags')) tagDays.set(tag, earliest(tagDays.get(tag), day));
  }
  const dayOf = (file: CheckedFile): string => {
    if (isWork(file)) return publicationDay(fieldsOf(file), today);
    if (file.collection === 'tags') return tagDays.get(file.id) ?? today;
    if (file.collection !== 'lists') return today;
    const own = publicationDay(fieldsOf(file), today);
    const works = listedWorks(file).map(({ id }) => workDays.get(id) ?? never);
    const first = works.length > 0 ? works.reduce(earliest) : today;
    return first > own ? first : own;
  };
  const days = new Map(files.map((file) => [file, dayOf(file)]));
  const reasonOf = (file: CheckedFile): Reason =>
    (file.collection !== 'tags' && whyUnpublished(fieldsOf(file), today)) || 'unused';
  const unpublished = new Map(
    files.filter((file) => days.get(file) !== today).map((file) => [file, reasonOf(file)] as const),
  );
  return { days, unpublished };
}

const earliest = (day: string | undefined, other: string): string => (day !== undefined && day < other ? day : other);

/** Returns the reason for each unpublished file, by its path in the folder of the content. */
export const unpublishedPaths = (unpublished: ReadonlyMap<CheckedFile, Reason>): Record<string, Reason> =>
  Object.fromEntries([...unpublished].map(([file, reason]) => [contentPath(file), reason]));

/** Returns the path of a file in the folder of the content. */
const contentPath = ({ collection, id, file }: CheckedFile) => `${collection}/${id}${extname(file)}`;

/** Says how many works are unpublished, with a comma before each number: `, 2 drafts, 1 scheduled`. */
export function countUnpublished(unpublished: Readonly<Record<string, Reason>>): string {
  const count = (reason: Reason) => Object.values(unpublished).filter((other) => other === reason).length;
  const [drafts, scheduled] = [count('draft'), count('scheduled')];
  return [drafts > 0 ? `, ${countOf(drafts, 'draft')}` : '', scheduled > 0 ? `, ${scheduled} scheduled` : ''].join('');
}
