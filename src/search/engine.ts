import { type Catalogue, facets, fingerprint, narrow, type Value } from './catalogue.ts';
import { extentLabel } from '../lib/extent.ts';
import { type Passage, passage, type Place } from './passage.ts';
import { type Fragment, isSameWord, loadPagefind, type Pagefind, type Result } from './pagefind.ts';
import { fold, parseQuery, type Term, wordsOf } from './query.ts';
import { type Matches, rank, type Ranked, rarity } from './rank.ts';
import type { FacetName, State } from './state.ts';
import type { Vocabulary } from './suggest.ts';

/** A work that was found, as the page shows it. */
export interface Hit extends Passage {
  /** The path of its page. */
  address: string;
  title: string;
  byline: string;
  /** Where it was published, and when. */
  place: string;
  extent: string;
  /** The names of its tags. */
  tags: string[];
  /** What it lacks of the query, as the reader wrote it. */
  lacks: string[];
}

/** A word or a phrase of the query that occurs nowhere. */
export interface Missing {
  /** As it stands in the query. */
  word: string;
  isPhrase?: boolean;
  /** The longer words by which it was answered, where some begin with it. */
  completions: string[];
  /** The words that may have been meant. */
  suggestions: string[];
}

/** What a search found. */
export interface Found {
  /** How many works. */
  total: number;
  /** Whether words were looked for: a query may have none. */
  hasWords: boolean;
  /** The values of each facet with their counts. */
  facets: Record<FacetName, readonly Value[]>;
  /** The words that occur nowhere. */
  missing: Missing[];
  catalogue: Catalogue;
  /** Loads the works from one place in the order up to another. */
  load: (from: number, to: number) => Promise<Hit[]>;
}

/** What the index holds of a term. */
interface Lookup extends Matches {
  /** For each work, the answers of the index that tell where the term stands in it. */
  results: ReadonlyMap<number, readonly Result[]>;
  missing?: Missing;
}

/** The list of works, and what the index holds of each. */
interface List {
  catalogue: Catalogue;
  /** The page of each work. They are kept: Pagefind clears up after each that is not. */
  pages: readonly Result[];
  /** The works by the ids of their pages. */
  numbers: ReadonlyMap<string, number>;
}

/** How many works are read through for a phrase that the index alone doesn't find, since a dash or a sign is in it. */
const mostRead = 20;

const nothing: Lookup = { works: new Map(), results: new Map() };

/** The search of a site: what it needs is loaded once. After a failure a new engine starts afresh. */
export class Engine {
  readonly #folder: string;
  readonly #edition: string;
  readonly #pagefind: Promise<Pagefind>;
  readonly #list: Promise<List>;
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #closing = new AbortController();
  readonly #lookups = new Map<string, Promise<Lookup>>();

