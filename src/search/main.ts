/** The search page: the address, the form and the results, kept in step. */
import { Engine } from './engine.ts';
import { readState, writeState } from './state.ts';
import { View } from './view.ts';

/** How long a reader pauses in typing before the words are looked for, in milliseconds. */
const pause = 200;

const view = new View(() => void search());
const engine = new Engine(view.form.dataset.base ?? '/');
let asked = 0;
let typing = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Answers what the form asks; an answer that comes after a later question is dropped. */
async function search(): Promise<void> {
  const question = ++asked;
  const isCurrent = () => question === asked;
  const state = view.state;
  try {
    await view.show(await engine.search(state), state, isCurrent);
  } catch (error) {
    console.error(error);
    if (isCurrent()) view.fail();
  }
}

/** Brings the address in step with the form: a run of typing is one step in the history. */
function change({ typed }: { typed: boolean }): void {
  clearTimeout(timer);
  const address = location.pathname + writeState(view.state);
  if (address !== location.pathname + location.search) {
    history[typed && typing ? 'replaceState' : 'pushState'](null, '', address);
    typing = typed;
    void search();
  } else if (!typed) typing = false;
}

view.field.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => change({ typed: true }), pause);
});
view.form.addEventListener('change', ({ target }) => {
  if (target !== view.field) change({ typed: false });
});
view.form.addEventListener('submit', (event) => {
  event.preventDefault();
  change({ typed: false });
});
addEventListener('popstate', () => {
  clearTimeout(timer);
  typing = false;
  view.state = readState(location.search);
  void search();
});

view.state = readState(location.search);
void search();
