import { format } from '../../messages/format.ts';
import { formatYear } from '../../messages/years.ts';
import { resultFacts, resultTags } from '../shared/result.ts';
import {
  type FacetName,
  facetNames,
  type Filters,
  hasFilters,
  noFilters,
  type SearchState,
  truncateQuery,
} from '../shared/state.ts';
import {
  type Content,
  fill,
  isolate,
  isolateParts,
  joinList,
  pageLocale,
  makeElement,
  scriptMessages,
  part,
  searchLink,
} from './dom.ts';
import type { Hit, SearchResults } from './engine.ts';
import type { FacetValue } from './facets.ts';

/** The number of results per page. */
export const resultsPerPage = 10;
/** The number of values of a facet that are shown at first. */
const facetSize = 8;

// the address may contain any kind
const {
  kinds,
  kindsInSentence,
}: Record<'kinds' | 'kindsInSentence', Readonly<Record<string, string>>> = scriptMessages;

/** The search page. Its parts are elements with a `data-part` attribute. */
export class View {
  readonly form = part('form', HTMLFormElement);
  readonly field = part('field', HTMLInputElement);
  readonly #sort = part('sort', HTMLSelectElement);
  readonly #facets = part('facets', HTMLElement);
  readonly #status = part('status', HTMLElement);
  readonly #results = part('results', HTMLElement);
  readonly #showMore = part('show-more', HTMLButtonElement);
  readonly #failure = part('failure', HTMLElement);
  readonly #browse = part('browse', HTMLElement);
  readonly #resultTemplate = part('result', HTMLTemplateElement);
  readonly #facetValueTemplate = part('facet-value', HTMLTemplateElement);
  /** The newest works, which are part of the page. */
  readonly #newest = [...this.#results.children];
  readonly #title = document.title;
  readonly #onMoreShown: (count: number) => void;
  readonly #expandedFacets = new Set<FacetName>();
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
      if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return;
      const facet = target.name as FacetName;
      const others = this.#filters[facet].filter((id) => id !== target.value);
      this.#filters = { ...this.#filters, [facet]: target.checked ? [...others, target.value] : others };
    });
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
    this.#sort.value = sort;
  }

  /** Puts the query into the title of the page, which tells tabs and history entries apart. */
  setTitle({ query }: SearchState): void {
    document.title = query ? format(scriptMessages.pageTitle, { query, title: this.#title }, pageLocale) : this.#title;
  }

  /** Removes the results of an earlier search. */
  clear(): void {
    this.#results.replaceChildren();
    this.#showMore.hidden = true;
    this.#announce();
  }

  /** Shows results with their facets and status. Without hits, shows the newest works. `notes` are added to the status. */
  show(state: SearchState, results: SearchResults, hits: readonly Hit[] | undefined, notes: readonly Content[]): void {
    this.#shown = results;
    this.#failure.hidden = true;
    this.#facets.inert = false;
    this.#sort.disabled = !results.hasTerms;
    this.#browse.hidden = results.total > 0;
    this.#results.replaceChildren(...(hits?.map((hit) => this.#resultItem(hit)) ?? this.#newest));
    for (const facet of facetNames) this.#showFacet(facet, results.facets[facet]);
    this.#announce(
      summarizeResults(results, state),
      ...notes,
      ...(results.total === 0 && hasFilters(state)
        ? [[searchLink({ ...state, filters: noFilters }, scriptMessages.clearFilters)]]
        : []),
    );
    this.#updateShowMore(results);
  }

  /** Shows the first results while the rest are still loading. */
  preview(hits: readonly Hit[]): void {
    this.#results.replaceChildren(...hits.map((hit) => this.#resultItem(hit)));
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

  #showFacet(facet: FacetName, values: readonly FacetValue[]): void {
    const details = part(`facet-${facet}`, HTMLDetailsElement);
    const list = part('values', HTMLElement, details);
    const { activeElement } = document;
    const focused =
      activeElement instanceof HTMLInputElement && list.contains(activeElement) ? activeElement.value : undefined;
    const present = new Map([...list.querySelectorAll('input')].map((box) => [box.value, box.closest('label')]));
    const shown = values.filter(
      ({ id, selected }, index) => this.#expandedFacets.has(facet) || selected || index < facetSize || id === focused,
    );
    if (focused !== undefined && !shown.some(({ id }) => id === focused)) {
      const name = part('name', HTMLElement, present.get(focused) ?? list).textContent;
      shown.push({ id: focused, name, count: 0, copyYearCount: 0, selected: false });
    }
    // while the focus is in the list, its values stay where they are
    const sorted =
      focused === undefined ? shown : shown.toSorted((a, b) => indexIn(present, a.id) - indexIn(present, b.id));
    const labels = sorted.map((value) => this.#facetLabel(facet, value, present.get(value.id) ?? undefined));
    if (focused === undefined) list.replaceChildren(...labels);
    else {
      for (const [id, label] of present) if (!shown.some((value) => value.id === id)) label?.remove();
      list.append(...labels.filter((label) => !label.isConnected));
    }
    const showAll = part('show-all', HTMLButtonElement, details);
    showAll.hidden = shown.length >= values.length;
    showAll.textContent = format(scriptMessages.showAll, { count: values.length }, pageLocale);
    showAll.onclick = () => {
      this.#expandedFacets.add(facet);
      this.#showFacet(facet, values);
      list.querySelectorAll('input')[shown.length]?.focus();
    };
    const selected = values.filter((value) => value.selected).map((value) => valueLabel(facet, value));
    part('selected', HTMLElement, details).replaceChildren(...isolateParts(selected.join(', ')));
    details.inert = values.length === 0; // hiding it would move the other facets
  }

  #facetLabel(facet: FacetName, value: FacetValue, present?: HTMLElement): HTMLElement {
    const label = present ?? part('label', HTMLElement, cloneTemplate(this.#facetValueTemplate));
    const box = part('box', HTMLInputElement, label);
    Object.assign(box, { name: facet, value: value.id, checked: value.selected });
    part('name', HTMLElement, label).textContent = valueLabel(facet, value);
    part('count', HTMLElement, label).textContent = String(value.count);
    part('unit', HTMLElement, label).textContent = format(scriptMessages.unit, { count: value.count }, pageLocale);
    return label;
  }

  #updateShowMore(results: SearchResults): void {
    const shown = this.#results.children.length;
    this.#showMore.hidden = shown >= results.total;
    let loading = false;
    this.#showMore.onclick = async () => {
      if (loading) return;
      loading = true;
      try {
        const items = (await results.load(shown, shown + resultsPerPage)).map((hit) => this.#resultItem(hit));
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

  #resultItem(hit: Hit): HTMLElement {
    const item = part('item', HTMLElement, cloneTemplate(this.#resultTemplate));
    const link = part('link', HTMLAnchorElement, item);
    link.href = hit.path + hit.hash;
    link.textContent = hit.title;
    link.dir = 'auto';
    const mark = part('mark', HTMLElement, item);
    const snippet = hit.pieces.map(({ text, marked }) => {
      if (!marked) return text;
      const match = mark.cloneNode() as HTMLElement;
      match.textContent = text;
      return match;
    });
    const extent = scriptMessages.extents[hit.extent] ?? hit.extent;
    fillOrRemove(
      part('facts', HTMLElement, item),
      isolateParts(resultFacts(hit.byline, hit.publication, extent, hit.type)),
    );
    fillOrRemove(part('snippet', HTMLElement, item), snippet);
    fillOrRemove(part('tags', HTMLElement, item), isolateParts(resultTags(hit.tags, scriptMessages, pageLocale)));
    const terms = joinList(hit.missingTerms.map(termText).map(isolate), 'unit');
    fillOrRemove(
      part('missing-terms', HTMLElement, item),
      terms.length > 0 ? fill(scriptMessages.missingTerms, { terms }) : [],
    );
    return item;
  }
}

/** Returns a term as the reader wrote it. */
const termText = (words: readonly string[]): string =>
  words.length > 1 ? format(scriptMessages.phrase, { words: words.join(' ') }, pageLocale) : words.join('');

/** Returns the index of a key in a map, or the size of the map if it isn't there. */
function indexIn(map: ReadonlyMap<string, unknown>, key: string): number {
  const index = [...map.keys()].indexOf(key);
  return index === -1 ? map.size : index;
}

function fillOrRemove(element: HTMLElement, content: Content): void {
  if (content.every((piece) => piece === '')) element.remove();
  else element.replaceChildren(...content);
}

/** Formats the year of a facet or an address: `2014`, `44 BC`. The address may contain any text. */
const yearName = (id: string): string => (/^-?\d{1,5}$/.test(id) ? formatYear(Number(id), pageLocale) : id);

/** Returns the label of a value, with a note if a year is that of reprints. */
function valueLabel(facet: FacetName, { id, name, count, copyYearCount }: FacetValue): string {
  if (facet === 'kind') return kinds[id] ?? name;
  if (facet !== 'year') return name;
  const year = yearName(id);
  if (copyYearCount === 0) return year;
  return format(copyYearCount === count ? scriptMessages.reprintYear : scriptMessages.mixedYear, { year }, pageLocale);
}

/** Says how many results there are, for which query and filters. */
function summarizeResults({ total, facets, hasTerms }: SearchResults, { query, filters, sort }: SearchState): Content {
  const clauses = facetNames.flatMap((facet) => {
    const names = filters[facet].map((id) => {
      const name = facets[facet].find((value) => value.id === id)?.name ?? id;
      return facet === 'kind' ? (kindsInSentence[id] ?? name) : facet === 'year' ? yearName(id) : name;
    });
    return names.length > 0
      ? [fill(scriptMessages.filters[facet], { values: joinList(names.map(isolate), 'disjunction') })]
      : [];
  });
  return [
    ...(hasTerms
      ? fill(scriptMessages.resultCount, { count: total, query: [isolate(query)] })
      : fill(scriptMessages.workCount, { count: total })),
    ...clauses.flatMap((clause, index) => [index > 0 ? ', ' : ' ', ...clause]),
    hasTerms && sort === 'date' && total > 1 ? scriptMessages.newestFirst : '',
  ];
}

const cloneTemplate = (template: HTMLTemplateElement) => template.content.cloneNode(true) as DocumentFragment;
