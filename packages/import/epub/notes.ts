/** Brings the notes of a book, which may be in a text of their own, to the chapters that refer to them. */
import type { Element, Parents } from 'hast';
import { attribute, element, elementsIn, isElement, plainText } from '../html/tree.ts';
import { cleanLine } from '../text.ts';
import type { Chapter } from './chapters.ts';

/** The place of an element. */
interface Place {
  node: Element;
  /** The elements around it, from the inside. */
  around: Element[];
  chapter: Chapter;
}

const label = /^[\s[(]*(?:note\s*)?(?:\d{1,4}|[a-z]|[ivxlc]{1,7}|[*†‡§¶#]{1,4})[\s\])]*\.?$/i;
const noteKinds = /(?:^|\s)(?:(?:foot|end|rear)?note|doc-(?:foot|end)note)(?:\s|$)/;
const kindOf = (node: Element) => `${attribute(node, 'epub:type')} ${attribute(node, 'role')}`;

/** Moves each note in another chapter to the end of those that refer to it. Returns the chapters that notes were taken from. */
export function bringNotes(chapters: readonly Chapter[]): Set<Chapter> {
  const places = new Map<string, Place>();
  for (const chapter of chapters) index(chapter.root, [], chapter, places);
  const moved = new Map<Element, Place>();
  for (const chapter of chapters) {
    const ids = new Map<Element, string>();
    for (const link of elementsIn(chapter.root)) {
      const place = link.tagName === 'a' ? places.get(attribute(link, 'href').slice(1)) : undefined;
      if (!place || place.chapter === chapter || !label.test(plainText([link]))) continue;
      const note = noteAt(place, link, chapter, places);
      if (!note) continue;
      const id = ids.get(note) ?? `footnote-${attribute(link, 'href').slice(1)}`;
      if (!ids.has(note)) {
        ids.set(note, id);
        const copy = structuredClone(note);
        for (const inner of elementsIn(copy)) delete inner.properties.id;
        chapter.root.children.push(element('aside', { id, 'epub:type': 'footnote' }, copy.children));
      }
      link.properties.href = `#${id}`;
      moved.set(note, place);
    }
  }
  const emptied = new Set<Chapter>();
  for (const [note, { chapter }] of moved) {
    removeFrom(chapter.root, note);
    emptied.add(chapter);
  }
  return emptied;
}

function index(parent: Parents, around: Element[], chapter: Chapter, places: Map<string, Place>): void {
  for (const node of parent.children) {
    if (!isElement(node)) continue;
    const id = attribute(node, 'id');
    if (id && !places.has(id)) places.set(id, { node, around, chapter });
    index(node, [node, ...around], chapter, places);
  }
}

/** Returns the element of the note that a link in a chapter leads to. */
function noteAt({ node, around }: Place, link: Element, chapter: Chapter, places: ReadonlyMap<string, Place>) {
  const marked = [node, ...around].find((outer) => noteKinds.test(kindOf(outer)));
  if (marked) return marked;
  const block = [node, ...around].find((outer) => ['li', 'p', 'div', 'dd', 'aside'].includes(outer.tagName));
  if (!block) return undefined;
  const leadsBack = elementsIn(block).some(
    (inner) => inner.tagName === 'a' && places.get(attribute(inner, 'href').slice(1))?.chapter === chapter,
  );
  return /\bnoteref\b/.test(kindOf(link)) || leadsBack ? block : undefined;
}

function removeFrom(parent: Parents, node: Element): void {
  parent.children = (parent.children as Element[]).filter((child) => child !== node);
  for (const child of parent.children) if (isElement(child)) removeFrom(child, node);
}

/** Whether a chapter that notes were taken from has nothing left but headings. */
export function isEmptied({ root, title }: Chapter): boolean {
  const headings = elementsIn(root).filter(({ tagName }) => /^h[1-6]$/.test(tagName));
  const words = (text: string) => cleanLine(text).replace(/[^\p{L}\p{N}]+/gu, '');
  return (
    words(plainText(root.children)).length <= words(`${plainText(headings)}`).length ||
    words(plainText(root.children)) === words(title)
  );
}
