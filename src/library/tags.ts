import type { Tag, Work } from './library.ts';
import { joinNames } from './names.ts';
import { compareBy, compareText } from './order.ts';
import type { Fact } from '../messages/provenance.ts';

/** A tag that often occurs with another. */
export interface RelatedTag extends Pick<Tag, 'id' | 'name'> {
  /** The works that have both tags. */
  works: Work[];
}

/** Returns the tags that share works with a tag, those that share the most first. */
export function relatedTags(tag: Tag, limit = 10): RelatedTag[] {
  const relatedById = new Map<string, RelatedTag>();
  for (const work of tag.works) {
    for (const { id, name } of work.tags) {
      const related = relatedById.get(id) ?? { id, name, works: [] };
      related.works.push(work);
      relatedById.set(id, related);
    }
  }
  relatedById.delete(tag.id);
  const mostSharedFirst = compareBy<RelatedTag>(
    (a, b) => b.works.length - a.works.length,
    (a, b) => compareText(a.name, b.name),
  );
  return [...relatedById.values()].sort(mostSharedFirst).slice(0, limit);
}

/** Returns the facts about a tag besides its meaning: its other names, and its spelling at the source. */
export const tagFacts = ({ otherNames, filedAs }: Tag): Fact[] => [
  ...(otherNames.length > 0 ? [{ name: 'Other names', phrase: [joinNames(otherNames)] }] : []),
  ...(filedAs ? [{ name: 'As filed', phrase: [`“${filedAs}” at the source: a slip that is mended here`] }] : []),
];

/** Returns a sentence that says who chose the tags of a work. */
export function tagProvenance({ taggedBy, tags }: Pick<Work, 'taggedBy' | 'tags'>): string {
  if (taggedBy === 'site') return 'These tags are this site’s own cataloguing.';
  return tags.some(({ filedAs }) => filedAs)
    ? 'As the source filed it, a slip in spelling mended.'
    : 'As the source filed it.';
}
