import type { Messages } from '../../messages/en.ts';

/** The messages that the search page embeds for its script. */
export type ScriptMessages = Messages['search']['script'] & {
  /** The label of each extent. */
  extents: Readonly<Record<string, string>>;
  /** The stop words of the site's language, separated by spaces. */
  stopWords: string;
};
