import { type Catalogue, hashPageIds } from '../shared/catalogue.ts';
import { foldText } from '../shared/fold-text.ts';
import { indexedForm } from '../shared/indexed-form.ts';
import type { Pagefind, PagefindResult } from '../pagefind/pagefind.ts';
import type { Term } from './query.ts';
import { inverseDocumentFrequency, type WorkMatch } from './rank.ts';
import type { IndexedWorks, SearchIndex, TermResult } from './index-types.ts';

const noMatches: TermResult = { works: new Map(), results: new Map() };

/** The index of one library. Loads each of its files at most once. */
export class LibraryIndex implements SearchIndex {
  readonly works: Promise<IndexedWorks>;
  readonly #load: (file: string) => Promise<Response>;
  readonly #pagefind: Promise<Pagefind>;
  readonly #workByPageId: Promise<ReadonlyMap<string, number>>;
  /** For each folded word, its other spellings in the library. */
  readonly #spellings: Promise<ReadonlyMap<string, readonly string[]>>;
  readonly #isStopWord: (word: string) => boolean;
  readonly #cache = new Map<string, Promise<TermResult>>();

  /**
   * `load` fetches a file of the index by its path in the index folder. The stop words come as a function, since the
   * bundler would put the modules that merged libraries, missing words and the page itself import into another file.
   */
  constructor(
    pagefind: Promise<Pagefind>,
    load: (file: string) => Promise<Response>,
    isStopWord: (word: string) => boolean,
  ) {
    this.#isStopWord = isStopWord;
    this.#pagefind = pagefind;
    this.#load = load;
    this.works = this.#loadWorks();
    this.#workByPageId = this.works.then(({ pages }) => new Map(pages.map(({ id }, work) => [id, work])));
    this.#spellings = this.works.then(
      ({ catalogue }) =>
        new Map(
          catalogue.spellings.flatMap((words) =>
            words.map((word) => [foldText(word), words.filter((other) => other !== word)]),
          ),
        ),
    );
    this.#spellings.catch(() => {});
    this.#workByPageId.catch(() => {}); // each search that awaits it reports the error
  }

  async #loadWorks(): Promise<IndexedWorks> {
    const [response, pages] = await Promise.all([
      this.#load('works.json'),
      this.#pagefind.then((pagefind) => pagefind.search(null)),
    ]);
    const catalogue = (await response.json()) as Catalogue;
    if (hashPageIds(pages.map(({ id }) => id)) !== catalogue.indexHash)
      throw new Error('works.json belongs to another index');
    return { catalogue, pages };
  }

  lookUp(term: Term): Promise<TermResult> {
    const key = `${String(term.words)}\n${String(term.joined)}`; // as the reader wrote it, since the status repeats it
    const result = this.#cache.get(key) ?? this.#lookUp(term);
    this.#cache.set(key, result);
    return result;
  }

  async #lookUp({ words, key, joined }: Omit<Term, 'count'>): Promise<TermResult> {
    if (words.length > 1) return this.#lookUpPhrase(words);
    const [word = key] = words;
    const [result, respelled] = await Promise.all([
      this.#lookUpWord(word),
      Promise.all([this.#spellings, findVariants(word)]).then(([spellings, variants]) =>
        this.#lookUpAny([...(spellings.get(foldText(word)) ?? []), ...(joined ?? []), ...variants]),
      ),
    ]);
    if (respelled.works.size > 0) return mergeResults([result, respelled], (await this.works).pages.length);
    if (result.works.size > 0) return result;
    const missingWord = await import('./missing-word.ts');
    const lookUp = (others: readonly string[]) => this.#lookUpAny(others);
    return missingWord.lookUpMissingWord(word, joined !== undefined, this.#load, lookUp, this.#isStopWord);
  }

  async #lookUpAny(words: readonly string[]): Promise<TermResult> {
    return mergeResults(
      await Promise.all(words.map((word) => this.#lookUpWord(word))),
      (await this.works).pages.length,
    );
  }

  /**
   * Finds the works that contain a word in any of its forms. Pagefind's search for a word also matches longer words
   * that start with it, or falls back to a shorter one; its search for the quoted word matches only the word itself but
   * has no score.
   */
  async #lookUpWord(word: string): Promise<TermResult> {
    const pagefind = await this.#pagefind;
    const form = toIndexedWords([word]);
    const [exact, withLonger] = await Promise.all([pagefind.search(`"${form}"`), pagefind.search(form)]);
    if (exact.length === 0) return noMatches;
    const exactById = new Map(exact.map((result) => [result.id, result]));
    // Pagefind's score has the idf of all words with this prefix: replace it with the idf of the word
    const { pages } = await this.works;
    const [idf, prefixIdf] = [exact, withLonger].map(({ length }) => inverseDocumentFrequency(length, pages.length));
    const factor = (idf ?? 0) / (prefixIdf || 1);
    const scores = new Map(withLonger.map(({ id, score }) => [id, score * factor]));
    const isPhrase = form.includes(' '); // only the quoted phrase's results have its positions
    const results = withLonger.flatMap((result) => {
      const own = exactById.get(result.id);
      if (!own) return [];
      return isPhrase ? Object.assign(own, { matchedMetaFields: result.matchedMetaFields ?? [] }) : result;
    });
    return this.#toTermResult(results, ({ id }) => scores.get(id) ?? 0);
  }

  /** Finds the works that contain a phrase. Throws if a chunk of the index with one of its words is missing. */
  async #lookUpPhrase(words: readonly string[]): Promise<TermResult> {
    const pagefind = await this.#pagefind;
    const phrase = words.join(' ');
    const [results, ...perWord] = await Promise.all([
      pagefind.search(`"${toIndexedWords(words)}"`),
      ...words.map((word) => this.#lookUp({ words: [word], key: foldText(word) })),
    ]);
    const missing = perWord.find((result) => result.missing)?.missing;
    if (missing) return { ...noMatches, missing };
    const scoreOf = (work: number) => perWord.reduce((sum, { works }) => sum + (works.get(work)?.score ?? 0), 0);
    let matches = results;
    if (matches.length === 0) {
      const phraseScan = await import('./phrase-scan.ts');
      matches = await phraseScan.scanForPhrase(phrase, perWord, scoreOf);
    }
    if (matches.length > 0) return this.#toTermResult(matches, (_, work) => scoreOf(work));
    return { ...noMatches, missing: { text: phrase, isPhrase: true, completions: [], suggestions: [phrase] } };
  }

  async #toTermResult(
    results: readonly PagefindResult[],
    scoreOf: (result: PagefindResult, work: number) => number,
  ): Promise<TermResult> {
    const workByPageId = await this.#workByPageId;
    const works = new Map<number, WorkMatch>();
    const resultsByWork = new Map<number, readonly PagefindResult[]>();
    for (const result of results) {
      const work = workByPageId.get(result.id) ?? throwUnknownPage(result.id);
      works.set(work, { score: scoreOf(result, work), positions: result.words });
      resultsByWork.set(work, [result]);
    }
    return { works, results: resultsByWork };
  }
}

