import { type Catalogue, hashPageIds } from '../shared/catalogue.ts';
import type { Pagefind, PagefindResult } from './pagefind.ts';
import { foldText, type Term, splitWords } from './query.ts';
import { type Matches, rarity } from './rank.ts';

/** A word or a phrase of the query that occurs nowhere. */
export interface MissingTerm {
  /** As it stands in the query. */
  word: string;
  isPhrase?: boolean;
  /** The longer words by which it was answered, where some begin with it. */
  completions: string[];
  /** The words that may have been meant. */
  suggestions: string[];
}

/** What is held of a term. */
export interface Lookup extends Matches {
  /** For each work, the answers of the index that tell where the term stands in it. */
  results: ReadonlyMap<number, readonly PagefindResult[]>;
  missing?: MissingTerm;
}

/** The works of a library, or of several. */
export interface WorkList {
  catalogue: Catalogue;
  /** The page of each work. They are kept: Pagefind clears up after each that is not. */
  pages: readonly PagefindResult[];
}

/** In what the search looks terms up: the index of a library, or those of several. */
export interface SearchIndex {
  readonly list: Promise<WorkList>;
  /** What is held of a term. Throws where a part of an index can't be read. */
  lookUp(term: Term): Promise<Lookup>;
}

/** How many works are read through for a phrase that the index alone doesn't find, since a dash or a sign is in it. */
const mostRead = 20;

const nothing: Lookup = { works: new Map(), results: new Map() };

/** The index of a library: what it needs is loaded once. */
export class LibraryIndex implements SearchIndex {
  readonly list: Promise<WorkList>;
  readonly #load: (file: string) => Promise<Response>;
  readonly #pagefind: Promise<Pagefind>;
  readonly #numbers: Promise<ReadonlyMap<string, number>>;
  readonly #lookups = new Map<string, Promise<Lookup>>();

  /** `load` loads a file of the index by its name there. */
  constructor(pagefind: Promise<Pagefind>, load: (file: string) => Promise<Response>) {
    this.#pagefind = pagefind;
    this.#load = load;
    this.list = this.#loadList();
    this.#numbers = this.list.then(({ pages }) => new Map(pages.map(({ id }, number) => [id, number])));
    this.#numbers.catch(() => {}); // each search that waits for it is told
  }

