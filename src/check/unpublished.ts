import { extname } from 'node:path';
import { type Unpublished, whyUnpublished } from '../library/drafts.ts';
import { count as countOf } from './count.ts';
import { type CheckedFile, isWork, stringsIn } from './checked-file.ts';

/** Why a file is in no build yet. A tag is `unused` if only works that are in no build use it. */
export type Reason = Unpublished | 'unused';

/** Returns the works that are in no build on a day (`YYYY-MM-DD`), and the tags that only they use, each with the reason. */
export function findUnpublished(files: readonly CheckedFile[], today: string): ReadonlyMap<CheckedFile, Reason> {
  const reasons = new Map<CheckedFile, Reason>();
  const [published, unpublished] = [new Set<string | undefined>(), new Set<string | undefined>()];
  for (const work of files.filter(isWork)) {
    const reason = whyUnpublished((work.data ?? {}) as object, today);
    if (reason) reasons.set(work, reason);
    for (const tag of stringsIn(work.data, 'tags')) (reason ? unpublished : published).add(tag);
  }
  for (const file of files)
    if (file.collection === 'tags' && unpublished.has(file.id) && !published.has(file.id)) reasons.set(file, 'unused');
  return reasons;
}

/** Returns the reason for each unpublished file, by its path in the folder of the content. */
export const unpublishedPaths = (unpublished: ReadonlyMap<CheckedFile, Reason>): Record<string, Reason> =>
  Object.fromEntries(
    [...unpublished].map(([{ collection, id, file }, reason]) => [`${collection}/${id}${extname(file)}`, reason]),
  );

/** Says how many works are unpublished, with a comma before each number: `, 2 drafts, 1 scheduled for a later day`. */
export function countUnpublished(unpublished: Readonly<Record<string, Reason>>): string {
  const count = (reason: Reason) => Object.values(unpublished).filter((other) => other === reason).length;
  const [drafts, scheduled] = [count('draft'), count('scheduled')];
  return [
    drafts > 0 ? `, ${countOf(drafts, 'draft')}` : '',
    scheduled > 0 ? `, ${scheduled} scheduled for a later day` : '',
  ].join('');
}
