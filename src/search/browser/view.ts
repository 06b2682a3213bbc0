import { format } from '../../messages/format.ts';
import {
  type FacetName,
  type Filters,
  hasFilters,
  isYear,
  noFilters,
  type SearchState,
  truncateQuery,
} from '../shared/state.ts';
import { type Content, fill, isolate, makeElement, pageLocale, part, scriptMessages, searchLink } from './dom.ts';
import type { SearchResults } from './engine.ts';
import type { Hit } from './hit.ts';
import { resultItem } from './result-item.ts';

/** The number of results per page. */
export const resultsPerPage = 10;

/** The values of the facets, and the code that shows them. */
type Facets = typeof import('./facet-view.ts') & { values: Awaited<ReturnType<SearchResults['countFacets']>> };

/** The search page. Its parts are elements with a `data-part` attribute. */
export class View {
  readonly form = part('form', HTMLFormElement);
  readonly field = part('field', HTMLInputElement);
  readonly #sort = part('sort', HTMLSelectElement);
  readonly #facets = part('facets', HTMLElement);
  readonly #from = part('from', HTMLInputElement);
  readonly #to = part('to', HTMLInputElement);
  readonly #status = part('status', HTMLElement);
  readonly #results = part('results', HTMLElement);
  readonly #showMore = part('show-more', HTMLButtonElement);
  readonly #failure = part('failure', HTMLElement);
  readonly #browse = part('browse', HTMLElement);
  /** The newest works, which are part of the page. */
  readonly #newest = [...this.#results.children];
  readonly #title = document.title;
  readonly #onMoreShown: (count: number) => void;
  /** The facets that show all their values. Undefined until the reader moves to the facets or sets a filter. */
  #expandedFacets: Set<FacetName> | undefined;
  #filters: Filters = noFilters;
  /** The results on the page, or `undefined` after a failure. */
  #shown: SearchResults | undefined;