  async #loadList(): Promise<WorkList> {
    const [response, { results: pages }] = await Promise.all([
      this.#load('works.json'),
      this.#pagefind.then((pagefind) => pagefind.search(null)),
    ]);
    const catalogue = (await response.json()) as Catalogue;
    if (hashPageIds(pages.map(({ id }) => id)) !== catalogue.index)
      throw new Error('The index is of another edition than the list of works');
    return { catalogue, pages };
  }

  lookUp(term: Term): Promise<Lookup> {
    const held = this.#lookups.get(term.key) ?? this.#lookUp(term);
    this.#lookups.set(term.key, held);
    return held;
  }

  async #lookUp({ words, key }: Term): Promise<Lookup> {
    if (words.length > 1) return this.#phrase(words);
    const [word = key] = words;
    const found = await this.#word(word);
    return found.works.size > 0 ? found : this.#missing(word);
  }

  /**
   * The works that hold a word in any of its forms. Pagefind's search for a word also finds longer ones that begin with
   * it, or else a shorter one; its search in quotation marks finds the word alone, but doesn't score it.
   */
  async #word(word: string): Promise<Lookup> {
    const pagefind = await this.#pagefind;
    const { results: same } = await pagefind.search(`"${word}"`);
    if (same.length === 0) return nothing;
    const ids = new Set(same.map(({ id }) => id));
    const { results: alike } = await pagefind.search(word);
    // the rarity in a score is that of the word with all that begin with it: put right to that of the word alone
    const { pages } = await this.list;
    const right = rarity(same.length, pages.length) / (rarity(alike.length, pages.length) || 1);
    const results = alike.filter(({ id }) => ids.has(id));
    return this.#lookup(results, ({ score }) => score * right);
  }

  /** The works in which words stand side by side. Throws where one of them is in a part that is missing. */
  async #phrase(words: readonly string[]): Promise<Lookup> {
    const pagefind = await this.#pagefind;
    const [{ results }, ...each] = await Promise.all([
      pagefind.search(`"${words.join(' ')}"`),
      ...words.map((word) => this.#lookUp({ words: [word], key: foldText(word) })),
    ]);
    const scoreOf = (work: number) => each.reduce((sum, { works }) => sum + (works.get(work)?.score ?? 0), 0);
    const missing = each.find((lookup) => lookup.missing)?.missing;
    if (missing) return { ...nothing, missing };
    if (results.length > 0) return this.#lookup(results, (_, work) => scoreOf(work));
    // A dash or a sign between the words hides them from the index: the works that hold them all are read.
    const holding = [...(each[0]?.works.keys() ?? [])]
      .filter((work) => each.every(({ works }) => works.has(work)))
      .sort((a, b) => scoreOf(b) - scoreOf(a))
      .slice(0, mostRead);
    const sought = plain(words.join(' '));
    const read = await Promise.all(
      holding.map(async (work) => {
        const [result] = each[0]?.results.get(work) ?? [];
        const fragment = await result?.data();
        const texts = [fragment?.content ?? '', ...Object.values(fragment?.meta ?? {})];
        return result && texts.some((text) => plain(text ?? '').includes(sought)) ? [result] : [];
      }),
    );
    if (read.flat().length > 0) return this.#lookup(read.flat(), (_, work) => scoreOf(work));
    const phrase = words.join(' ');
    return { ...nothing, missing: { word: phrase, isPhrase: true, completions: [], suggestions: [phrase] } };
  }

  /**
   * What is to be said of a word that occurs nowhere. Throws where the index itself has a hole there: Pagefind takes a
   * part that did not arrive for one that holds nothing.
   */
  async #missing(word: string): Promise<Lookup> {
    const { loadVocabulary, ...suggest } = await import('./suggest.ts');
    const vocabulary = await loadVocabulary(this.#load, word);
    for (const other of [
      ...vocabulary.filter((one) => foldText(one) === foldText(word)),
      ...suggest.neighbours(word, vocabulary),
    ])
      if ((await this.#word(other)).works.size === 0)
        throw new Error(`A part of the index is missing: “${other}” is in the library, but was not found`);
    const after = await this.#word(word);
    if (after.works.size > 0) return after; // that part has come by now
    const completions = suggest.completions(word, vocabulary);
    const missing = {
      word,
      completions,
      suggestions: completions.length > 0 ? [] : suggest.nearestWords(word, vocabulary),
    };
    const found = await Promise.all(completions.map((other) => this.#word(other)));
    const results = new Map<number, readonly PagefindResult[]>();
    for (const one of found)
      for (const [work, own] of one.results) results.set(work, [...(results.get(work) ?? []), ...own]);
    return { works: new Map(found.flatMap(({ works }) => [...works])), results, missing };
  }

  async #lookup(
    results: readonly PagefindResult[],
    score: (result: PagefindResult, work: number) => number,
  ): Promise<Lookup> {
    const numbers = await this.#numbers;
    const works = new Map<number, { score: number; at: readonly number[] }>();
    const found = new Map<number, readonly PagefindResult[]>();
    for (const result of results) {
      const work = numbers.get(result.id) ?? lost(result.id);
      works.set(work, { score: score(result, work), at: result.words });
      found.set(work, [result]);
    }
    return { works, results: found };
  }
}

function lost(id: string): never {
  throw new Error(`The index has no page ${id}`);
}

/** A text as a phrase is compared with it: its words without case, marks and punctuation. */
const plain = (text: string) => ` ${splitWords(text).map(foldText).join(' ')} `;
