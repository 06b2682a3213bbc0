import type { Tag, Work } from './library.ts';
import { joinNames } from './names.ts';
import { inOrderOf, compareText } from './order.ts';
import type { Fact } from '../messages/provenance.ts';

/** A tag together with the works that it shares with another. */
export interface RelatedTag extends Pick<Tag, 'id' | 'name'> {
  /** The works that stand under both. */
  works: Work[];
}

/** The tags that stand together with a tag on its works, those that do most often first; `most` of them at most. */
export function relatedTags(tag: Tag, most = 10): RelatedTag[] {
  const found = new Map<string, RelatedTag>();
  for (const work of tag.works) {
    for (const { id, name } of work.tags) {
      const companion = found.get(id) ?? { id, name, works: [] };
      companion.works.push(work);
      found.set(id, companion);
    }
  }
  found.delete(tag.id);
  const byShared = inOrderOf<RelatedTag>(
    (a, b) => b.works.length - a.works.length,
    (a, b) => compareText(a.name, b.name),
  );
  return [...found.values()].sort(byShared).slice(0, most);
}

/** What readers may want to know of a tag besides its meaning: its other names, and the form that it was filed under. */
export const tagFacts = ({ otherNames, filedAs }: Tag): Fact[] => [
  ...(otherNames.length > 0 ? [{ name: 'Other names', phrase: [joinNames(otherNames)] }] : []),
  ...(filedAs ? [{ name: 'As filed', phrase: [`“${filedAs}” at the source: a slip that is mended here`] }] : []),
];

/** Who filed a work under its tags, in a sentence. */
export function tagProvenance({ taggedBy, tags }: Pick<Work, 'taggedBy' | 'tags'>): string {
  if (taggedBy === 'site') return 'These tags are this site’s own cataloguing.';
  return tags.some(({ filedAs }) => filedAs)
    ? 'As the source filed it, a slip in spelling mended.'
    : 'As the source filed it.';
}
