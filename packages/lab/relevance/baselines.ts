import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import type { CollectionDocument } from './collection.ts';

/** Ranks documents for a query. Returns their ids, the best first. */
export type Ranker = (query: string) => readonly number[];

/** The other engines that the search is compared with, each with its default options. */
export const baselines: Readonly<Record<string, (documents: readonly CollectionDocument[]) => Ranker>> = {
  lunr: lunrRanker,
  MiniSearch: miniSearchRanker,
  'BM25 + Porter': bm25Ranker,
};

const fields = ['title', 'text'] as const;

function lunrRanker(documents: readonly CollectionDocument[]): Ranker {
  const index = lunr((builder) => {
    for (const field of fields) builder.field(field);
    for (const document of documents) builder.add(document);
  });
  // its own parser would read characters such as `-` and `:` as operators
  return (text) => index.query((query) => query.term(lunr.tokenizer(text), {})).map(({ ref }) => Number(ref));
}

function miniSearchRanker(documents: readonly CollectionDocument[]): Ranker {
  const index = new MiniSearch({ fields: [...fields] });
  index.addAll(documents);
  return (text) => index.search(text).map(({ id }) => Number(id));
}

/**
 * BM25 over Porter stems, as in Robertson and Zaragoza, "The probabilistic relevance framework: BM25 and beyond" (2009), with
 * the usual k1 = 1.2 and b = 0.75, the variant of the inverse document frequency that is never negative, and no stop words.
 */
function bm25Ranker(documents: readonly CollectionDocument[]): Ranker {
  const [k1, b] = [1.2, 0.75];
  const counts = documents.map(({ title, text }) => countBy(stems(`${title} ${text}`)));
  const lengths = counts.map((count) => [...count.values()].reduce((sum, value) => sum + value, 0));
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / documents.length;
  const frequency = countBy(counts.flatMap((count) => [...count.keys()]));
  return (text) => {
    const query = new Set(stems(text));
    const scored = documents.map(({ id }, index) => {
      let score = 0;
      for (const stem of query) {
        const count = counts[index]?.get(stem) ?? 0;
        const documentCount = frequency.get(stem) ?? 0;
        const idf = Math.log(1 + (documents.length - documentCount + 0.5) / (documentCount + 0.5));
        score += (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * (lengths[index] ?? 0)) / meanLength));
      }
      return { id, score };
    });
    return scored
      .filter(({ score }) => score > 0)
      .sort((x, y) => y.score - x.score)
      .map(({ id }) => id);
  };
}

const stems = (text: string): string[] => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(stemmer);

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
