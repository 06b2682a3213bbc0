import type { FacetValue } from '../shared/catalogue.ts';
import { facetValueName } from '../shared/catalogue.ts';
import type { SearchResults, Hit } from './engine.ts';
import type { MissingTerm } from './library-index.ts';
import { resultFacts, resultTags } from '../shared/result.ts';
import { truncateQuery, type FacetName, facetNames, type State, writeState } from '../shared/state.ts';

/** How many results are shown at once. */
export const pageLength = 10;
/** How many values of a facet are shown at once. */
const fewest = 8;

/** What the search page shows. It reads its parts from the page, where they are named by `data-part`. */
export class View {
  readonly form = part('form', HTMLFormElement);
  readonly field = part('field', HTMLInputElement);
  readonly #sort = part('sort', HTMLSelectElement);
  readonly #status = part('status', HTMLElement);
  readonly #results = part('results', HTMLElement);
  readonly #more = part('more', HTMLButtonElement);
  readonly #failure = part('failure', HTMLElement);
  readonly #onward = part('onward', HTMLElement);
  readonly #patterns = { result: part('result', HTMLTemplateElement), choice: part('choice', HTMLTemplateElement) };
  /** The newest works, which are in the page when it comes. */
  readonly #newest = [...this.#results.children];
  readonly #title = document.title;
  #choice: State['choice'] = { kind: [], tag: [], author: [], year: [] };
  /** The facets of which all values are shown. */
  readonly #whole = new Set<FacetName>();

  readonly #grown: (count: number) => void;
  /** What is shown; an answer to an earlier question than this is late. */
  #shown: SearchResults | undefined;

