import { extname } from 'node:path';
import { type Unpublished, whyUnpublished } from '../library/drafts.ts';
import { count as countOf } from './count.ts';
import { type CheckedFile, isWork, listedWorks, stringsIn } from './checked-file.ts';

/**
 * Why a file isn't in builds yet. A tag is `unused` if only unpublished works have it, and a reading list if all of its
 * works are unpublished.
 */
export type Reason = Unpublished | 'unused';

/**
 * Returns the works that aren't in a build on a day (`YYYY-MM-DD`), and the tags and reading lists that have only such
 * works, each with the reason. Reading lists may be drafts themselves. Files in `ready`, given by their paths in the
 * content folder, are treated as if they weren't drafts.
 */
export function findUnpublished(
  files: readonly CheckedFile[],
  today: string,
  ready: ReadonlySet<string> = new Set(),
): ReadonlyMap<CheckedFile, Reason> {
  const reasons = new Map<CheckedFile, Reason>();
  const reasonOf = (file: CheckedFile) => {
    const { draft, added } = (file.data ?? {}) as { draft?: unknown; added?: unknown };
    return whyUnpublished({ draft: draft === true && !ready.has(contentPath(file)), added }, today);
  };
  const [published, unpublished] = [new Set<string | undefined>(), new Set<string | undefined>()];
  for (const work of files.filter(isWork)) {
    const reason = reasonOf(work);
    if (reason) reasons.set(work, reason);
    for (const tag of stringsIn(work.data, 'tags')) (reason ? unpublished : published).add(tag);
  }
  for (const file of files)
    if (file.collection === 'tags' && unpublished.has(file.id) && !published.has(file.id)) reasons.set(file, 'unused');
  const publishedWorks = new Set(files.flatMap((file) => (isWork(file) && !reasons.has(file) ? [file.id] : [])));
  for (const list of files.filter(({ collection }) => collection === 'lists')) {
    const works = listedWorks(list);
    const isUnused = works.length > 0 && !works.some(({ id }) => publishedWorks.has(id));
    const reason = reasonOf(list) ?? (isUnused ? 'unused' : undefined);
    if (reason) reasons.set(list, reason);
  }
  return reasons;
}

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
