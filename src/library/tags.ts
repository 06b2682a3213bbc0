import type { Tag, Work } from './library.ts';
import { joinNames } from './names.ts';
import { compareBy, compareText } from './order.ts';
import { messages, say } from '../messages/index.ts';
import type { Fact } from '../messages/provenance.ts';

/** A tag that occurs together with another. */
export interface RelatedTag extends Pick<Tag, 'id' | 'name'> {
  /** The works that have both tags. */
  works: Work[];
}

/** Returns up to `limit` tags that occur together with a tag, the most frequent first. */
export function relatedTags(tag: Tag, limit = 10): RelatedTag[] {
  const related = new Map<string, RelatedTag>();
  for (const work of tag.works) {
    for (const { id, name } of work.tags) {
      const companion = related.get(id) ?? { id, name, works: [] };
      companion.works.push(work);
      related.set(id, companion);
    }
  }
  related.delete(tag.id);
  const byShared = compareBy<RelatedTag>(
    (a, b) => b.works.length - a.works.length,
    (a, b) => compareText(a.name, b.name),
  );
  return [...related.values()].sort(byShared).slice(0, limit);
}

/** Returns further facts about a tag: its other names, and its spelling at the source. */
export const tagFacts = ({ otherNames, filedAs }: Tag): Fact[] => [
  ...(otherNames.length > 0 ? [{ label: messages.tag.otherNames, value: [joinNames(otherNames)] }] : []),
  ...(filedAs ? [{ label: messages.tag.spelling, value: [say(messages.tag.misspelled, { form: filedAs })] }] : []),
];

/** Says who chose the tags of a work. */
export function tagProvenance({ taggedBy, tags }: Pick<Work, 'taggedBy' | 'tags'>): string {
  if (taggedBy === 'site') return messages.tag.chosenHere;
  return say(messages.tag.fromSource, { corrected: tags.filter(({ filedAs }) => filedAs).length });
}
