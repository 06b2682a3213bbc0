/**
 * Adds a button to each citation that copies it, and one that copies the selected words of the text with their citation.
 * Names the block that a link led to in the example of how to cite one.
 * Runs only on sites with `copyButtons`. Copy.astro renders the elements and the messages. Browsers give access to the
 * clipboard only over HTTPS and on localhost; elsewhere there are no buttons.
 */
const template = document.querySelector<HTMLTemplateElement>('#work-copy')!;
const { citation, copied, failed, quotation, paragraph, paragraphs, work = '' } = template.dataset;

if ('clipboard' in navigator) {
  document.body.append(template.content);
  const button = document.querySelector<HTMLButtonElement>('.copy button')!;
  const status = document.querySelector('.copy output')!;
  const copy = async (text: string) => {
    const message = await navigator.clipboard.writeText(text).then(
      () => copied,
      () => failed,
    );
    status.replaceChildren(message ?? '');
  };

  for (const cited of document.querySelectorAll('.citation')) {
    const text = cited.textContent.trim();
    const own = button.cloneNode() as HTMLButtonElement;
    own.hidden = false;
    own.textContent = citation ?? '';
    own.onclick = () => copy(text);
    cited.append(' ', own);
  }

  button.onpointerdown = (event) => event.preventDefault(); // keeps the selection
  button.onclick = () => copy(quote());
  document.onselectionchange = () => {
    status.replaceChildren();
    button.hidden = quote() === '';
  };
}

const example = document.querySelector<HTMLElement>('[data-passage]');
const nameTarget = () => {
  const link = document.querySelector<HTMLElement>(':target > .paragraph-number, :target ~ .paragraph-number');
  if (example && link) example.textContent = fill(example.dataset.passage, { first: link.dataset.number ?? '' });
};
addEventListener('hashchange', nameTarget);
nameTarget();

/** Returns the selected words and their citation, with the numbers of the blocks. Empty without a selection in a block. */
function quote(): string {
  const selection = getSelection()!;
  const parts = [...document.querySelectorAll<HTMLAnchorElement>('.paragraph-number')]
    .map((link) => ({ number: link.dataset.number ?? '', hash: link.hash, words: selectedWords(selection, link) }))
    .filter(({ words }) => words);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return '';
  const numbers = { first: first.number, last: last.number };
  return fill(quotation, {
    text: parts.map(({ words }) => words).join('\n\n'),
    work,
    place: fill(first === last ? paragraph : paragraphs, numbers),
    address: document.querySelector<HTMLLinkElement>('[rel=canonical]')!.href + first.hash,
  });
}

/** Returns the selected words of a numbered block, without its footnote marks. Verse is joined into one line. */
function selectedWords(selection: Selection, { parentElement: block }: Element): string {
  if (!block || !selection.containsNode(block, true)) return '';
  const range = selection.getRangeAt(0).cloneRange();
  if (!block.contains(range.startContainer)) range.setStartBefore(block);
  if (!block.contains(range.endContainer)) range.setEndAfter(block);
  const words = range.cloneContents();
  for (const mark of words.querySelectorAll('[data-footnote-ref]')) mark.remove();
  for (const lineBreak of words.querySelectorAll('br')) lineBreak.replaceWith(' / ');
  return words.textContent.replace(/\s+/g, ' ').trim();
}

/** Replaces the slots of a message: `{text}`. */
function fill(message = '', slots: Record<string, string>): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? '');
}
