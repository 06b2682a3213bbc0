import type { Found, Hit } from './engine.ts';
import type { State } from './state.ts';

/** How many results are shown at once. */
const step = 10;

/** What the search page shows. It reads its parts from the page, where they are named by `data-part`. */
export class View {
  readonly form = part('form', HTMLFormElement);
  readonly field = part('field', HTMLInputElement);
  readonly #status = part('status', HTMLElement);
  readonly #results = part('results', HTMLElement);
  readonly #more = part('more', HTMLButtonElement);
  readonly #failure = part('failure', HTMLElement);
  readonly #pattern = part('result', HTMLTemplateElement);
  readonly #boxes = [...this.form.querySelectorAll<HTMLInputElement>('input[name=tag]')];
  readonly #tagNames = new Map(this.#boxes.map((box) => [box.value, box.dataset.name ?? box.value]));

  constructor(retry: () => void) {
    part('waiting', HTMLElement).hidden = true;
    part('retry', HTMLButtonElement).addEventListener('click', retry);
  }

  /** What the form asks for. */
  get state(): State {
    return {
      query: this.field.value.trim(),
      tags: this.#boxes.filter(({ checked }) => checked).map(({ value }) => value),
    };
  }

  set state({ query, tags }: State) {
    this.field.value = query;
    for (const box of this.#boxes) box.checked = tags.includes(box.value);
  }

  /** Shows what was found, the first results of it at once. `isCurrent` tells whether it still answers the form. */
  async show(found: Found, { query, tags }: State, isCurrent: () => boolean): Promise<void> {
    const hits = await found.load(0, step);
    if (!isCurrent()) return;
    this.#failure.hidden = true;
    for (const box of this.#boxes)
      part(`count-${box.value}`, HTMLElement).textContent = String(found.counts[box.value] ?? 0);
    this.#results.replaceChildren(...hits.map((hit) => this.#item(hit)));
    this.#status.replaceChildren(
      found.total === 0 ? 'No works' : found.total === 1 ? '1 work' : `${found.total} works`,
    );
    if (query) {
      const asked = document.createElement('bdi');
      asked.textContent = query;
      this.#status.append(' for “', asked, '”');
    }
    if (tags.length > 0) this.#status.append(` under ${tags.map((id) => this.#tagNames.get(id) ?? id).join(' or ')}`);
    this.#offerMore(found);
  }

  /** Shows that the search could not be done, and what to do. */
  fail(): void {
    this.#results.replaceChildren();
    this.#more.hidden = true;
    this.#status.textContent = 'The search could not be done.';
    this.#failure.hidden = false;
  }

  #offerMore(found: Found): void {
    const shown = this.#results.children.length;
    this.#more.hidden = shown >= found.total;
    this.#more.onclick = async () => {
      try {
        const hits = await found.load(shown, shown + step);
        const items = hits.map((hit) => this.#item(hit));
        this.#results.append(...items);
        items[0]?.querySelector('a')?.focus();
        this.#offerMore(found);
      } catch (error) {
        console.error(error);
        this.fail();
      }
    };
  }

  #item(hit: Hit): HTMLElement {
    const item = this.#pattern.content.cloneNode(true) as DocumentFragment;
    const link = part('link', HTMLAnchorElement, item);
    link.href = hit.address;
    link.textContent = hit.title;
    const tags = hit.tags.map((id) => this.#tagNames.get(id) ?? id).join(', ');
    part('facts', HTMLElement, item).textContent = [hit.byline, hit.place, hit.extent, tags]
      .filter(Boolean)
      .join(' · ');
    const mark = part('mark', HTMLElement, item);
    part('excerpt', HTMLElement, item).replaceChildren(
      ...hit.excerpt.map(({ text, marked }) => {
        if (!marked) return text;
        const word = mark.cloneNode() as HTMLElement;
        word.textContent = text;
        return word;
      }),
    );
    return part('item', HTMLElement, item);
  }
}

/** The part of that name; throws where the page has none of that kind. */
function part<T extends HTMLElement>(name: string, kind: new () => T, within: ParentNode = document): T {
  const element = within.querySelector(`[data-part="${CSS.escape(name)}"]`);
  if (element instanceof kind) return element;
  throw new Error(`The page has no part ${name}`);
}
