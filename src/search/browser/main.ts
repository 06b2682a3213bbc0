/** Runs the search page: keeps the address, the form and the results in sync. */
import { isIdle, readState, type SearchState, writeState } from '../shared/state.ts';
import { foldStopWords } from '../shared/stop-words.ts';
import { type Content, fill, isolate, scriptMessages } from './dom.ts';
import { Engine, type SearchResults } from './engine.ts';
import { exactTitle } from './exact-title.ts';
import type { Hit } from './hit.ts';
import { allowWorker } from '../pagefind/pagefind.ts';
import { resultsPerPage, View } from './view.ts';

/** The pause in typing before a search starts. */
const debounceMs = 150;
/** The time after which a search counts as failed. If its results arrive later, they are still shown. */
const timeoutMs = 7000;
/** The number of results shown first if the rest take longer than `previewDelayMs`. */
const previewCount = 3;
const previewDelayMs = 50;

const view = new View(retry, (shown) => history.replaceState({ shown }, ''));
const stopWords = foldStopWords(scriptMessages.stopWords);
const { base = '/', indexVersion = '', libraries } = view.form.dataset;
const otherLibraries = libraries?.split(' ').filter((library) => library !== base);
allowWorker(`${base}pagefind/`);
let engine = new Engine(base, indexVersion, stopWords, otherLibraries);
let failedAttempts = 0;
/** Why the search on the page failed. */
let failure: unknown;
let latestSearch = 0;
/** Whether the newest history entry comes from typing, which then replaces it instead of adding another. */
let isTyping = false;
/** The page that Enter opens if the query is still the title of only that work. */
let onEnter: { query: string; path: string } | undefined;
let debounceTimer: ReturnType<typeof setTimeout> | undefined;

/** Searches for the state of the form. Results of an earlier search are dropped. */
async function search(shown = resultsPerPage): Promise<void> {
  latestSearch += 1;
  const thisSearch = latestSearch;
  const { state } = view;
  view.setTitle(state);
  const fail = (reason: unknown) => {
    if (thisSearch !== latestSearch) return;
    console.error(reason);
    failure = reason;
    view.showFailure();
  };
  const timeout = setTimeout(() => fail(new Error('The search timed out')), timeoutMs);
  try {
    const results = await engine.search(state);
    const isNewest = isIdle(state) && shown === resultsPerPage && !otherLibraries; // these are part of the page
    const preview = (hits: Hit[]) => thisSearch === latestSearch && view.preview(hits);
    const [facets, hits, notes] = await Promise.all([
      view.loadFacets(results),
      isNewest ? undefined : loadHits(results, shown, preview),
      explainResults(results, state),
    ]);
    if (thisSearch !== latestSearch) return;
    const exact = exactTitle(state.query, hits ?? []);
    onEnter = exact && { query: state.query, path: exact.path };
    const advice = exact ? fill(scriptMessages.openTitle, { title: [isolate(exact.title)] }) : [];
    view.show(state, results, facets, hits, [advice, ...notes]);
  } catch (error) {
    fail(error);
  } finally {
    clearTimeout(timeout);
  }
}

/** Loads the first `count` results. On a slow connection, passes the first few to `preview` meanwhile. */
async function loadHits(results: SearchResults, count: number, preview: (hits: Hit[]) => void): Promise<Hit[]> {
  let complete = false;
  results.load(0, previewCount).then(
    (hits) => setTimeout(() => complete || preview(hits), previewDelayMs),
    () => {}, // loading all of them below fails as well
  );
  try {
    return await results.load(0, count);
  } finally {
    complete = true;
  }
}

/** Explains how the query was understood. The code is loaded only if there is something to explain. */
async function explainResults(results: SearchResults, state: SearchState): Promise<Content[]> {
  const { complete, excluded, hasTerms, missing } = results;
  if (complete === undefined && excluded.length + missing.length === 0 && (hasTerms || state.query === '')) return [];
  const explanations = await import('./explain.ts');
  return explanations.explain(results, state);
}

/**
 * Searches again with a new engine, which requests the failed files again. Code that failed to load, or that the
 * browser is still waiting for, is requested again only when the page is reloaded.
 */
function retry(): void {
  engine.close(); // hanging requests may occupy all connections
  if (/TypeError.*module|timed out/.test(String(failure))) return location.reload();
  failedAttempts += 1;
  engine = new Engine(base, indexVersion, stopWords, otherLibraries, failedAttempts);
  view.field.focus();
  void search();
}

/** Navigates to a state. A run of typing is one history entry. */
function navigate(state: SearchState, { typed }: { typed: boolean }): void {
  clearTimeout(debounceTimer);
  const address = location.pathname + writeState(state);
  if (address !== location.pathname + location.search) {
    history[typed && isTyping ? 'replaceState' : 'pushState'](null, '', address);
    isTyping = typed;
    void search();
  } else if (!typed) isTyping = false;
}

/** Restores the state from the address, and the number of results from the history entry. */
function restore(): void {
  clearTimeout(debounceTimer);
  isTyping = false;
  view.state = readState(location.search);
  if (!isIdle(view.state)) view.clear();
  void search((history.state as { shown?: number } | null)?.shown ?? resultsPerPage);
}

view.field.addEventListener('input', () => {
  clearTimeout(debounceTimer);
  debounceTimer = setTimeout(() => navigate(view.state, { typed: true }), debounceMs);
});
view.form.addEventListener('change', ({ target }) => {
  if (target !== view.field) navigate(view.state, { typed: false });
});
view.form.addEventListener('submit', (event) => {
  event.preventDefault();
  navigate(view.state, { typed: false });
  if (onEnter?.query === view.state.query && document.activeElement === view.field) location.assign(onEnter.path);
});
addEventListener('click', (event) => {
  const { target } = event;
  if (!(target instanceof HTMLAnchorElement) || target.dataset.searchLink === undefined) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  view.state = readState(target.search);
  view.field.focus();
  navigate(view.state, { typed: false });
});
addEventListener('keydown', (event) => {
  if (event.isComposing || event.metaKey || event.ctrlKey || event.altKey) return;
  const inField = document.activeElement === view.field;
  const inControl = document.activeElement?.matches('input:not([type=checkbox]), select, textarea');
  const step = event.key === 'ArrowDown' ? 1 : -1;
  if (event.key === '/' && !inControl) view.field.select();
  else if (/^Arrow(?:Down|Up)$/.test(event.key) && (!inControl || (inField && step === 1))) {
    if (!view.moveFocus(step)) return;
  } else if (event.key === 'Escape' && inField && view.field.value) {
    view.field.value = '';
    navigate(view.state, { typed: false });
  } else return;
  event.preventDefault();
});
addEventListener('popstate', () => {
  if (writeState(view.state) !== location.search) restore(); // a jump to an anchor keeps the state
});

const canonicalAddress = location.pathname + writeState(readState(location.search));
if (canonicalAddress !== location.pathname + location.search)
  history.replaceState(null, '', canonicalAddress + location.hash);
if (view.field.value)
  navigate(view.state, { typed: true }); // entered while this script was loading
else restore();
