/** How many tags a result names. */
const mostTags = 4;

/** What is known of a work, in one line: who, where and when, how much is held. */
export const resultFacts = ({ byline, place, extent }: { byline: string; place: string; extent: string }): string =>
  [byline, place, extent].filter(Boolean).join(' · ');

/** The tags of a work in one line, the first few of many. */
export function resultTags(names: readonly string[]): string {
  const more = names.length - mostTags;
  if (names.length === 0) return '';
  return `Filed under ${names.slice(0, more > 1 ? mostTags : names.length).join(', ')}${more > 1 ? ` and ${more} more` : ''}`;
}