/**
 * Returns other forms of an English word. The code for them is loaded with the code for results, which every search
 * needs.
 */
async function findVariants(word: string): Promise<string[]> {
  if (!document.documentElement.lang.startsWith('en')) return [];
  const { variantsOf } = await import('./hit.ts');
  return variantsOf(foldText(word));
}

/** Returns words as Pagefind indexes them, with single spaces between them. */
const toIndexedWords = (words: readonly string[]): string => indexedForm(words.join(' ')).trim().replace(/ +/g, ' ');

/** Merges the results of words that count as one. A work has the score of the word that matches it best. */
function mergeResults(termResults: readonly TermResult[], total: number): TermResult {
  const idf = (works: number) => inverseDocumentFrequency(works, total);
  const mergedIdf = idf(new Set(termResults.flatMap((result) => [...result.works.keys()])).size);
  const works = new Map<number, WorkMatch>();
  const results = new Map<number, readonly PagefindResult[]>();
  for (const result of termResults) {
    const factor = mergedIdf / (idf(result.works.size) || 1);
    for (const [work, { score, positions }] of result.works) {
      const merged = works.get(work);
      const allPositions = [...new Set([...(merged?.positions ?? []), ...positions])].sort((a, b) => a - b);
      works.set(work, { score: Math.max(merged?.score ?? 0, score * factor), positions: allPositions });
    }
    for (const [work, own] of result.results) results.set(work, [...(results.get(work) ?? []), ...own]);
  }
  return { works, results };
}

export function throwUnknownPage(id: string): never {
  throw new Error(`The index has no page ${id}`);
}
