import type { ReadingList } from '../library/library.ts';
import { paths } from '../schemas/paths.ts';

/** Returns the entry of a reading list in an index of lists: its title and description, with the number of its works. */
export const listEntry = (list: ReadingList) => ({
  path: paths.list(list),
  name: list.title,
  meaning: list.description,
  works: list.works,
});
