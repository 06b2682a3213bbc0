import { suggest } from '../../src/check/suggest.ts';
import type { Collection } from '../../src/schemas/collections.ts';
import { CommandError } from '../support/command-error.ts';

interface Entry {
  collection: Collection;
  id: string;
}

/** Which entries a command takes. */
interface Taken<Found extends Entry> {
  /** A word or words for one of them, without an article: `work, tag or reading list`. */
  noun: string;
  accepts: (entry: Found) => boolean;
  /** Returns the hint for an id that no entry has; by default, names the most similar id. */
  hint?: (id: string) => string;
}

/**
 * Returns the entry with an id, or with the path that was typed, such as `tags/rope` or `src/content/tags/rope.md`. Throws a
 * `CommandError` if no entry has it, or more than one, or only one that the command doesn't take.
 */
export function findEntry<Found extends Entry>(
  typed: string,
  entries: readonly Found[],
  { noun, accepts, hint }: Taken<Found>,
): Found {
  const [, folder, id = ''] = /^(?:.*?([^/]+)\/)?([^/]+?)(?:\.mdx?)?$/.exec(typed.replaceAll('\\', '/')) ?? [];
  const namesakes = entries.filter((entry) => entry.id === id);
  const [entry, other] = namesakes.filter((one) => accepts(one) && (folder === undefined || one.collection === folder));
  if (entry && !other) return entry;
  if (entry && other)
    throw new CommandError(
      `${id} is the id of several files: write ${entry.collection}/${id} or ${other.collection}/${id}`,
    );
  const [namesake] = namesakes;
  if (namesake)
    throw new CommandError(
      accepts(namesake)
        ? `${typed}: there is no such ${noun} (did you mean ${namesake.collection}/${id}?)`
        : `${namesake.collection}/${id} is not a ${noun}`,
    );
  const ids = entries.filter(accepts).map((one) => one.id);
  throw new CommandError(`${typed}: there is no such ${noun} (${hint?.(id) ?? suggest(id, ids)})`);
}