  /** `base` is the site's base path with a slash at the end, `edition` names the index that the page was made with. */
  constructor(base: string, edition: string, attempt = 0) {
    this.#folder = `${base}pagefind/`;
    this.#edition = attempt > 0 ? `${edition}-${attempt}` : edition;
    this.#pagefind = this.#loadPagefind(attempt);
    this.#list = this.#loadList();
    Promise.all([this.#pagefind, this.#list]).catch(() => {}); // each search that waits for them is told
  }

  /** Gives up whatever is still being loaded. */
  close(): void {
    this.#closing.abort();
  }

  async #loadPagefind(attempt: number): Promise<Pagefind> {
    const { signal } = this.#closing;
    const [pagefind] = await Promise.all([
      loadPagefind(this.#folder, this.#edition, attempt, signal),
      ...(attempt === 0 ? announced().map((address) => load(address, signal)) : []),
    ]);
    return pagefind;
  }

  async #loadList(): Promise<List> {
    const [response, { results: pages }] = await Promise.all([
      load(`${this.#folder}works.json?${this.#edition}`, this.#closing.signal),
      this.#pagefind.then((pagefind) => pagefind.search(null)),
    ]);
    const catalogue = (await response.json()) as Catalogue;
    const ids = pages.map(({ id }) => id);
    if (fingerprint(ids) !== catalogue.index) throw new Error('The index is of another edition than the list of works');
    return { catalogue, pages, numbers: new Map(ids.map((id, number) => [id, number])) };
  }

  /** Finds the works that answer a state. Throws where a part of the index can't be read. */
  async search({ query, choice, sort }: State): Promise<Found> {
    const { terms, spare, excluded } = parseQuery(query);
    let asked = terms;
    const [lookups, without] = await Promise.all([this.#lookUpAll(terms), this.#lookUpAll(excluded)]);
    let looked = lookups;
    if (spare.length > 0 && looked.every(({ works }) => works.size === 0)) {
      asked = [...terms, ...spare];
      looked = [...looked, ...(await this.#lookUpAll(spare))];
    }
    const { catalogue, pages } = await this.#list;
    const everything = (): Ranked[] => pages.map((_, work) => ({ work, score: 0, lacks: [] }));
    const found = (asked.length > 0 ? rank(looked, pages.length) : everything()).filter(
      ({ work }) => !without.some(({ works }) => works.has(work)),
    );
    const works = found.map(({ work }) => work);
    const shown = new Set(narrow(catalogue, works, choice));
    const order = found.filter(({ work }) => shown.has(work));
    if (sort === 'date') order.sort((a, b) => a.work - b.work);
    return {
      total: order.length,
      hasWords: terms.length + excluded.length > 0,
      facets: facets(catalogue, works, choice),
      missing: looked.flatMap(({ missing }) => missing ?? []),
      catalogue,
      load: (from, to) => this.#hits(order.slice(from, to), asked, looked),
    };
  }

  #lookUpAll(terms: readonly Term[]): Promise<Lookup[]> {
    return Promise.all(
      terms.map((term) => {
        const held = this.#lookups.get(term.key) ?? this.#lookUp(term);
        this.#lookups.set(term.key, held);
        return held;
      }),
    );
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
    const { pages } = await this.#list;
    const right = rarity(same.length, pages.length) / (rarity(alike.length, pages.length) || 1);
    const results = alike.filter(({ id }) => ids.has(id));
    return this.#lookup(results, ({ score }) => score * right);
  }

  /** The works in which words stand side by side. Throws where one of them is in a part that is missing. */
  async #phrase(words: readonly string[]): Promise<Lookup> {
    const pagefind = await this.#pagefind;
    const [{ results }, ...each] = await Promise.all([
      pagefind.search(`"${words.join(' ')}"`),
      ...words.map((word) => this.#lookUp({ words: [word], key: fold(word) })),
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
    const vocabulary: Vocabulary = await loadVocabulary(this.#folder, this.#edition, word);
    for (const other of [
      ...vocabulary.filter((one) => fold(one) === fold(word)),
      ...suggest.neighbours(word, vocabulary),
    ])
      if ((await this.#word(other)).works.size === 0)
        throw new Error(`A part of the index is missing: “${other}” is in the library, but was not found`);
    const after = await this.#word(word);
    if (after.works.size > 0) return after; // that part has come by now
    const completions = suggest.completions(word, vocabulary);
    const missing = { word, completions, suggestions: completions.length > 0 ? [] : suggest.nearest(word, vocabulary) };
    const found = await Promise.all(completions.map((other) => this.#word(other)));
    const results = new Map<number, readonly Result[]>();
    for (const one of found)
      for (const [work, own] of one.results) results.set(work, [...(results.get(work) ?? []), ...own]);
    return { works: new Map(found.flatMap(({ works }) => [...works])), results, missing };
  }

  async #lookup(results: readonly Result[], score: (result: Result, work: number) => number): Promise<Lookup> {
    const { numbers } = await this.#list;
    const works = new Map<number, { score: number; at: readonly number[] }>();
    const found = new Map<number, readonly Result[]>();
    for (const result of results) {
      const work = numbers.get(result.id) ?? lost(result.id);
      works.set(work, { score: score(result, work), at: result.words });
      found.set(work, [result]);
    }
    return { works, results: found };
  }

  /** Pagefind holds one text of each page, and notes in it the places of the term asked for last: one at a time. */
  #inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(id) ?? Promise.resolve()).then(work, work);
    this.#turns.set(id, turn);
    return turn;
  }

  async #hits(order: readonly Ranked[], terms: readonly Term[], lookups: readonly Lookup[]): Promise<Hit[]> {
    const { catalogue, pages } = await this.#list;
    const asked = lookups.length > 0;
    return Promise.all(
      order.map(async ({ work, lacks }) => {
        const { [work]: page = lost(String(work)) } = pages;
        const { [work]: tags = [] } = catalogue.works.tags;
        const answers = asked ? lookups.map(({ results }) => results.get(work) ?? []) : [[page]];
        const { text, places } = await this.#inTurn(page.id, () => read(answers));
        return {
          ...hit(text ?? lost(page.id), asked ? places : [], asked),
          tags: tags.map((tag) => catalogue.tags[tag]?.[1] ?? ''),
          lacks: lacks.filter((term) => !lookups[term]?.missing).map((term) => written(terms[term])),
        };
      }),
    );
  }
}

/** Reads the text of a page, and where in it each term stands. */
async function read(answers: readonly (readonly Result[])[]): Promise<{ text?: Fragment; places: Place[] }> {
  const places: Place[] = [];
  let text: Fragment | undefined;
  for (const [term, results] of answers.entries())
    for (const result of results) {
      text = await result.data();
      places.push(...placesOf(text, term));
    }
  return text ? { text, places } : { places };
}

/** A term as the reader wrote it. */
const written = (term: Term | undefined): string =>
  term && term.words.length > 1 ? `“${term.words.join(' ')}”` : (term?.words[0] ?? '');

const placesOf = ({ weighted_locations: locations }: Fragment, term: number): Place[] =>
  locations.filter(isSameWord).map(({ location }) => ({ at: location, term }));

function hit({ url, meta, filters, content, anchors }: Fragment, places: readonly Place[], asked: boolean) {
  const { title = url, byline = '', place = '' } = meta;
  const [extent = ''] = filters.extent ?? [];
  const paragraphs = anchors.filter(({ id }) => /^p\d+$/.test(id));
  // a work of which no words are held has its title in the place of words
  const words = asked && content !== title && content !== `${title}.`;
  const { pieces, hash } = passage(words ? content : '', places, paragraphs, extent === extentLabel.excerpt);
  return { address: url, title, byline, place, extent, pieces, hash };
}

/** Loads a file. Throws where it does not arrive. */
async function load(address: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response;
}

/** What the page announces for Pagefind's worker. It is loaded into the browser's cache, and told at once if it fails. */
const announced = (): string[] =>
  [...document.querySelectorAll<HTMLLinkElement>('link[rel=preload][as=fetch]')]
    .map(({ href }) => href)
    .filter((address) => !address.includes('/works.json'));

function lost(id: string): never {
  throw new Error(`The index has no page ${id}`);
}

/** A text as a phrase is compared with it: its words without case, marks and punctuation. */
const plain = (text: string) => ` ${wordsOf(text).map(fold).join(' ')} `;
