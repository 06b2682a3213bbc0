/** Removes the footnotes from a tree, and replaces their marks with references. */
import type { Element, ElementContent, Parents, Root } from 'hast';
import { attribute, element, isBlank, isBlock, isElement, plainText, text } from '../tree.ts';
import { contentOf, removeElements } from './content.ts';
import { findNotes, gatherHeadedNotes, type Note } from './find.ts';
import { indexTree, labelText } from './marks.ts';
import { isInlineNote, reference, referenceName } from './names.ts';

/** The notes of a page. Their references are in the tree, as elements of the name `referenceName`. */
export interface Footnotes {
  /** The content of each note, by its label, in the order of the references. */
  notes: Map<string, ElementContent[]>;
  /** Everything that was left out, for the report. */
  lost: string[];
}

/** Removes the footnotes from a tree, which it changes. */
export function extractFootnotes(root: Root): Footnotes {
  const footnotes: Footnotes = { notes: new Map(), lost: [] };
  gatherHeadedNotes(root);
  const index = indexTree(root);
  const notes = findNotes(root, index);
  const contents = new Map<Note, ElementContent[]>();
  for (const note of notes) contents.set(note, contentOf(note, notes, index));
  const byReference = new Map(notes.flatMap((note) => note.references.map((reference) => [reference, note] as const)));

  // Labels follow the order of all references, to inline notes as well.
  const number = (content: ElementContent[]) => {
    const label = String(footnotes.notes.size + 1);
    footnotes.notes.set(label, content);
    return label;
  };
  const nested: Note[] = [];
  const insideNotes = new Set([...contents.values()].flat().flatMap((node) => (isElement(node) ? [node] : [])));
  const place = (parent: Parents, isNote: boolean): void => {
    parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
      if (!isElement(child)) return [child];
      const inNote = isNote || insideNotes.has(child);
      const note = byReference.get(child);
      if (note) {
        if (inNote) {
          if (note.label === '' && !nested.includes(note)) nested.push(note);
          return [text(plainText([child]))];
        }
        if (note.label === '') note.label = number(contents.get(note) ?? []);
        return [reference(note.label)];
      }
      if (isInlineNote(child)) return referAt(child, reference(number(child.children)), parent);
      const inline = inlineNoteIn(child) ?? noteInAttribute(child);
      if (inline) return [reference(number(inline))];
      if (/(?:^|\s)modern-footnotes-footnote(?:\s|$)/.test(attribute(child, 'className'))) return [];
      place(child, inNote);
      return [child];
    });
    if (isElement(parent)) unwrapSuperscripts(parent);
  };
  const removed = new Set(notes.map(({ container }) => container));
  removeElements(root, removed, footnotes.lost);
  place(root, false);
  unwrapSuperscripts(root);
  for (const content of footnotes.notes.values()) {
    const holder = element('div', {}, content);
    place(holder, true);
    // a note that is only referred to by another note is appended to that note
    for (let note = nested.shift(); note; note = nested.shift()) {
      if (note.label !== '') continue;
      note.label = 'nested';
      const inner = element('div', {}, contents.get(note) ?? []);
      place(inner, true);
      holder.children.push(element('div', {}, [text(`${plainText(note.references.slice(0, 1))} `), ...inner.children]));
    }
    content.splice(0, content.length, ...holder.children);
  }
  return footnotes;
}

/**
 * Returns the reference that replaces a note within the text. If the note is a block, adds the reference to the
 * paragraph before it instead.
 */
function referAt(note: Element, mark: Element, { children }: Parents): Element[] {
  const before = isBlock(note)
    ? children.slice(0, children.indexOf(note)).findLast((node) => isElement(node))
    : undefined;
  if (!isElement(before, 'p')) return [mark];
  before.children.push(mark);
  return [];
}

/** Returns the content of a note inside the text: an element after the mark that repeats the mark at its start. */
function inlineNoteIn(node: Element): ElementContent[] | undefined {
  if (isBlock(node) || node.tagName === 'a') return undefined;
  const [mark, note, ...others] = node.children.filter((child) => !isBlank(child));
  if (!isElement(mark, 'sup', 'label') || !isElement(note) || isBlock(note) || others.length > 0) return undefined;
  const label = plainText([mark]);
  if (!labelText.test(label) || !plainText([note]).startsWith(label)) return undefined;
  const strip = (parent: Element): void => {
    const at = parent.children.findIndex((child) => !isBlank(child));
    const first = parent.children[at];
    if (!isElement(first)) return;
    if (plainText([first]) !== label) return strip(first);
    parent.children.splice(at, 1);
    strip(parent);
  };
  strip(note);
  return plainText([note]) === '' || plainText([note]).startsWith(label) ? undefined : note.children;
}

/** Returns the text of a note that is in an attribute of its mark, for a script to show. */
function noteInAttribute(mark: Element): ElementContent[] | undefined {
  const note = noteTexts.map((name) => attribute(mark, name).trim()).find((value) => /\S\s+\S/.test(value));
  return note !== undefined && labelText.test(plainText([mark])) ? [text(note)] : undefined;
}

const noteTexts = ['dataFootnote', 'dataFootnoteContent', 'dataNote', 'dataSidenote', 'dataTooltip', 'dataContent'];

/** Removes superscripts and brackets around references, which the site adds itself. */
function unwrapSuperscripts(parent: Parents): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (!isElement(child, 'sup', 'span', 'small', 'b', 'strong')) return [child];
    const references = child.children.filter((inner) => isElement(inner, referenceName));
    const others = child.children.filter((inner) => !isElement(inner, referenceName) && !isBlank(inner));
    const areSeparators = others.every((inner) => inner.type === 'text' && /^[\s,;[\]()]*$/.test(inner.value));
    return references.length > 0 && areSeparators ? references : [child];
  });
  // brackets around a single reference
  parent.children.forEach((child, index) => {
    const [before, after] = [parent.children[index - 1], parent.children[index + 1]];
    if (!isElement(child, referenceName) || before?.type !== 'text' || after?.type !== 'text') return;
    if (!before.value.endsWith('[') || !after.value.startsWith(']')) return;
    before.value = before.value.slice(0, -1);
    after.value = after.value.slice(1);
  });
}
