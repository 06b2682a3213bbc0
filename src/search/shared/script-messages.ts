import type { en } from '../../messages/en.ts';

/** The messages that the search page embeds for its script. */
export type ScriptMessages = typeof en.search.script & {
  /** The label of each extent. */
  extents: Readonly<Record<string, string>>;
};
