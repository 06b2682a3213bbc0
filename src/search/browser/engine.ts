import { type Catalogue, countFacets, applyFilters, type FacetValue } from '../shared/catalogue.ts';
import { extentLabel } from '../../library/extent.ts';
import { LibraryIndex, type Lookup, type MissingTerm, type SearchIndex } from './library-index.ts';
import { type Snippet, makeSnippet, type Match } from './snippet.ts';
import { type Fragment, isSameWord, loadPagefind, type PagefindResult } from './pagefind.ts';
import { parseQuery, type Term } from './query.ts';
import { rank, type Ranked } from './rank.ts';
import type { FacetName, State } from '../shared/state.ts';

/** A work that was found, as the page shows it. */
export interface Hit extends Snippet {
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

/** What a search found. */
export interface SearchResults {
  /** How many works. */
  total: number;
  /** Whether words were looked for: a query may have none. */
  hasWords: boolean;
  /** The values of each facet with their counts. */
  facets: Record<FacetName, readonly FacetValue[]>;
  /** The words that occur nowhere. */
  missing: MissingTerm[];
  catalogue: Catalogue;
  /** Loads the works from one place in the order up to another. */
  load: (from: number, to: number) => Promise<Hit[]>;
}

/** The search of a site: what it needs is loaded once. After a failure a new engine starts afresh. */
export class Engine {
  readonly #index: Promise<SearchIndex>;
  readonly #turns = new Map<number, Promise<unknown>>();
  readonly #closing = new AbortController();

  /**
   * `base` is the site's base path with a slash at the end, `edition` names the index that the page was made with,
   * `others` are the base paths of other libraries that are to be searched too.
   */
  constructor(base: string, edition: string, others: readonly string[] = [], attempt = 0) {
    const tag = attempt > 0 ? `${edition}-${attempt}` : edition;
    const script = `${base}pagefind/pagefind.js${attempt > 0 ? `?attempt=${attempt}` : ''}`;
    const own = this.#open(script, base, tag, attempt === 0 ? announced() : []);
    this.#index = others.length === 0 ? Promise.resolve(own) : this.#join(script, own, others);
    this.#index.catch(() => {}); // each search that waits for it is told
  }

  /** Gives up whatever is still being loaded. */
  close(): void {
    this.#closing.abort();
  }

  /** Opens the index of a library. Of another than the page's own the edition isn't known: the host is asked for it. */
  #open(script: string, base: string, edition?: string, ahead: readonly string[] = []): LibraryIndex {
    const { signal } = this.#closing;
    const folder = `${base}pagefind/`;
    const pagefind = Promise.all([
      loadPagefind(script, folder, edition, signal),
      ...ahead.map((address) => load(address, { signal })),
    ]);
    const file = (name: string) =>
      edition ? load(`${folder}${name}?${edition}`, { signal }) : load(folder + name, { signal, cache: 'no-cache' });
    return new LibraryIndex(
      pagefind.then(([one]) => one),
      file,
    );
  }

  async #join(script: string, own: LibraryIndex, others: readonly string[]): Promise<SearchIndex> {
    const { MergedIndex } = await import('./merged-index.ts');
    await own.list; // the worker runs one program for all, and it must not be started twice
    return new MergedIndex([own, ...others.map((base) => this.#open(script, base))]);
  }

  /** Finds the works that answer a state. Throws where a part of the index can't be read. */
  async search({ query, choice, sort }: State): Promise<SearchResults> {
    const { terms, spare, excluded } = parseQuery(query);
    let asked = terms;
    const [lookups, without] = await Promise.all([this.#lookUpAll(terms), this.#lookUpAll(excluded)]);
    let looked = lookups;
    if (spare.length > 0 && looked.every(({ works }) => works.size === 0)) {
      asked = [...terms, ...spare];
      looked = [...looked, ...(await this.#lookUpAll(spare))];
    }
    const { catalogue, pages } = await (await this.#index).list;
    const everything = (): Ranked[] => pages.map((_, work) => ({ work, score: 0, lacks: [] }));
    const found = (asked.length > 0 ? rank(looked, pages.length) : everything()).filter(
      ({ work }) => !without.some(({ works }) => works.has(work)),
    );
    const works = found.map(({ work }) => work);
    const shown = new Set(applyFilters(catalogue, works, choice));
    const order = found.filter(({ work }) => shown.has(work));
    if (sort === 'date') order.sort((a, b) => a.work - b.work);
    return {
      total: order.length,
      hasWords: terms.length + excluded.length > 0,
      facets: countFacets(catalogue, works, choice),
      missing: looked.flatMap(({ missing }) => missing ?? []),
      catalogue,
      load: (from, to) => this.#hits(order.slice(from, to), asked, looked),
    };
  }

  async #lookUpAll(terms: readonly Term[]): Promise<Lookup[]> {
    const index = await this.#index;
    return Promise.all(terms.map((term) => index.lookUp(term)));
  }

  /** Pagefind holds one text of each page, and notes in it the places of the term asked for last: one at a time. */
  #inTurn<T>(page: number, read: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(page) ?? Promise.resolve()).then(read, read);
    this.#turns.set(page, turn);
    return turn;
  }

  async #hits(order: readonly Ranked[], terms: readonly Term[], lookups: readonly Lookup[]): Promise<Hit[]> {
    const { catalogue, pages } = await (await this.#index).list;
    const asked = lookups.length > 0;
    return Promise.all(
      order.map(async ({ work, lacks }) => {
        const { [work]: page = lost(String(work)) } = pages;
        const { [work]: tags = [] } = catalogue.works.tags;
        const answers = asked ? lookups.map(({ results }) => results.get(work) ?? []) : [[page]];
        const { text, places } = await this.#inTurn(work, () => read(answers));
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
async function read(answers: readonly (readonly PagefindResult[])[]): Promise<{ text?: Fragment; places: Match[] }> {
  const places: Match[] = [];
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

const placesOf = ({ weighted_locations: locations }: Fragment, term: number): Match[] =>
  locations.filter(isSameWord).map(({ location }) => ({ at: location, term }));

function hit({ url, meta, filters, content, anchors }: Fragment, places: readonly Match[], asked: boolean) {
  const { title = url, byline = '', place = '' } = meta;
  const [extent = ''] = filters.extent ?? [];
  const paragraphs = anchors.filter(({ id }) => /^p\d+$/.test(id));
  // a work of which no words are held has its title in the place of words
  const words = asked && content !== title && content !== `${title}.`;
  const { pieces, hash } = makeSnippet(words ? content : '', places, paragraphs, extent === extentLabel.excerpt);
  return { address: url, title, byline, place, extent, pieces, hash };
}

/** Loads a file. Throws where it does not arrive. */
async function load(address: string, how: RequestInit): Promise<Response> {
  const response = await fetch(address, how);
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
