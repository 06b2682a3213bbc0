import { format, formatParts } from '../../messages/format.ts';
import { resultFacts, resultTags } from '../shared/result.ts';
import type { ScriptMessages } from '../shared/script-messages.ts';
import {
  type FacetName,
  facetNames,
  type Filters,
  hasFilters,
  noFilters,
  type SearchState,
  truncateQuery,
  writeState,
} from '../shared/state.ts';
import type { Hit, SearchResults } from './engine.ts';
import type { FacetValue } from './facets.ts';
import type { MissingTerm } from './library-index.ts';

/** The number of results per page. */
export const pageSize = 10;
/** The number of values of a facet that are shown at first. */
const facetSize = 8;

/** Running text: strings, links and isolated words. */
type Content = (string | Node)[];

const locale = document.documentElement.lang;
const messages = JSON.parse(part('messages', HTMLScriptElement).text) as ScriptMessages;

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
    document.title = query ? format(messages.pageTitle, { query, title: this.#title }, locale) : this.#title;
  }

  /** Removes the results of an earlier search. */
  clear(): void {
    this.#results.replaceChildren();
    this.#showMore.hidden = true;
    this.#announce();
  }

  /** Shows results with their facets and status. Without hits, shows the newest works. */
  show(results: SearchResults, hits: readonly Hit[] | undefined, state: SearchState): void {
    this.#shown = results;
    this.#failure.hidden = true;
    this.#facets.inert = false;
    this.#sort.disabled = !results.hasTerms;
    this.#browse.hidden = results.total > 0;
    this.#results.replaceChildren(...(hits?.map((hit) => this.#resultItem(hit)) ?? this.#newest));
    for (const facet of facetNames) this.#showFacet(facet, results.facets[facet]);
    this.#announce(
      summarizeResults(results, state),
      ...results.missing.map((term) => explainMissing(term, results, state)),
      ...(results.total === 0 && hasFilters(state)
        ? [[searchLink({ ...state, filters: noFilters }, messages.clearFilters)]]
        : []),
    );
    this.#updateShowMore(results);
  }

  /** Shows the first results while the others are still loading. */
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
    this.#announce([messages.failed]);
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
        const paragraph = document.createElement('p');
        if (index === 0) paragraph.className = 'lead';
        paragraph.append(...line);
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
    showAll.textContent = format(messages.showAll, { count: values.length }, locale);
    showAll.onclick = () => {
      this.#expandedFacets.add(facet);
      this.#showFacet(facet, values);
      list.querySelectorAll('input')[shown.length]?.focus();
    };
    part('selected', HTMLElement, details).textContent = values
      .filter(({ selected }) => selected)
      .map((value) => valueLabel(facet, value))
      .join(', ');
    details.inert = values.length === 0; // hidden, it would move the others
  }

  #facetLabel(facet: FacetName, value: FacetValue, present?: HTMLElement): HTMLElement {
    const label = present ?? part('label', HTMLElement, cloneTemplate(this.#facetValueTemplate));
    const box = part('box', HTMLInputElement, label);
    Object.assign(box, { name: facet, value: value.id, checked: value.selected });
    part('name', HTMLElement, label).textContent = valueLabel(facet, value);
    part('count', HTMLElement, label).textContent = String(value.count);
    part('unit', HTMLElement, label).textContent = format(messages.unit, { count: value.count }, locale);
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
        const items = (await results.load(shown, shown + pageSize)).map((hit) => this.#resultItem(hit));
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
    const mark = part('mark', HTMLElement, item);
    const snippet = hit.pieces.map(({ text, marked }) => {
      if (!marked) return text;
      const match = mark.cloneNode() as HTMLElement;
      match.textContent = text;
      return match;
    });
    const extent = messages.extents[hit.extent] ?? hit.extent;
    fillOrRemove(part('facts', HTMLElement, item), [resultFacts(hit.byline, hit.publication, extent)]);
    fillOrRemove(part('snippet', HTMLElement, item), snippet);
    fillOrRemove(part('tags', HTMLElement, item), [resultTags(hit.tags, messages, locale)]);
    const terms = joinList(hit.missingTerms.map(isolate), 'unit');
    fillOrRemove(
      part('missing-terms', HTMLElement, item),
      terms.length > 0 ? fill(messages.missingTerms, { terms }) : [],
    );
    return item;
  }
}

/** Returns the index of a key in a map, or the size of the map if it isn't there. */
function indexIn(map: ReadonlyMap<string, unknown>, key: string): number {
  const index = [...map.keys()].indexOf(key);
  return index === -1 ? map.size : index;
}

function fillOrRemove(element: HTMLElement, content: Content): void {
  if (content.every((piece) => piece === '')) element.remove();
  else element.replaceChildren(...content);
}

/** Returns the name of a value of a facet. */
const valueName = (facet: FacetName, { id, name }: FacetValue): string =>
  (facet === 'kind' ? (messages.kinds as Readonly<Record<string, string>>)[id] : undefined) ?? name;

/** Returns the name of a value, with a note if a year is that of reprints. */
function valueLabel(facet: FacetName, value: FacetValue): string {
  const name = valueName(facet, value);
  if (value.copyYearCount === 0) return name;
  return format(
    value.copyYearCount === value.count ? messages.reprintYear : messages.mixedYear,
    { year: name },
    locale,
  );
}

/** Says how many results there are, for which query and filters. */
function summarizeResults({ total, facets, hasTerms }: SearchResults, { query, filters, sort }: SearchState): Content {
  const [count, ...rest] = hasTerms
    ? fill(messages.resultCount, { count: total, query: [isolate(query)] })
    : fill(messages.workCount, { count: total });
  const clauses = facetNames.flatMap((facet) => {
    const names = filters[facet].map((id) => {
      const value = facets[facet].find((one) => one.id === id);
      if (facet === 'kind') return (messages.kindsInSentence as Readonly<Record<string, string>>)[id] ?? id;
      return value ? valueName(facet, value) : id;
    });
    const values = new Intl.ListFormat(locale, { type: 'disjunction' }).format(names);
    return names.length > 0 ? [format(messages.filters[facet], { values }, locale)] : [];
  });
  return [
    count ?? '',
    ...rest,
    clauses.length > 0 ? ` ${clauses.join(', ')}` : '',
    hasTerms && sort === 'date' && total > 1 ? messages.newestFirst : '',
  ];
}

/** Says that a term doesn't occur, unless the summary has just said so, and suggests others. */
function explainMissing(
  { text, isPhrase = false, completions, suggestions }: MissingTerm,
  { total }: SearchResults,
  state: SearchState,
): Content {
  if (total === 0 && suggestions.length === 0) return [];
  if (completions.length > 0)
    return fill(messages.completions, { words: joinList(completions.map(isolate), 'conjunction') });
  const isWholeQuery = total === 0 && state.query.replace(/["“”„«»]/g, '') === text;
  const notFound = fill(isPhrase ? messages.phraseNotFound : messages.wordNotFound, { term: [isolate(text)] });
  if (suggestions.length === 0) return notFound;
  const links = suggestions.map((suggestion) => {
    const query = replaceTerm(state.query, text, suggestion, isPhrase);
    return searchLink({ ...state, query }, suggestion);
  });
  const advice = fill(isPhrase ? messages.withoutQuotes : messages.didYouMean, {
    suggestions: joinList(links, 'disjunction'),
  });
  return isWholeQuery ? advice : [...notFound, ' ', ...advice];
}

/** Replaces a word or a quoted phrase in a query. */
function replaceTerm(query: string, text: string, replacement: string, isPhrase: boolean): string {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\P{L}+');
  const pattern = isPhrase
    ? `["“”„«»]\\P{L}*${literal}\\P{L}*?["“”«»]`
    : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`;
  return query.replace(new RegExp(pattern, 'u'), () => replacement);
}

/** Makes a link to another state of the search, which is followed without loading the page again. */
function searchLink(state: SearchState, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = location.pathname + writeState(state);
  link.dataset.searchLink = '';
  link.textContent = text;
  return link;
}

/** Isolates text of unknown direction, so that it doesn't reorder the text around it. */
function isolate(text: string): HTMLElement {
  const element = document.createElement('bdi');
  element.textContent = text;
  return element;
}

/** Joins nodes as a list in the language of the page: "a, b or c". */
const joinList = (items: readonly Node[], type: Intl.ListFormatType): Content =>
  new Intl.ListFormat(locale, { type })
    .formatToParts(items.map((_, index) => String(index)))
    .map((piece) => (piece.type === 'element' ? (items[Number(piece.value)] ?? '') : piece.value));

/** Formats a message whose slots hold nodes. */
const fill = (message: string, slots: Readonly<Record<string, number | Content>>): Content =>
  formatParts(message, slots, locale).flatMap((piece) => (typeof piece === 'number' ? String(piece) : piece));

const cloneTemplate = (template: HTMLTemplateElement) => template.content.cloneNode(true) as DocumentFragment;

/** Returns the part of the page with a name. Throws if there is none of that type. */
function part<T extends HTMLElement>(name: string, type: new () => T, within: ParentNode = document): T {
  const element = within.querySelector(`[data-part="${CSS.escape(name)}"]`);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${type.name} with data-part="${name}"`);
}
