/** Why a work isn't in builds yet: it is a draft, or scheduled for a later day. */
export type Unpublished = 'draft' | 'scheduled';

/** The fields that decide when a work is published. They may be invalid. */
interface Schedule {
  draft?: unknown;
  added?: unknown;
}

/** The publication day of a draft. It sorts after every day. */
export const never = 'never';

/** Returns the day (`YYYY-MM-DD`) from which a work is in builds: `today` if it already is, `never` if it is a draft. */
export function publicationDay({ draft, added }: Schedule, today: string): string {
  if (draft === true) return never;
  return typeof added === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(added) && added > today ? added : today;
}

/** Returns why a work isn't in a build on a day (`YYYY-MM-DD`), or `undefined` if it is published. */
export function whyUnpublished(work: Schedule, today: string): Unpublished | undefined {
  const day = publicationDay(work, today);
  if (day === never) return 'draft';
  return day > today ? 'scheduled' : undefined;
}

/** The placeholder for the text of a new work. */
export const placeholderText = '[Put the text of the work here.]';

/** The placeholder for a title that an import didn't find. A description in brackets, such as `[Letter]`, is a title. */
export const placeholderTitle = '[Untitled]';

/** The placeholder for the rights to a text. */
export const placeholderRights = '[Say who holds the rights to the text, and on what terms it is published here.]';

/**
 * Returns whether a value is a placeholder for facts that only the editor knows, such as the rights: text in square
 * brackets.
 */
export const isPlaceholder = (value: unknown): boolean => typeof value === 'string' && /^\[.*\]$/.test(value.trim());
