import type { Tag, Work } from './library.ts';
import { compareBy, compareText } from '../values/order.ts';

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
