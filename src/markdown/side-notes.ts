import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Rehype plugin: takes the footnotes, which GFM gathers at the end, to the part of the text that refers to them first:
 * `<div class="noted"><p>…</p><ol class="notes">…</ol></div>`. The style shows them in the margin where there is room
 * and at the foot where there isn't.
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
  tree.children = tree.children.map((node) => {
    if (node.type !== 'element') return node;
    const own = referredNotes(node).flatMap((id) => {
      const note = notes.get(id);
      notes.delete(id);
      return note ? [note] : [];
    });
    return own.length > 0 ? element('div', 'noted', [node, element('ol', 'notes', own)]) : node;
  });
};

/** The ids of the notes that a part of the text refers to. Each reference gets a label that is clear by itself. */
function referredNotes(part: Element): string[] {
  const ids: string[] = [];
  visit(part, 'element', (node) => {
    const { properties } = node;
    if (properties.dataFootnoteRef === undefined) return;
    ids.push(String(properties.href).slice(1));
    properties.ariaLabel = `Note ${textOf(node)}`;
    delete properties.ariaDescribedBy; // it names the heading of the gathered notes, which is gone
  });
  return ids;
}

const element = (tagName: string, className: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: { className: [className] },
  children,
});
