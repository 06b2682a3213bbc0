import type { Tag, Work } from './library.ts';
import { inOrderOf, compareText } from './order.ts';

/** A work that shares tags with another. */
export interface Similar {
  work: Work;
  /** The tags that both stand under, the rarest first. */
  shared: Tag[];
}

/** How many works of a tag are looked at: with this, the time taken grows with the number of works, not its square. */
const mostOfATag = 100;

/**
 * The works that share tags with one, those first that share the rarest; `most` of them at most, none that is listed
 * already. A shared tag counts ln(N/n), where n of N works stand under it: the inverse document frequency of
 * K. Spärck Jones, "A statistical interpretation of term specificity and its application in retrieval" (1972).
 */
export function similar(work: Work, total: number, most = 4): Similar[] {
  const known = found.get(work);
  if (known?.total === total && known.most === most) return known.works;
  const works = find(work, total, most);
  found.set(work, { total, most, works });
  return works;
}

/** What was found: the page of a work asks for it, and what names all that the page is made of. */
const found = new WeakMap<Work, { total: number; most: number; works: Similar[] }>();

function find(work: Work, total: number, most: number): Similar[] {
  if (!work.similar) return [];
  const listed = new Set([work, ...work.related.map((to) => to.work), ...work.referredFrom.map((from) => from.work)]);
  const weight = (tag: Tag) => Math.log(total / tag.works.length);
  const tags = work.tags.toSorted(
    inOrderOf(
      (a, b) => a.works.length - b.works.length,
      (a, b) => compareText(a.name, b.name),
    ),
  );
  const candidates = new Set(tags.flatMap((tag) => around(tag.works, work)).filter((other) => !listed.has(other)));
  return [...candidates]
    .map((other) => {
      const shared = tags.filter((tag) => other.tags.includes(tag));
      return { work: other, shared, value: shared.reduce((sum, tag) => sum + weight(tag), 0) };
    })
    .filter(({ value }) => value > 0) // a tag that all works have tells nothing
    .sort(
      inOrderOf(
        (a, b) => b.value - a.value,
        (a, b) => compareText(a.work.title, b.work.title),
        (a, b) => compareText(a.work.id, b.work.id),
      ),
    )
    .slice(0, most)
    .map(({ work: other, shared }) => ({ work: other, shared }));
}

/** The works beside one in a list that may be very long. */
function around(works: readonly Work[], work: Work): Work[] {
  if (works.length <= mostOfATag) return [...works];
  const from = Math.max(0, Math.min(works.indexOf(work) - mostOfATag / 2, works.length - mostOfATag));
  return works.slice(from, from + mostOfATag);
}