  /** `onMoreShown` is called with the number of results when the reader has asked for more of them. */
  constructor(onRetry: () => void, onMoreShown: (count: number) => void) {
    this.#onMoreShown = onMoreShown;
    part('no-script', HTMLElement).hidden = true;
    // without this script, the page has no results to announce
    this.#status.setAttribute('role', 'status');
    document.querySelector('#results')?.replaceChildren(scriptMessages.results);
    this.#browse.hidden = true;
    this.#browse.removeAttribute('class'); // without the delay for a script that is still loading
    part('retry', HTMLButtonElement).addEventListener('click', onRetry);
    this.form.addEventListener('change', ({ target }) => {
      if (target === this.#from || target === this.#to)
        this.#filters = { ...this.#filters, from: yearIn(this.#from), to: yearIn(this.#to) };
      if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return;
      const facet = target.name as FacetName;
      const others = this.#filters[facet].filter((id) => id !== target.value);
      this.#filters = { ...this.#filters, [facet]: target.checked ? [...others, target.value] : others };
    });
    for (const event of ['pointerover', 'focusin', 'toggle'])
      this.#facets.addEventListener(event, () => this.#turnToFacets(), { capture: true });
  }

  get state(): SearchState {
    return {
      query: truncateQuery(this.field.value),
      filters: this.#filters,
      sort: this.#sort.value === 'date' ? 'date' : 'relevance',
    };
  }

  set state({ query, filters, sort }: SearchState) {
    this.field.value = query;
    this.#filters = filters;
    [this.#from.value = '', this.#to.value = ''] = [filters.from[0], filters.to[0]];
    this.#sort.value = sort;
  }

  /** Puts the query into the title of the page, which tells tabs and history entries apart. */
  setTitle({ query }: SearchState): void {
    document.title = query
      ? format(scriptMessages.pageTitle, { query: unquote(query), title: this.#title }, pageLocale)
      : this.#title;
  }

  /** Removes the results of an earlier search. */
  clear(): void {
    this.#results.replaceChildren();
    this.#showMore.hidden = true;
    this.#announce();
  }

  /** Loads the facets of results if the reader has moved to them or set a filter. */
  async loadFacets(results: SearchResults): Promise<Facets | undefined> {
    if (hasFilters(this.state)) this.#expandedFacets ??= new Set();
    if (!this.#expandedFacets) return undefined;
    const [code, values] = await Promise.all([import('./facet-view.ts'), results.countFacets()]);
    return { ...code, values };
  }

  /**
   * Shows results, their facets if these are loaded, and their status. Without hits, shows the newest works. Adds `notes`
   * to the status.
   */
  show(
    state: SearchState,
    results: SearchResults,
    facets: Facets | undefined,
    hits: readonly Hit[] | undefined,
    notes: readonly Content[],
  ): void {
    this.#shown = results;
    this.#failure.hidden = true;
    this.#facets.inert = false;
    this.#sort.disabled = !results.hasTerms;
    this.#browse.hidden = results.total > 0;
    this.#results.replaceChildren(...(hits?.map(resultItem) ?? this.#newest));
    this.#showFacets(facets);
    if (!facets && this.#expandedFacets) void this.#updateFacets(); // the reader has just moved to them
    this.#announce(
      summarizeResults(results, state, facets?.describeFilters(facets.values, state.filters) ?? []),
      ...notes,
      ...(results.total === 0 && hasFilters(state)
        ? [[searchLink({ ...state, filters: noFilters }, scriptMessages.clearFilters)]]
        : []),
    );
    this.#updateShowMore(results);
  }

  /** Shows the first results while the rest are still loading. */
  preview(hits: readonly Hit[]): void {
    this.#results.replaceChildren(...hits.map(resultItem));
    this.#failure.hidden = true;
    this.#browse.hidden = true;
    this.#showMore.hidden = true;
  }

  /** Says that the search failed and offers to try again. */
  showFailure(): void {
    this.#shown = undefined;
    this.#results.replaceChildren();
    this.#showMore.hidden = true;
    this.#announce([scriptMessages.failed]);
    this.#failure.hidden = false;
    this.#browse.hidden = false;
  }

  /** Moves the focus along the search field and the results. Returns whether it moved. */
  moveFocus(by: 1 | -1): boolean {
    const links = [...this.#results.querySelectorAll<HTMLElement>('[data-part=link]')];
    const stops = [this.field, ...links];
    const current = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[current + by];
    if (current === -1 || !next) return false;
    next.focus();
    return true;
  }

  /** Updates the live region, but only if its content changes, so that screen readers announce it once. */
  #announce(...lines: Content[]): void {
    const paragraphs = lines
      .filter((line) => line.length > 0)
      .map((line, index) => {
        const paragraph = makeElement('p', ...line);
        if (index === 0) paragraph.className = 'lead';
        return paragraph;
      });
    const said = paragraphs.map(({ outerHTML }) => outerHTML).join('');
    if (said !== this.#status.dataset.said) this.#status.replaceChildren(...paragraphs);
    this.#status.dataset.said = said;
  }

  #showFacets(facets: Facets | undefined): void {
    if (this.#expandedFacets) facets?.showFacets(facets.values, this.#filters, this.#expandedFacets);
  }

  /** Shows the facets from now on. */
  #turnToFacets(): void {
    if (this.#expandedFacets) return;
    this.#expandedFacets = new Set();
    void this.#updateFacets();
  }

  /** Loads the facets of the results on the page and shows them. */
  async #updateFacets(): Promise<void> {
    const results = this.#shown;
    try {
      const facets = results && (await this.loadFacets(results));
      if (this.#shown === results) this.#showFacets(facets);
    } catch (error) {
      console.error(error);
      if (this.#shown === results) this.showFailure();
    }
  }

  #updateShowMore(results: SearchResults): void {
    const shown = this.#results.children.length;
    this.#showMore.hidden = shown >= results.total;
    let loading = false;
    this.#showMore.onclick = async () => {
      if (loading) return;
      loading = true;
      try {
        const items = (await results.load(shown, shown + resultsPerPage)).map(resultItem);
        if (this.#shown !== results) return;
        this.#results.append(...items);
        items[0]?.querySelector('a')?.focus();
        this.#onMoreShown(shown + items.length);
        this.#updateShowMore(results);
      } catch (error) {
        console.error(error);
        if (this.#shown === results) this.showFailure();
      }
    };
  }
}

/** Returns the year in a field, if it has one. */
const yearIn = ({ value }: HTMLInputElement): string[] => (isYear(value) ? [value] : []);

/** Removes the quotation marks around a query that is one phrase: messages put their own around it. */
const unquote = (query: string): string => query.replace(/^["“”„«»]([^"“”„«»]*)["“”«»]$/, '$1').trim();

/** Says how many results there are, and for which query and filters. `filters` describes the filters. */
const summarizeResults = (
  { total, hasTerms }: SearchResults,
  { query, sort }: SearchState,
  filters: readonly Content[],
): Content => [
  ...(hasTerms
    ? fill(scriptMessages.resultCount, { count: total, query: [isolate(unquote(query))] })
    : fill(scriptMessages.workCount, { count: total })),
  ...filters.flatMap((filter, index) => [index > 0 ? ', ' : ' ', ...filter]),
  hasTerms && sort === 'date' && total > 1 ? scriptMessages.newestFirst : '',
];
