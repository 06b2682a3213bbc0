import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { messages, say } from '../messages/index.ts';
import { withLabel } from './constructs.ts';
import { element } from './elements.ts';

/**
 * Rehype plugin: moves footnotes from the end of the body, where GFM puts them, to the block that first refers to them.
 * `<div class="with-notes"><div>…</div><ol class="notes">…</ol></div>` pairs the notes with that block and those that follow
 * up to the next note, which leaves room in the margin for a long note. CSS shows the notes in the margin if the screen
 * is wide enough, and otherwise below the text.
 */
export const rehypeSidenotes = () => (tree: Root) => {
  const index = tree.children.findIndex(
    (node) => node.type === 'element' && node.properties.dataFootnotes !== undefined,
  );
  const section = tree.children[index];
  if (section?.type !== 'element') return;
  tree.children.splice(index, 1);

  const unplaced = new Map<string, Element>();
  visit(section, 'element', (node) => {
    if (node.tagName !== 'li') return undefined;
    node.properties.value = String(unplaced.size + 1);
    if (isEditorsNote(String(node.properties.id))) {
      node.properties.dataPagefindIgnore = true; // not the work's own words
      node.children = withLabel(messages.text.editorsNote, node.children);
    }
    visit(node, 'element', ({ properties }) => {
      if (properties.dataFootnoteBackref === undefined) return;
      // the renderer has a label in English: "Back to reference 1-2"
      const number = /[\d-]+$/.exec(String(properties.ariaLabel))?.[0] ?? '';
      properties.ariaLabel = say(messages.text.backToReference, { number });
      properties.dataPagefindIgnore = true; // not the work's own words
    });
    unplaced.set(String(node.properties.id), node);
    return SKIP;
  });
  const blocks: Root['children'] = [];
  let annotated: Element | undefined; // the text next to the latest notes
  for (const node of tree.children) {
    const notes = node.type === 'element' ? removeAll(unplaced, labelReferences(node)) : [];
    if (notes.length > 0) {
      annotated = element('div', {}, []);
      blocks.push(
        element('div', { className: ['with-notes'] }, [annotated, element('ol', { className: ['notes'] }, notes)]),
      );
    }
    if (annotated && node.type !== 'doctype') annotated.children.push(node as ElementContent);
    else blocks.push(node);
  }
  tree.children = blocks;
};

/** Removes notes from the map by id and returns them, without those already removed. */
const removeAll = (notes: Map<string, Element>, ids: readonly string[]): Element[] =>
  ids.flatMap((id) => {
    const note = notes.get(id);
    return notes.delete(id) && note ? [note] : [];
  });

/** Labels the footnote references in a block for screen readers and returns the ids of their footnotes. */
function labelReferences(block: Element): string[] {
  const ids: string[] = [];
  visit(block, 'element', (node) => {
    const { properties } = node;
    if (properties.dataFootnoteRef === undefined) return;
    const id = String(properties.href).slice(1);
    ids.push(id);
    const label = isEditorsNote(id) ? messages.text.editorsFootnote : messages.text.footnote;
    properties.ariaLabel = say(label, { number: textOf(node) });
    properties.dataPagefindIgnore = true;
    delete properties.ariaDescribedBy; // refers to the heading of the removed section
  });
  return ids;
}

/** Returns whether a footnote is an editor's note: its label begins with `ed-`. */
const isEditorsNote = (id: string): boolean => id.startsWith('fn-ed-');
