/**
 * Finds the footnotes of a page, in whatever markup the editor, word processor or plugin made of them: a reference is a
 * link to a place further down whose text is a number or a sign, and the note leads back to it.
 */
import type { Element, ElementContent, Parents, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { attribute, element, elementsIn, isBlank, isBlock, isElement, plainText, text } from './tree.ts';
import { decodeEscapes } from '../site.ts';

/** The element that takes the place of a reference. Its property `label` is that of the note. */
export const referenceName = 'footnote-reference';

/** The element that a shortcode for a note becomes: its content is the note. */
export const inlineNoteName = 'inline-note';

/** The notes of a page. Their references are in the tree, as elements of the name `referenceName`. */
export interface Footnotes {
  /** The content of each note, by its label, in the order of the references. */
  notes: Map<string, ElementContent[]>;
  /** Everything that was left out, for the report. */
  lost: string[];
}

const labelText =
  /^[\s\u00A0]*[[(]?\s*(?:(?:note|nb|n)\s*)?(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,7}|[*†‡§¶#]{1,4})[\s\u00A0]*[\])]?\.?[\s\u00A0]*$/i;
const noteHint = /foot|note|\bfn|_?ftn|_?edn|cite|\bref|\bmfn/i;
const notesHeading = /^(?:foot|end)?notes?(?: and references)?:?$|^references:?$|^(?:fußnoten|anmerkungen):?$/i;
const inlineNoteClass = /(?:^|\s)(?:modern-footnotes-footnote__note|footnote_tooltip_text|sidenote)(?:\s|$)/;
const containers = ['li', 'p', 'div', 'dd', 'section', 'aside', 'blockquote'];

interface Index {
  order: Map<Element, number>;
  parents: Map<Element, Parents>;
  byId: Map<string, Element>;
}

function indexTree(root: Root): Index {
  const index: Index = { order: new Map(), parents: new Map(), byId: new Map() };
  visit(root, 'element', (node, _index, parent) => {
    index.order.set(node, index.order.size);
    if (parent) index.parents.set(node, parent);
    for (const id of [attribute(node, 'id'), node.tagName === 'a' ? attribute(node, 'name') : ''])
      if (id && !index.byId.has(id)) index.byId.set(id, node);
  });
  return index;
}

/** A note that a reference leads to. */
interface Note {
  label: string;
  /** The element that is its target. */
  target: Element;
  /** The element whose content is the note, which leaves the tree. */
  container: Element;
  references: Element[];
}

/**
 * Takes the footnotes out of a whole page, before a search for its article drops them as short blocks with links. Only those
 * that lead back to their references, or that the page sets apart, count: others may be parts of the article.
 *
 * @param html A page in which no tag is missing.
 * @returns The page without the notes, the heading above them and the lists that they were in; and the elements of the notes.
 */
export function detachNotes(html: string) {
  const root = fromHtml(html);
  gatherHeadedNotes(root);
  const index = indexTree(root);
  const found = findNotes(root, index).filter(
    ({ target, container, references }) =>
      isSetApart(target) || references.some((link) => leadsBack(container, link, index)),
  );
  const lost: string[] = [];
  const before = elementsIn(root);
  removeElements(root, new Set(found.map(({ container }) => container)), lost);
  const after = new Set(elementsIn(root));
  let kept = '';
  let end = 0;
  for (const { position } of before.filter((node) => !after.has(node))) {
    if ((position?.start.offset ?? 0) < end) continue;
    kept += html.slice(end, position?.start.offset);
    end = position?.end.offset ?? end;
  }
  return { html: kept + html.slice(end), notes: found.map(({ container }) => container), lost };
}

/**
 * Adds notes that were taken out of a page to its article, at the end, where the references in it find them.
 *
 * @returns Those that the article doesn't refer to, which are not added.
 */
export function attachNotes(root: Root, notes: readonly Element[]): Element[] {
  const named = new Set(
    elementsIn(root).flatMap((node) => [
      ...(node.tagName === 'a' ? [fragmentOf(node)] : []),
      ...Object.entries(node.properties).flatMap(([name, id]) =>
        noteAttributes.test(name) ? [[id].flat().join(' ').replace(/^#/, '')] : [],
      ),
    ]),
  );
  const isNamed = (note: Element) =>
    [note, ...elementsIn(note)]
      .flatMap((node) => [attribute(node, 'id'), attribute(node, 'name')])
      .some((id) => id !== '' && named.has(id));
  root.children.push(...notes.filter((note) => isNamed(note)).map((note) => structuredClone(note)));
  return notes.filter((note) => !isNamed(note));
}

/** Puts a note whose mark is a block of its own, such as a heading, into one element with the blocks after it. */
function gatherHeadedNotes(root: Root): void {
  const index = indexTree(root);
  const targets = new Set(
    elementsIn(root).flatMap((link) => {
      const target = link.tagName === 'a' ? index.byId.get(fragmentOf(link) ?? '') : undefined;
      return target && order(index, target) > order(index, link) && labelText.test(plainText([link])) ? [target] : [];
    }),
  );
  const isMark = (node: ElementContent): node is Element =>
    isElement(node) &&
    isBlock(node) &&
    labelText.test(plainText([node])) &&
    [node, ...elementsIn(node)].some((inner) => targets.has(inner)) &&
    elementsIn(node).some((inner) => inner.tagName === 'a' && index.byId.has(fragmentOf(inner) ?? ''));
  const walk = (parent: Parents): void => {
    const children: ElementContent[] = [];
    let note: Element | undefined;
    for (const child of parent.children as ElementContent[]) {
      if (isMark(child)) {
        note = { ...element('div', {}, [child]), position: child.position } as Element;
        children.push(note);
      } else if (note && !isElement(child, 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')) {
        note.children.push(child);
        if (note.position && child.position) note.position = { start: note.position.start, end: child.position.end };
      } else {
        note = undefined;
        children.push(child);
      }
      if (isElement(child)) walk(child);
    }
    parent.children = children;
  };
  walk(root);
}

/** Takes the footnotes out of a tree, which it changes. */
export function extractFootnotes(root: Root): Footnotes {
  const footnotes: Footnotes = { notes: new Map(), lost: [] };
  gatherHeadedNotes(root);
  const index = indexTree(root);
  const notes = findNotes(root, index);
  const contents = new Map<Note, ElementContent[]>();
  for (const note of notes) contents.set(note, contentOf(note, notes, index));
  const byReference = new Map(notes.flatMap((note) => note.references.map((reference) => [reference, note] as const)));

  // Labels follow the order of the references, of both forms.
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
      if (child.tagName === inlineNoteName || inlineNoteClass.test(attribute(child, 'className')))
        return [reference(number(child.children))];
      const inline = inlineNoteIn(child);
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
    // a note that only this one refers to follows it
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

/** Its text keeps the white space on both sides of it, and is not shown. */
const reference = (label: string) => element(referenceName, { label }, [text(label)]);

/** Returns the content of a note inside of the text: an element after the mark that begins with the same mark. */
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

/** A reference needs no superscript of its own. */
function unwrapSuperscripts(parent: Parents): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (!isElement(child, 'sup', 'span', 'small', 'b', 'strong')) return [child];
    const references = child.children.filter((inner) => isElement(inner, referenceName));
    const others = child.children.filter((inner) => !isElement(inner, referenceName) && !isBlank(inner));
    const areSeparators = others.every((inner) => inner.type === 'text' && /^[\s,;[\]()]*$/.test(inner.value));
    return references.length > 0 && areSeparators ? references : [child];
  });
  // nor brackets
  parent.children.forEach((child, index) => {
    const [before, after] = [parent.children[index - 1], parent.children[index + 1]];
    if (!isElement(child, referenceName) || before?.type !== 'text' || after?.type !== 'text') return;
    if (!before.value.endsWith('[') || !after.value.startsWith(']')) return;
    before.value = before.value.slice(0, -1);
    after.value = after.value.slice(1);
  });
}

/** Attributes by which a script finds the note that a mark opens. */
const noteAttributes = /^(?:data[A-Z].*|ariaDescribedBy|ariaControls|ariaDetails|popoverTarget)$/;

/** Returns the id of the place that a link leads to. */
const fragmentOf = (link: Element): string | undefined => {
  const hash = attribute(link, 'href').indexOf('#');
  if (hash < 0) return undefined;
  const fragment = attribute(link, 'href').slice(hash + 1);
  return decodeEscapes(fragment) ?? fragment;
};

/** Returns the note that a mark names in an attribute: an aside, or an element that is hidden until then. */
function noteByAttribute(mark: Element, { byId, parents }: Index): Element | undefined {
  const around = [mark, parents.get(mark)].filter((node) => isElement(node));
  return around
    .flatMap(({ properties }) => Object.entries(properties).filter(([name]) => noteAttributes.test(name)))
    .map(([, id]) => byId.get([id].flat().join(' ').replace(/^#/, '')))
    .find((node) => node !== undefined && isSetApart(node));
}

/** Returns whether an element is set apart from the running text. */
const isSetApart = (node: Element): boolean =>
  node.tagName === 'aside' ||
  node.properties.hidden !== undefined ||
  node.properties.popover !== undefined ||
  /display:\s*none/i.test(attribute(node, 'style')) ||
  /(?:^|\s)(?:note|tooltip|doc-footnote|doc-endnote)(?:\s|$)/.test(attribute(node, 'role')) ||
  /(?:^|\s)(?:foot|end|rear)?note(?:\s|$)/.test(attribute(node, 'epub:type'));

/** Returns the place that a mark leads to. Google Docs marks comments in the same way as notes. */
function targetOf(mark: Element, index: Index): Element | undefined {
  const fragment = fragmentOf(mark) ?? '';
  return fragment.startsWith('cmnt') ? undefined : (index.byId.get(fragment) ?? noteByAttribute(mark, index));
}

function findNotes(root: Root, index: Index): Note[] {
  const notes = new Map<Element, Note>();
  const links = elementsIn(root).filter((node) => ['a', 'button'].includes(node.tagName));
  for (const link of links) {
    const target = targetOf(link, index);
    if (!target || target === link || order(index, target) < order(index, link)) continue;
    if (
      !labelText.test(plainText([link])) &&
      !(plainText([link]) === '' && noteHint.test(attribute(link, 'className')))
    )
      continue;
    const known = notes.get(target);
    if (known) {
      known.references.push(link);
      continue;
    }
    const container = containerOf(target, index);
    if (!container || contains(container, link)) continue;
    const isInSuperscript = ancestors(link, index)
      .slice(0, 3)
      .some(({ tagName }) => tagName === 'sup');
    const hints = [link, target, container].map((node) => `${attribute(node, 'id')} ${attribute(node, 'className')}`);
    if (
      isInSuperscript ||
      /[[(*†‡]/.test(plainText([link])) ||
      noteHint.test(hints.join(' ')) ||
      leadsBack(container, link, index) ||
      isSetApart(target)
    )
      notes.set(target, { label: '', target, container, references: [link] });
  }
  // a container of several notes is a list of notes
  return [...notes.values()].filter(
    ({ container }) => [...notes.values()].filter((other) => other.container === container).length === 1,
  );
}

const order = ({ order: positions }: Index, node: Element) => positions.get(node) ?? 0;

const contains = (container: Element, node: Element): boolean =>
  container === node || elementsIn(container).includes(node);

function ancestors(node: Element, { parents }: Index): Element[] {
  const list: Element[] = [];
  for (let parent = parents.get(node); isElement(parent); parent = parents.get(parent)) list.push(parent);
  return list;
}

/** The ids of a reference: its own, or that of the superscript around it. */
const idsOf = (link: Element, index: Index): string[] =>
  [link, ...ancestors(link, index).slice(0, 2), ...elementsIn(link), ...markBefore(link, index)].flatMap((node) =>
    [attribute(node, 'id'), node.tagName === 'a' ? attribute(node, 'name') : ''].filter(Boolean),
  );

/** Returns the empty element before a reference that has its id, as Project Gutenberg writes it. */
function markBefore(link: Element, { parents }: Index): Element[] {
  const siblings = parents.get(link)?.children ?? [];
  const before = siblings[siblings.indexOf(link) - 1];
  return isElement(before, 'a', 'span') && before.children.length === 0 ? [before] : [];
}

function leadsBack(container: Element, link: Element, index: Index): boolean {
  const ids = idsOf(link, index);
  return elementsIn(container).some((node) => node.tagName === 'a' && ids.includes(fragmentOf(node) ?? ''));
}

/** Returns the element whose content is the note: the target itself if it is a block, or the block around it. */
function containerOf(target: Element, index: Index): Element | undefined {
  const around = [target, ...ancestors(target, index)];
  const block = around.find(({ tagName }) => containers.includes(tagName));
  if (!block) return undefined;
  // Word and Substack put each note into a division, whose first paragraph has the target.
  const parent = index.parents.get(block);
  const isOwn = (node: Element) =>
    node.tagName === 'li' ||
    (node.tagName === 'div' && noteHint.test(`${attribute(node, 'id')} ${attribute(node, 'className')}`));
  const isSingle = (node: Element) =>
    elementsIn(node).filter((inner) => inner.tagName === 'a' && labelText.test(plainText([inner])) && fragmentOf(inner))
      .length <= 1;
  // a heading or a rule belongs to all notes
  const isHeaded = (node: Element) => node.children.some((child) => isElement(child, 'hr', 'h1', 'h2', 'h3', 'h4'));
  const isWhole = isElement(parent) && block !== target && isOwn(parent) && isSingle(parent) && !isHeaded(parent);
  return isWhole ? parent : block;
}

/** Returns the content of a note without the links back to the text, and without its number. */
function contentOf(note: Note, notes: readonly Note[], index: Index): ElementContent[] {
  const ids = new Set(note.references.flatMap((reference) => idsOf(reference, index)));
  const label = plainText(note.references.slice(0, 1)).replace(/[\s[\]().]/g, '');
  const isBack = (node: Element) =>
    node.tagName === 'a' &&
    (ids.has(fragmentOf(node) ?? '') ||
      (node === note.target && labelText.test(plainText([node]))) ||
      /easy-footnote-to-top|footnote-back|backref|backlink|footnote-number/.test(attribute(node, 'className')));
  const targets = new Set(notes.map(({ target }) => target));
  const strip = (parent: Element): void => {
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
  const content = note.container.children;
  while (content.length > 0 && isBlank(content.at(-1) as ElementContent)) content.pop();
  return plainText(content) === '' &&
    before !== '' &&
    content.every((node) => !isElement(node, 'p', 'div', 'img', 'figure'))
    ? []
    : content;
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

/** Removes the notes, the lists that are empty then, and the heading or rule above them. */
function removeElements(root: Root, removed: ReadonlySet<Element>, lost: string[]): void {
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
