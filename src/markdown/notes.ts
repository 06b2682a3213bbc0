import type { Element, ElementContent, Properties, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { messages, say } from '../messages/index.ts';
import { siteLanguage, withLabel } from './constructs.ts';
import { element, text } from './elements.ts';
import { textWithoutFootnotes } from './text.ts';

/**
 * Rehype plugin: moves footnotes from the end of the body, where GFM puts them, to the block that first refers to them.
 *
 *     <section class="with-notes">
 *       <p>…<sup><a href="#fn-1">1</a></sup></p>
 *       <p class="note" role="doc-footnote"><a id="fn-1"></a><b>Note 1:</b> …</p>
 *     </section>
 *
 * This way, every program that reads the page finds a note, with its name, right after the block that refers to it. CSS
 * shows notes in the margin if the screen is wide enough, except those that would be too far from their mark there,
 * which have the class `long`. The element around them is not a `div`, because reader modes drop each `div` with many
 * links, including a short paragraph in it. Reader modes also drop elements with an id such as "fn-comment", except `a`
 * elements.
 */
export const rehypeNotes = () => (tree: Root, file: VFile) => {
  const index = tree.children.findIndex(
    (node) => node.type === 'element' && node.properties.dataFootnotes !== undefined,
  );
  const section = tree.children[index];
  if (section?.type !== 'element') return;
  tree.children.splice(index, 1);

  const unplaced = readNotes(section, siteLanguage(file.data.astro?.frontmatter?.['language']));
  const blocks = tree.children.map((node) => ({ node, notes: takeNotes(node, unplaced) }));
  const inMargin = findMarginBlocks(blocks);
  tree.children = blocks.map((block) => {
    const { node, notes } = block;
    if (notes.length === 0) return node;
    if (!inMargin.has(block)) for (const { properties } of notes) properties.className = ['note', 'long'];
    // with line breaks, so that words of adjacent notes don't run together in plain text
    const parts = notes.flatMap((note) => [text('\n'), note]);
    return element('section', { className: ['with-notes'] }, [node as ElementContent, ...parts]);
  });
};

/**
 * Returns the notes in the section that GFM generates, by id. `language` contains the attributes for the site's own
 * words.
 */
function readNotes(section: Element, language: Properties): Map<string, Element> {
  const notes = new Map<string, Element>();
  visit(section, 'element', (node) => {
    if (node.tagName !== 'li') return undefined;
    const id = String(node.properties.id);
    const isEditors = isEditorsNote(id);
    const label = element('b', isEditors ? {} : { lang: language.lang, dataPagefindIgnore: true }, [
      text(say(messages.text.noteLabel, { note: nameOf(id, String(notes.size + 1)) })),
    ]);
    // neither the label nor an editor's note is among the work's own words
    const own = {
      className: ['note'],
      role: 'doc-footnote',
      ...(isEditors && { ...language, dataPagefindIgnore: true }),
    };
    labelBackReferences(node);
    const [first, ...others] = withLabel(label, node.children);
    if (first?.type !== 'element') return SKIP;
    first.children.unshift(element('a', { id }, []));
    const isParagraph = others.every(isBlank);
    notes.set(id, isParagraph ? element('p', own, first.children) : element('div', own, [first, ...others]));
    return SKIP;
  });
  return notes;
}

/**
 * Labels the links from a note to its marks for screen readers, and prevents phones from showing the arrows in these
 * links as emoji.
 */
function labelBackReferences(note: Element): void {
  visit(note, 'element', ({ properties, children: [arrow] }) => {
    if (properties.dataFootnoteBackref === undefined) return;
    if (arrow?.type === 'text') arrow.value += '\u{FE0E}';
    // the renderer has a label in English: "Back to reference 1-2"
    const number = /[\d-]+$/.exec(String(properties.ariaLabel))?.[0] ?? '';
    properties.ariaLabel = say(messages.text.backToReference, { number });
    properties.dataPagefindIgnore = true; // not the work's own words
  });
}

/**
 * Labels the marks in a block for screen readers. Removes the notes of these marks from `unplaced` and returns the
 * notes.
 */
function takeNotes(block: Root['children'][number], unplaced: Map<string, Element>): Element[] {
  const notes: Element[] = [];
  visit(block, 'element', (mark) => {
    const { properties } = mark;
    if (properties.dataFootnoteRef === undefined) return;
    const id = String(properties.href).slice(1);
    properties.ariaLabel = nameOf(id, textOf(mark));
    properties.dataPagefindIgnore = true;
    delete properties.ariaDescribedBy; // refers to the heading of the removed section
    const note = unplaced.get(id);
    if (!note) return;
    unplaced.delete(id);
    notes.push(note);
    const name = `mark-${notes.length}`; // in the margin, the note is level with its mark
    properties.className = [name];
    note.properties.className = ['note', name];
  });
  return notes;
}

/** Returns whether a footnote is an editor's note: its label begins with `ed-`. */
const isEditorsNote = (id: string): boolean => id.startsWith('fn-ed-');

/** Returns the name of a footnote: "Note 3". */
const nameOf = (id: string, number: string): string =>
  say(isEditorsNote(id) ? messages.text.editorsFootnote : messages.text.footnote, { number });

const isBlank = (node: ElementContent): boolean => node.type === 'text' && node.value.trim() === '';

/** A block of a text, and the notes that it is the first to refer to. */
interface Block {
  node: Root['children'][number];
  notes: readonly Element[];
}

/** The number of characters of a text that take up as much height as one character of a note in the narrowest margin. */
const marginFactor = 2.5;
/** The maximum length of a block's notes in the margin, in characters. */
const maxMarginLength = 600;
/** How far below its mark a note may be in the margin, in characters of the text: about twelve lines. */
const maxDistance = 900;

/**
 * Finds the blocks whose notes have room in the margin. It estimates their heights, since notes that earlier ones push
 * down would be far from their marks. If that happens often, the margin has no notes, so that readers find all notes in
 * one place.
 */
function findMarginBlocks(blocks: readonly Block[]): ReadonlySet<Block> {
  const found = new Set<Block>();
  let [annotated, crowded] = [0, 0];
  let position = 0;
  let free = 0; // the position from which the margin is still free
  for (const block of blocks) {
    const { node, notes } = block;
    position += textWithoutFootnotes(node).length;
    if (notes.length > 0) {
      annotated += 1;
      const length = notes.reduce((sum, note) => sum + textOf(note).length, 0);
      const start = Math.max(position, free);
      const isShort = length <= maxMarginLength && !notes.some(isWide);
      const isNear = start - position <= maxDistance;
      if (isShort && isNear) {
        free = start + length * marginFactor;
        found.add(block);
      } else {
        position += length; // these notes are below the block
        if (isShort) crowded += 1;
      }
    }
  }
  return crowded * 4 > annotated ? new Set() : found;
}

/** Returns whether a note contains an element that needs the full width of the text. */
function isWide(note: Element): boolean {
  let found = false;
  visit(note, 'element', ({ tagName }) => {
    found ||= ['table', 'pre', 'img'].includes(tagName);
    return found ? EXIT : undefined;
  });
  return found;
}
