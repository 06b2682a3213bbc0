import { type Author, byId, byPublication, nearbyParts, type Tag, type Work } from './library.ts';
import { moments } from '../values/date.ts';
import { compareBy, compareStrings, compareText } from '../values/order.ts';

/** The authors, series and tags that two works share. */
export interface Shared {
  /** The creators of both, in the order of this work. */
  authors: Author[];
  /** The title of their series. */
  series?: string | undefined;
  /** The shared tags, rarest first. */
  tags: Tag[];
}

/** A work that has an author, a series or a tag in common with another. */
export interface SimilarWork extends Shared {
  work: Work;
}

/** Returns the significant words of a title, folded. */
type WordsOf = (title: string) => readonly string[];

/**
 * The weight of each kind of feature. Shared features of weight 1 make two works similar, and the page names them. The
 * other features only affect the order of similar works.
 */
const weights = { series: 1, author: 1, tag: 1, publication: 0.25, word: 0.25 };

interface Feature {
  kind: keyof typeof weights;
  /** The kind and the value, which identify the feature. */
  key: string;
}

/** Bounds the works compared with each work, so that time grows with the number of works and not with its square. */
const maxCandidates = 200;

/**
 * Returns a function that finds the works similar to one of `works`, best match first, except those that its page already
 * lists. It compares a work when it is first asked for, since the development server asks for one work at a time. A shared
 * feature scores its weight times ln(N/n), where n of N works have it: the inverse document frequency of K.
 * Spärck Jones, "A statistical interpretation of term specificity and its application in retrieval" (1972). Among works
 * with equal scores, those published closest in time come first.
 */
export function similarWorks(
  works: readonly Work[],
  wordsOf: WordsOf,
  limit = 4,
): (work: Work) => readonly SimilarWork[] {
  const features = new Map(
    works.toSorted(compareBy(byPublication, byId)).map((work) => [work, featuresOf(work, wordsOf)]),
  );
  const holders = new Map<string, Work[]>();
  for (const [work, own] of features)
    for (const key of own.keys()) {
      const others = holders.get(key);
      if (others) others.push(work);
      else holders.set(key, [work]);
    }
  const frequency = ({ key }: Feature) => holders.get(key)?.length ?? 0;
  const scoreOf = (feature: Feature) => weights[feature.kind] * Math.log(works.length / frequency(feature));

  const similarTo = (work: Work): SimilarWork[] => {
    if (!work.similar) return [];
    const own = [...(features.get(work)?.values() ?? [])]
      .map((feature) => ({ ...feature, score: scoreOf(feature) }))
      .filter(({ score }) => score > 0) // a tag that every work has doesn't distinguish works
      .sort((a, b) => frequency(a) - frequency(b));
    const scored = [...candidates(work, own, holders)].map((other) => {
      const theirs = features.get(other);
      const score = own.reduce((sum, feature) => (theirs?.has(feature.key) ? sum + feature.score : sum), 0);
      return { work: other, score, years: distance(work, other) };
    });
    return scored
      .sort(
        compareBy(
          (a, b) => b.score - a.score,
          (a, b) => a.years - b.years,
          (a, b) => byPublication(a.work, b.work),
          (a, b) => byId(a.work, b.work),
        ),
      )
      .slice(0, limit)
      .map(({ work: other }) => ({ work: other, ...sharedBy(work, other) }));
  };
  const found = new Map<Work, readonly SimilarWork[]>();
  return (work) => {
    const similar = found.get(work) ?? similarTo(work);
    found.set(work, similar);
    return similar;
  };
}

/** Returns whether works that share this feature are similar. */
const isLeading = ({ kind }: Feature): boolean => weights[kind] === 1;

function featuresOf(work: Work, wordsOf: WordsOf): Map<string, Feature> {
  const values: Record<Feature['kind'], readonly (string | undefined)[]> = {
    series: [work.series?.title],
    author: work.creators.map(({ id }) => id),
    tag: work.tags.map(({ id }) => id),
    publication: [work.source?.publication],
    word: wordsOf(work.title),
  };
  const features = (Object.keys(values) as Feature['kind'][]).flatMap((kind) =>
    values[kind].filter((value) => value !== undefined).map((value) => ({ kind, key: `${kind} ${value}` })),
  );
  return new Map(features.map((feature) => [feature.key, feature]));
}

/**
 * Returns the works to compare with a work: those with its rarest features. `own` lists the features of that work,
 * rarest first.
 */
function candidates(work: Work, own: readonly Feature[], holders: ReadonlyMap<string, readonly Work[]>): Set<Work> {
  const listed = new Set([work, ...nearbyParts(work), ...[...work.related, ...work.backlinks].map((one) => one.work)]);
  const found = new Set<Work>();
  for (const { key } of own.filter(isLeading)) {
    if (found.size >= maxCandidates) break;
    for (const other of neighbours(holders.get(key) ?? [], work)) if (!listed.has(other)) found.add(other);
  }
  return found;
}

/** Returns at most `maxCandidates` works from a list that is sorted by date of publication: those nearest to a work. */
function neighbours(works: readonly Work[], work: Work): readonly Work[] {
  if (works.length <= maxCandidates) return works;
  const centred = works.indexOf(work) - maxCandidates / 2;
  const start = Math.max(0, Math.min(centred, works.length - maxCandidates));
  return works.slice(start, start + maxCandidates);
}

/** Returns the time between the publication of two works, in years. Infinite if either date is unknown. */
function distance({ publicationDate: a }: Work, { publicationDate: b }: Work): number {
  if (!a || !b) return Infinity;
  const [first, second] = [a, b].map((date) => {
    const { year, month = 1, day = 1 } = moments(date)[0];
    return year + (month - 1) / 12 + (day - 1) / 372;
  });
  return Math.abs(first! - second!);
}

const byRarity = compareBy<Tag>(
  (a, b) => a.works.length - b.works.length,
  (a, b) => compareText(a.name, b.name),
  (a, b) => compareStrings(a.id, b.id),
);

const sharedBy = (work: Work, other: Work): Shared => ({
  authors: work.creators.filter((author) => other.creators.includes(author)),
  series: work.series?.title === other.series?.title ? work.series?.title : undefined,
  tags: work.tags.filter((tag) => other.tags.includes(tag)).sort(byRarity),
});
