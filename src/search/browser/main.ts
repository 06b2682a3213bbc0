/** The search page: the address, the form and the results, kept in step. */
import { Engine, type SearchResults, type Hit } from './engine.ts';
import { allowWorker } from './pagefind.ts';
import { type State, isIdle, readState, writeState } from '../shared/state.ts';
import { pageLength, View } from './view.ts';

/** How long a reader pauses in typing before the words are looked for, in milliseconds. */
const pause = 150;
/** How long a search may take before the page says that it does not get on, in milliseconds. */
const patience = 7000;
/** How many results are worth showing ahead of the others, where these take longer than so many milliseconds more. */
const [few, grace] = [3, 50];

const view = new View(retry, (shown) => history.replaceState({ shown }, ''));
const { base = '/', edition = '', libraries } = view.form.dataset;
const others = libraries?.split(' ').filter((other) => other !== base);
let attempts = 0;
allowWorker(`${base}pagefind/`);
let engine = new Engine(base, edition, others);
let asked = 0;
let typing = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Answers what the form asks; an answer that comes after a later question is dropped, a late one is shown after all. */
async function search(shown = pageLength): Promise<void> {
  asked += 1;
  const question = asked;
  const { state } = view;
  view.name(state);
  const fail = (reason: unknown) => {
    if (question !== asked) return;
    console.error(reason);
    view.fail();
  };
  const limit = setTimeout(() => fail(new Error(`No answer in ${patience / 1000} seconds`)), patience);
  try {
    const found = await engine.search(state);
    const isNewest = isIdle(state) && shown === pageLength && !others; // these are in the page when it comes
    const hits = isNewest ? [] : await loadFirst(found, shown, (some) => question === asked && view.preview(some));
    if (question === asked) view.show(found, isNewest ? undefined : hits, state);
  } catch (error) {
    fail(error);
  } finally {
    clearTimeout(limit);
  }
}

/** Loads the first results. On a bad line, a few are given ahead while the others are on their way. */
async function loadFirst(found: SearchResults, count: number, ahead: (hits: Hit[]) => void): Promise<Hit[]> {
  let complete = false;
  found.load(0, few).then(
    (hits) => setTimeout(() => complete || ahead(hits), grace),
    () => {}, // what fails here fails for all of them
  );
  try {
    return await found.load(0, count);
  } finally {
    complete = true;
  }
}

/** Starts afresh: what failed may have come back since. */
function retry(): void {
  attempts += 1;
  engine.close();
  engine = new Engine(base, edition, others, attempts);
  view.field.focus();
  void search();
}

/** Goes to a state: a run of typing is one step in the history. */
function go(state: State, { typed }: { typed: boolean }): void {
  clearTimeout(timer);
  const address = location.pathname + writeState(state);
  if (address !== location.pathname + location.search) {
    history[typed && typing ? 'replaceState' : 'pushState'](null, '', address);
    typing = typed;
    void search();
  } else if (!typed) typing = false;
}

/** Takes the state from the address, and how many results were shown from the history. */
function restore(): void {
  clearTimeout(timer);
  typing = false;
  view.state = readState(location.search);
  if (!isIdle(view.state)) view.wait();
  void search((history.state as { shown?: number } | null)?.shown ?? pageLength);
}

view.field.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => go(view.state, { typed: true }), pause);
});
view.form.addEventListener('change', ({ target }) => {
  if (target !== view.field) go(view.state, { typed: false });
});
view.form.addEventListener('submit', (event) => {
  event.preventDefault();
  go(view.state, { typed: false });
});
addEventListener('click', (event) => {
  const link = event.target instanceof HTMLAnchorElement && event.target.dataset.step !== undefined && event.target;
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  view.state = readState(link.search);
  view.field.focus();
  go(view.state, { typed: false });
});
addEventListener('keydown', (event) => {
  if (event.isComposing || event.metaKey || event.ctrlKey || event.altKey) return;
  const inField = document.activeElement === view.field;
  const writes = document.activeElement?.matches('input:not([type=checkbox]), select, textarea');
  if (event.key === '/' && !writes) view.field.select();
  else if (event.key === 'ArrowDown' && (inField || !writes) && view.walk(1)) event.preventDefault();
  else if (event.key === 'ArrowUp' && !inField && !writes && view.walk(-1)) event.preventDefault();
  else if (event.key === 'Escape' && inField && view.field.value) {
    view.field.value = '';
    go(view.state, { typed: false });
  } else return;
  event.preventDefault();
});
addEventListener('popstate', () => {
  if (writeState(view.state) !== location.search) restore(); // a jump within the page changes nothing
});

const canonical = location.pathname + writeState(readState(location.search));
if (canonical !== location.pathname + location.search) history.replaceState(null, '', canonical + location.hash);
restore();
