import type { Messages } from '../../messages/en.ts';
import type { WorkKind } from '../../schemas/collections.ts';

/** The messages that the search page embeds for its script. */
export type ScriptMessages = Messages['search']['script'] & {
  /** The label of each kind of work. */
  kinds: Readonly<Record<string, string>>;
  kindsInSentence: Readonly<Record<WorkKind, string>>;
  /** The label of each extent. */
  extents: Readonly<Record<string, string>>;
  /** The stop words of the site's language, separated by spaces. */
  stopWords: string;
};
