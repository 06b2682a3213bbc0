import { format } from '../../messages/format.ts';
import type { ScriptMessages } from './script-messages.ts';

const maxTags = 4;

/** Joins the facts that a result shows about a work: its authors, its publication and date, its extent and its type. */
export const resultFacts = (byline: string, publication: string, extent: string, type: string): string =>
  [byline, publication, extent, type].filter(Boolean).join(' · ');

/** Lists the tags of a work, the first few if there are many. Returns an empty string if there are none. */
export function resultTags(names: readonly string[], { tags }: Pick<ScriptMessages, 'tags'>, locale: string): string {
  if (names.length === 0) return '';
  // "and 1 more" would take up as much room as the tag itself
  const shown = names.length > maxTags + 1 ? names.slice(0, maxTags) : names;
  return format(tags, { tags: shown.join(', '), more: names.length - shown.length }, locale);
}
