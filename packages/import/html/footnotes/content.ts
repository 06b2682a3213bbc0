/** Extracts the content of footnotes, and cleans up the places from which they were removed. */
import type { Element, ElementContent, Parents, Root } from 'hast';
import { attribute, element, isBlank, isElement, plainText } from '../tree.ts';
import type { Note } from './find.ts';
import { fragmentOf, idsOf, type Index, labelText } from './marks.ts';

const notesHeading = /^(?:foot|end)?notes?(?: and references)?:?$|^references:?$|^(?:fußnoten|anmerkungen):?$/i;

/** Returns the content of a note, without its number and its links back to the text. */
export function contentOf(note: Note, notes: readonly Note[], index: Index): ElementContent[] {
  const ids = new Set(note.references.flatMap((reference) => idsOf(reference, index)));
  const label = plainText(note.references.slice(0, 1)).replace(/[\s[\]().]/g, '');
  const isBack = (node: Element) =>
    node.tagName === 'a' &&
    (ids.has(fragmentOf(node) ?? '') ||
      (node === note.target && labelText.test(plainText([node]))) ||
      /easy-footnote-to-top|footnote-back|backref|backlink|footnote-number/.test(attribute(node, 'className')));
  const targets = new Set(notes.map(({ target }) => target));
  const strip = (parent: Element): void => {
    parent.children.forEach((child, index) => {
      if (isElement(child) && isBack(child)) dropBrackets(parent.children[index - 1], parent.children[index + 1]);
    });
    parent.children = parent.children.filter((child) => {
      if (!isElement(child)) return true;
      if (isBack(child)) return false;
      strip(child);
      const isLeftover = ['sup', 'span', 'b', 'strong', 'i', 'em', 'p', 'cite', 'a'].includes(child.tagName);
      return !(isLeftover && !targets.has(child) && child.children.length > 0 && isPunctuation(plainText([child])));
    });
  };
  const before = plainText([note.container]);
  strip(note.container);
  dropLabel(note.container, label);
  const content = note.container.children.flatMap((child) =>
    !isElement(child, 'td', 'th') ? [child] : plainText([child]) === '' ? [] : [element('div', {}, child.children)],
  );
  while (content.length > 0 && isBlank(content.at(-1) as ElementContent)) content.pop();
  return plainText(content) === '' &&
    before !== '' &&
    content.every((node) => !isElement(node, 'p', 'div', 'img', 'figure'))
    ? []
    : content;
}

/** Removes the brackets around a link back. */
function dropBrackets(before: ElementContent | undefined, after: ElementContent | undefined): void {
  if (before?.type !== 'text' || after?.type !== 'text') return;
  if (!/[[(]\s*$/.test(before.value) || !/^\s*[\])]/.test(after.value)) return;
  before.value = before.value.replace(/\s*[[(]\s*$/, '');
  after.value = after.value.replace(/^\s*[\])]/, '');
}

/** The text of a link back: arrows, brackets and spaces. */
const isPunctuation = (value: string) => /^(?:[\s[\]().,↩↑⤴⮌^↵]|\uFE0E|\uFE0F)*$/u.test(value);

/** Removes the number at the start of a note: `1.`, `[1]`. */
function dropLabel(container: Element, label: string): void {
  const [first] = container.children.filter((child) => !isBlank(child));
  if (!first) return;
  if (first.type === 'text') {
    const escaped = label.replace(/[^\p{L}\p{N}]/gu, String.raw`\$&`);
    if (escaped)
      first.value = first.value.replace(
        new RegExp(String.raw`^[\s\u00A0]*[[(]?${escaped}(?:[\]).:]+|(?=[\s\u00A0]))[\s\u00A0]*`, 'u'),
        '',
      );
    first.value = first.value.replace(/^[\s\u00A0]*(?:[\]).:^↑]+[\s\u00A0]+)?/u, '');
  } else if (isElement(first, 'p', 'div', 'span')) dropLabel(first, label);
  else if (isElement(first, 'sup', 'b', 'strong') && plainText([first]).replace(/[\s[\]().]/g, '') === label)
    container.children.splice(container.children.indexOf(first), 1);
}

/** Removes the notes, the lists that this leaves empty, and the heading or rule above the notes. */
export function removeElements(root: Root, removed: ReadonlySet<Element>, lost: string[]): void {
  const walk = (parent: Parents): void => {
    let hadNotes = false;
    const children = (parent.children as ElementContent[]).filter((child) => {
      if (!isElement(child)) return true;
      if (removed.has(child)) {
        hadNotes = true;
        return false;
      }
      const before = child.children.length;
      walk(child);
      const isEmptied = child.children.length < before && child.children.every((inner) => isBlank(inner));
      if (isEmptied) hadNotes = true;
      return !isEmptied;
    });
    parent.children = children;
    if (!hadNotes) return;
    const isLast = (index: number) => children.slice(index + 1).every((child) => isBlank(child));
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (!child || !isLast(index) || isBlank(child)) continue;
      if (isElement(child, 'hr')) children.splice(index, 1);
      else if (isElement(child) && notesHeading.test(plainText([child]))) {
        lost.push(`heading “${plainText([child])}” above the footnotes`);
        children.splice(index, 1);
      } else break;
    }
  };
  walk(root);
}