  /** `retry` is called to start afresh, `grown` with the number of results when more of them are shown. */
  constructor(retry: () => void, grown: (count: number) => void) {
    this.#grown = grown;
    part('waiting', HTMLElement).hidden = true;
    this.#onward.hidden = true;
    this.#onward.removeAttribute('class');
    part('retry', HTMLButtonElement).addEventListener('click', retry);
    this.form.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return;
      const facet = target.name as FacetName;
      const others = this.#choice[facet].filter((id) => id !== target.value);
      this.#choice = { ...this.#choice, [facet]: target.checked ? [...others, target.value] : others };
    });
  }

  /** What the form asks for. */
  get state(): State {
    return {
      query: truncateQuery(this.field.value),
      choice: this.#choice,
      sort: this.#sort.value === 'date' ? 'date' : 'relevance',
    };
  }

  set state({ query, choice, sort }: State) {
    this.field.value = query;
    this.#choice = choice;
    this.#sort.value = sort;
  }

  /** Names the query in the title of the page, so that tabs and the history tell one search from another. */
  name({ query }: State): void {
    document.title = query ? `“${query}” · ${this.#title}` : this.#title;
  }

  /** Clears the page of the answer to another question. */
  wait(): void {
    this.#results.replaceChildren();
    this.#more.hidden = true;
    this.#say();
  }

  /** Shows what was found: the first results (the newest works where none are given), the facets, and what there is to say of the words. */
  show(found: SearchResults, hits: readonly Hit[] | undefined, state: State): void {
    this.#shown = found;
    this.#failure.hidden = true;
    part('facets', HTMLElement).inert = false;
    this.#sort.disabled = !found.hasWords;
    this.#onward.hidden = found.total > 0;
    this.#results.replaceChildren(...(hits?.map((hit) => this.#item(hit)) ?? this.#newest));
    for (const facet of facetNames) this.#showFacet(facet, found.facets[facet]);
    this.#say(
      sentence(found, state),
      ...found.missing.map((missing) => missed(missing, state)),
      ...(found.total === 0 && isLimited(state) ? [withoutLimits(state)] : []),
    );
    this.#offerMore(found);
  }

  /** Shows the first results ahead of the others. */
  preview(hits: readonly Hit[]): void {
    this.#results.replaceChildren(...hits.map((hit) => this.#item(hit)));
    this.#failure.hidden = true;
    this.#onward.hidden = true;
    this.#more.hidden = true;
  }

  /** Shows that the search could not be done, and what to do. */
  fail(): void {
    this.#shown = undefined;
    this.#results.replaceChildren();
    this.#more.hidden = true;
    this.#say([this.#failure.dataset.message ?? '']);
    this.#failure.hidden = false;
    this.#onward.hidden = false;
  }

  /** Moves from one result to another, or from the field to the first of them and back. */
  walk(by: 1 | -1): boolean {
    const links = [...this.#results.querySelectorAll<HTMLElement>('[data-part=link]')];
    const stops = [this.field, ...links];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + by];
    if (at === -1 || !next) return false;
    next.focus();
    return true;
  }

  /** What a screen reader says, once: it is changed only where something else is to be said. */
  #say(...lines: (string | Node)[][]): void {
    const paragraphs = lines.map((line, index) => {
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
      activeElement instanceof HTMLInputElement && list.contains(activeElement) ? activeElement : undefined;
    const present = new Map([...list.querySelectorAll('input')].map((box) => [box.value, box.closest('label')]));
    const shown = values.filter(
      ({ id, chosen }, index) => this.#whole.has(facet) || chosen || index < fewest || id === focused?.value,
    );
    if (focused && !shown.some(({ id }) => id === focused.value)) {
      const name = part('name', HTMLElement, focused.closest('label') ?? list).textContent;
      shown.push({ id: focused.value, name, count: 0, chosen: false });
    }
    // while a reader is choosing, what is there stays where it is
    const order = focused ? [...shown].sort((a, b) => rankIn(present, a.id) - rankIn(present, b.id)) : shown;
    const labels = order.map((value) => this.#choiceOf(facet, value, present.get(value.id) ?? undefined));
    if (focused) {
      for (const [id, label] of present) if (!shown.some((value) => value.id === id)) label?.remove();
      list.append(...labels.filter((label) => !label.isConnected));
    } else list.replaceChildren(...labels);
    const rest = part('rest', HTMLButtonElement, details);
    rest.hidden = shown.length >= values.length;
    rest.textContent = `All ${values.length}`;
    rest.onclick = () => {
      this.#whole.add(facet);
      this.#showFacet(facet, values);
      list.querySelectorAll('input')[shown.length]?.focus();
    };
    part('chosen', HTMLElement, details).textContent = values
      .filter(({ chosen }) => chosen)
      .map(({ name }) => name)
      .join(', ');
    details.inert = values.length === 0; // it keeps its place
  }

  #choiceOf(facet: FacetName, { id, name, count, chosen }: FacetValue, present?: HTMLElement): HTMLElement {
    const label = present ?? part('label', HTMLElement, this.#patterns.choice.content.cloneNode(true) as ParentNode);
    const box = part('box', HTMLInputElement, label);
    Object.assign(box, { name: facet, value: id, checked: chosen });
    part('name', HTMLElement, label).textContent = name;
    part('count', HTMLElement, label).textContent = String(count);
    return label;
  }

  #offerMore(found: SearchResults): void {
    const shown = this.#results.children.length;
    this.#more.hidden = shown >= found.total;
    let loading = false;
    this.#more.onclick = async () => {
      if (loading) return;
      loading = true;
      try {
        const items = (await found.load(shown, shown + pageLength)).map((hit) => this.#item(hit));
        if (this.#shown !== found) return;
        this.#results.append(...items);
        items[0]?.querySelector('a')?.focus();
        this.#grown(shown + items.length);
        this.#offerMore(found);
      } catch (error) {
        console.error(error);
        if (this.#shown === found) this.fail();
      }
    };
  }

  #item(hit: Hit): HTMLElement {
    const item = part('item', HTMLElement, this.#patterns.result.content.cloneNode(true) as ParentNode);
    const link = part('link', HTMLAnchorElement, item);
    link.href = hit.address + hit.hash;
    link.textContent = hit.title;
    const mark = part('mark', HTMLElement, item);
    const excerpt = hit.pieces.map(({ text, marked }) => {
      if (!marked) return text;
      const word = mark.cloneNode() as HTMLElement;
      word.textContent = text;
      return word;
    });
    fill(part('facts', HTMLElement, item), [resultFacts(hit)]);
    fill(part('excerpt', HTMLElement, item), excerpt);
    fill(part('tags', HTMLElement, item), [resultTags(hit.tags)]);
    fill(part('lacks', HTMLElement, item), hit.lacks.length > 0 ? ['Without ', ...isolated(hit.lacks, ', ')] : []);
    return item;
  }
}

const rankIn = (present: ReadonlyMap<string, unknown>, id: string) => {
  const at = [...present.keys()].indexOf(id);
  return at === -1 ? present.size : at;
};

/** Fills a part, or takes it away where there is nothing to say. */
function fill(element: HTMLElement, content: readonly (string | Node)[]): void {
  if (content.every((piece) => piece === '')) element.remove();
  else element.replaceChildren(...content);
}

/** How many works there are, of what was asked for. */
function sentence({ total, catalogue, hasWords }: SearchResults, { query, choice, sort }: State): (string | Node)[] {
  const works = total === 0 ? 'No works' : total === 1 ? '1 work' : `${total} works`;
  const names = (facet: FacetName) => choice[facet].map((id) => facetValueName(catalogue, facet, id)).join(' or ');
  const { kind, tag, author, year } = Object.fromEntries(facetNames.map((facet) => [facet, names(facet)]));
  const limits = [
    kind && `among the ${kind.toLowerCase()}`,
    tag && `under ${tag}`,
    author && `by ${author}`,
    year && `of ${year}`,
  ];
  return [
    works,
    ...(hasWords ? [' for “', ...isolated([query]), '”'] : []),
    ...limits.filter(Boolean).map((limit) => ` ${limit}`),
    hasWords && sort === 'date' && total > 1 ? ', the newest first' : '',
  ];
}

const isLimited = ({ choice }: State) => facetNames.some((facet) => choice[facet].length > 0);

/** A way out of limits under which nothing is found. */
function withoutLimits(state: State): (string | Node)[] {
  const all = { ...state, choice: { kind: [], tag: [], author: [], year: [] } };
  return [linkTo(all, state.query ? 'Look for it in all works' : 'See all works'), '.'];
}

/** What there is to say of a word that occurs nowhere. */
function missed({ word, isPhrase, completions, suggestions }: MissingTerm, state: State): (string | Node)[] {
  const said = [`No work has the ${isPhrase ? 'phrase' : 'word'} “`, ...isolated([word]), '”. '];
  if (completions.length > 0) return [...said, 'Shown instead: ', ...isolated(completions, ', '), '.'];
  if (suggestions.length === 0) return said;
  const links = suggestions.map((suggestion) => {
    const query = replaceWord(state.query, word, suggestion, isPhrase);
    return linkTo({ ...state, query }, suggestion);
  });
  const meant = links.flatMap((link, index) => (index > 0 ? [' or ', link] : [link]));
  return isPhrase ? [...said, 'Look for its words: ', ...meant, '.'] : [...said, 'Did you mean ', ...meant, '?'];
}

/** Puts another word in the place of one; a phrase loses its quotation marks. */
function replaceWord(query: string, word: string, other: string, isPhrase = false): string {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\P{L}+');
  const whole = isPhrase
    ? `["“”„«»]\\P{L}*${literal}\\P{L}*?["“”«»]`
    : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`;
  return query.replace(new RegExp(whole, 'u'), () => other);
}

/** A link to another state of the search, which the page takes without being loaded anew. */
function linkTo(state: State, words: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = location.pathname + writeState(state);
  link.dataset.step = '';
  link.textContent = words;
  return link;
}

/** Words of a reader or a work, each kept from turning the line around where it runs from right to left. */
function isolated(words: readonly string[], separator = ''): (string | Node)[] {
  return words.flatMap((word, index) => {
    const element = document.createElement('bdi');
    element.textContent = word;
    return index > 0 ? [separator, element] : [element];
  });
}

/** The part of that name; throws where the page has none of that kind. */
function part<T extends HTMLElement>(name: string, kind: new () => T, within: ParentNode = document): T {
  const element = within.querySelector(`[data-part="${CSS.escape(name)}"]`);
  if (element instanceof kind) return element;
  throw new Error(`The page has no part ${name}`);
}
