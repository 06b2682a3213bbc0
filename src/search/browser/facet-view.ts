/** Shows the facets. Loaded when the reader moves to them, or if the address has filters. */
import { format } from '../../messages/format.ts';
import { formatYear } from '../../messages/years.ts';
import { type FacetName, facetNames, type Filters, isYear } from '../shared/state.ts';
import {
  cloneTemplate,
  type Content,
  fill,
  isolate,
  isolateParts,
  joinList,
  pageLocale,
  part,
  scriptMessages,
} from './dom.ts';
import type { FacetValue } from './facets.ts';

/** The values of each facet. */
type Facets = Readonly<Record<FacetName, readonly FacetValue[]>>;

/** The number of values of a facet that are shown at first. */
const facetSize = 8;

// the address may contain any kind, such as the name of a property that all objects have
const kinds = new Map(Object.entries(scriptMessages.kinds));
const kindsInSentence = new Map(Object.entries(scriptMessages.kindsInSentence));

/**
 * Shows the values of all facets. `expanded` has the facets that show all their values. The reader's choices are added
 * to it.
 */
export function showFacets(facets: Facets, filters: Filters, expanded: Set<FacetName>): void {
  for (const facet of facetNames)
    showFacet(facet, facets[facet], facet === 'year' ? describeRange(filters) : [], expanded);
}

/** Describes the filters after the number of results: `in articles`, `tagged peace or war`. */
export const describeFilters = (facets: Facets, filters: Filters): Content[] => [
  ...facetNames.flatMap((facet) => {
    const names = filters[facet].map((id) => {
      const name = facets[facet].find((value) => value.id === id)?.name ?? id;
      return facet === 'kind' ? (kindsInSentence.get(id) ?? name) : facet === 'year' ? yearName(id) : name;
    });
    return names.length > 0
      ? [fill(scriptMessages.filters[facet], { values: joinList(names.map(isolate), 'disjunction') })]
      : [];
  }),
  ...describeRange(filters).map((range) => [range]),
];

/** Describes the first and the last year: `from 1990 to 2014`. Returns nothing without them. */
function describeRange({ from: [from], to: [to] }: Filters): string[] {
  const [first = '', last = ''] = [from, to].map((year) => year && yearName(year));
  if (!first && !last) return [];
  const message = first && last ? 'fromTo' : first ? 'since' : 'until';
  return [format(scriptMessages.years[message], { from: first, to: last }, pageLocale)];
}

/** Shows the values of a facet. `range` describes other filters in it. */
function showFacet(
  facet: FacetName,
  values: readonly FacetValue[],
  range: readonly string[],
  expanded: Set<FacetName>,
): void {
  const details = part(`facet-${facet}`, HTMLDetailsElement);
  const list = part('values', HTMLElement, details);
  const { activeElement } = document;
  const focused =
    activeElement instanceof HTMLInputElement && list.contains(activeElement) ? activeElement.value : undefined;
  const present = new Map([...list.querySelectorAll('input')].map((box) => [box.value, box.closest('label')]));
  const byCount = facet === 'year' ? values : values.toSorted((a, b) => b.count - a.count);
  const first = new Set(byCount.slice(0, expanded.has(facet) ? undefined : facetSize));
  const shown = values.filter((value) => first.has(value) || value.selected || value.id === focused);
  if (focused !== undefined && !shown.some(({ id }) => id === focused)) {
    const name = part('name', HTMLElement, present.get(focused) ?? list).textContent;
    shown.push({ id: focused, name, count: 0, copyYearCount: 0, selected: false });
  }
  // while the focus is in the list, its values keep their places
  const sorted =
    focused === undefined ? shown : shown.toSorted((a, b) => indexIn(present, a.id) - indexIn(present, b.id));
  const labels = sorted.map((value) => fillLabel(facet, value, present.get(value.id) ?? undefined));
  if (focused === undefined) list.replaceChildren(...labels);
  else {
    for (const [id, label] of present) if (!shown.some((value) => value.id === id)) label?.remove();
    list.append(...labels.filter((label) => !label.isConnected));
  }
  const showAll = part('show-all', HTMLButtonElement, details);
  showAll.hidden = shown.length >= values.length;
  showAll.textContent = format(scriptMessages.showAll, { count: values.length }, pageLocale);
  showAll.onclick = () => {
    expanded.add(facet);
    showFacet(facet, values, range, expanded);
    list.querySelectorAll('input')[values.findIndex((value) => !shown.includes(value))]?.focus();
  };
  const selected = [...range, ...values.filter((value) => value.selected).map((value) => valueLabel(facet, value))];
  part('selected', HTMLElement, details).replaceChildren(...isolateParts(selected.join(', ')));
  details.inert = values.length === 0 && range.length === 0; // hiding it would move the other facets
}

/** Fills the label of a value: the label that is already on the page, or a new one. */
function fillLabel(facet: FacetName, value: FacetValue, present?: HTMLElement): HTMLElement {
  const label = present ?? part('label', HTMLElement, cloneTemplate('facet-value'));
  const box = part('box', HTMLInputElement, label);
  Object.assign(box, { name: facet, value: value.id, checked: value.selected });
  part('name', HTMLElement, label).textContent = valueLabel(facet, value);
  part('count', HTMLElement, label).textContent = String(value.count);
  part('unit', HTMLElement, label).textContent = format(scriptMessages.unit, { count: value.count }, pageLocale);
  return label;
}

/** Returns the index of a key in a map, or the size of the map if it isn't there. */
function indexIn(map: ReadonlyMap<string, unknown>, key: string): number {
  const index = [...map.keys()].indexOf(key);
  return index === -1 ? map.size : index;
}

/** Formats the year of a facet or an address: `2014`, `44 BC`. The address may contain any text. */
const yearName = (id: string): string => (isYear(id) ? formatYear(Number(id), pageLocale) : id);

/** Returns the label of a value. The label of a year says if works from that year are reprints. */
function valueLabel(facet: FacetName, { id, name, count, copyYearCount }: FacetValue): string {
  if (facet === 'kind') return kinds.get(id) ?? name;
  if (facet !== 'year') return name;
  const year = yearName(id);
  if (copyYearCount === 0) return year;
  return format(copyYearCount === count ? scriptMessages.reprintYear : scriptMessages.mixedYear, { year }, pageLocale);
}
