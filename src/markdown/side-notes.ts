import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { messages, say } from '../messages/index.ts';

/**
 * Rehype plugin: takes the footnotes, which GFM gathers at the end, to the part of the text that refers to them first:
 * `<div class="with-notes"><div>…</div><ol class="notes">…</ol></div>`, where the inner part holds the text from there up to
 * the next note, so that a long note has room beside it. The style shows notes in the margin where there is room and at
 * the foot where there isn't.
 */
export const rehypeSideNotes = () => (tree: Root) => {
  const at = tree.children.findIndex((node) => node.type === 'element' && node.properties.dataFootnotes !== undefined);
  const gathered = tree.children[at];
  if (gathered?.type !== 'element') return;
  tree.children.splice(at, 1);

  const notes = new Map<string, Element>();
  visit(gathered, 'element', (node) => {
    if (node.tagName !== 'li') return undefined;
    node.properties.value = String(notes.size + 1);
    notes.set(String(node.properties.id), node);
    return SKIP;
  });
  const parts: Root['children'] = [];
  let beside: Element | undefined; // the text that the last notes stand beside
  for (const node of tree.children) {
    const own = node.type === 'element' ? take(notes, referredNotes(node)) : [];
    if (own.length > 0) {
      beside = element('div', {}, []);
      parts.push(element('div', { className: ['with-notes'] }, [beside, element('ol', { className: ['notes'] }, own)]));
    }
    if (beside && node.type !== 'doctype') beside.children.push(node as ElementContent);
    else parts.push(node);
  }
  tree.children = parts;
};

/** Takes out of the notes those with the given ids that are still there. */
const take = (notes: Map<string, Element>, ids: readonly string[]): Element[] =>
  ids.flatMap((id) => {
    const note = notes.get(id);
    return notes.delete(id) && note ? [note] : [];
  });

/** The ids of the notes that a part of the text refers to. Each reference gets a label that is clear by itself. */
function referredNotes(part: Element): string[] {
  const ids: string[] = [];
  visit(part, 'element', (node) => {
    const { properties } = node;
    if (properties.dataFootnoteRef === undefined) return;
    ids.push(String(properties.href).slice(1));
    properties.ariaLabel = say(messages.text.footnote, { number: textOf(node) });
    properties.dataPagefindIgnore = true;
    delete properties.ariaDescribedBy; // it names the heading of the gathered notes, which is gone
  });
  return ids;
}

const element = (tagName: string, properties: Element['properties'], children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
