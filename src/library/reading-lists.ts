import type { z } from 'astro/zod';
import type { readingList } from '../schemas/reading-list.ts';
import { compareText } from '../values/order.ts';

type ListData = z.output<typeof readingList>;

/** A reading list: works in an order that the owner chose. */
export interface ReadingListOf<Work> extends Omit<ListData, 'works' | 'formerly' | 'draft'> {
  id: string;
  formerly: readonly string[];
  /** The works in the owner's order, each with the reason why it is on the list. */
  works: { work: Work; reason?: string | undefined }[];
}

/** What a work's page says about a reading list that the work is on. */
export type ListName = Pick<ReadingListOf<unknown>, 'id' | 'title'>;

/**
 * Resolves reading lists, by title, and adds each to the `lists` of its works. Builds have no drafts, so a listed work
 * may be missing, and is then left out.
 */
export function resolveReadingLists<Work extends { lists: ListName[] }>(
  entries: readonly { id: string; data: ListData }[],
  works: ReadonlyMap<string, Work>,
): ReadingListOf<Work>[] {
  const lists = entries
    .map(({ id, data: { title, description, formerly, works: listed } }) => ({
      id,
      title,
      description,
      formerly,
      works: listed.flatMap(({ work: workId, reason }) => {
        const work = works.get(workId);
        return work ? [{ work, reason }] : [];
      }),
    }))
    .sort((a, b) => compareText(a.title, b.title));
  for (const { id, title, works: listed } of lists) for (const { work } of listed) work.lists.push({ id, title });
  return lists;
}
