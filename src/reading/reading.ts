/**
 * The script of a text. ReadingScript.astro renders its elements and messages; without it, they stay hidden.
 * - If a reader copies a passage, a button offers to copy it again with its citation. The copy itself is left as it is.
 * - If a link led to a passage, the citations and the example of how to cite a passage name it.
 * - The place at which a reader left is stored on the device, and offered on the next visit.
 */
const all = <E extends HTMLElement>(selector: string) => [...document.querySelectorAll<E>(selector)];
type Six = [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement];
const [box, offer, goOn, , copy, output] = all('#reading, #reading *') as Six;
const links = all<HTMLAnchorElement>('.paragraph-number');
const numberOf = (link?: HTMLElement) => link?.dataset['number'] ?? '';

/** Returns a message with its slots filled: `{text}`. */
const say = (name: string, slots?: Record<string, string>) =>
  (box.dataset[name] as string).replace(
    /\{(\w+)\}/g,
    (_, slot: string) => (slots as Record<string, string>)[slot] as string,
  );

document.oncopy = () => {
  const selection = getSelection() as Selection;
  const text = selection.toString().trim();
  // a triple click ends at the start of the next block, which is not part of the passage
  const cited = links.filter(
    (link, index) =>
      selection.containsNode(link.parentElement as HTMLElement, true) &&
      (!index || selection.getRangeAt(0).comparePoint(link, 0) < 1),
  );
  const [first, last] = [numberOf(cited[0]), numberOf(cited.at(-1))];
  output.textContent = '';
  copy.hidden = !first || text.length < 40; // a few words need no citation
  copy.onclick = async () => {
    copy.hidden = true;
    const place = say('paragraph', { first: first === last ? first : `${first}–${last}` });
    const quotation = say('quotation', { text, place, first });
    output.textContent = say(
      await navigator.clipboard.writeText(quotation).then(
        () => 'copied',
        () => 'failed',
      ),
    );
  };
};

/** Names the passage that a link led to. */
const namePassage = () => {
  const [link] = all<HTMLAnchorElement>('.paragraph-number:is(:target > *, :target ~ *)');
  const first = numberOf(link);
  if (first)
    for (const place of all('.here, #work-example'))
      place.textContent = place.id ? say('example', { first }) : `#p${first} (${say('paragraph', { first })})`;
};
onhashchange = namePassage;
namePassage();

const key = location.pathname;
/** The index of the block that is offered. Until the offer is answered, no place before it is stored. */
let left = links.findIndex((link) => numberOf(link) === localStorage[key]);
if (left > 1 && !location.hash) {
  goOn.textContent = say('resume', { number: numberOf(links[left]) });
  offer.hidden = false;
}
offer.onclick = ({ target }) => {
  if (target === goOn) links[left]?.scrollIntoView();
  left = -2; // below the index of any place, so that leaving at the start forgets this one
  offer.hidden = true;
};
onpagehide = () => {
  const index = links.findLastIndex((link) => link.getBoundingClientRect().top < 50); // at the top of the window
  // nothing to continue at the start and at the end of a text
  if (index > left) localStorage[key] = index > 1 && index < links.length - 1 ? numberOf(links[index]) : '';
};

export {}; // makes this file a module
