/** Copies the notes of a book, which may be in a separate file, to the chapters that refer to them. */
import type { Element, Parents } from 'hast';
import { removeElements } from '../html/footnotes/content.ts';
import { attribute, element, elementsIn, isElement, plainText } from '../html/tree.ts';
import type { Chapter } from './chapters.ts';

/** The place of an element. */
interface Place {
  node: Element;
  /** The elements around it, from the inside out. */
  around: Element[];
  chapter: Chapter;
}

const label = /^[\s[(]*(?:note\s*)?(?:\d{1,4}|[a-z]|[ivxlc]{1,7}|[*†‡§¶#]{1,4})[\s\])]*\.?$/i;
const noteKinds = /(?:^|\s)(?:(?:foot|end|rear)?note|doc-(?:foot|end)note)(?:\s|$)/;
const kindOf = (node: Element) => `${attribute(node, 'epub:type')} ${attribute(node, 'role')}`;

/**
 * Moves each note from another chapter to the end of each chapter that refers to it. Returns the chapters that contained
 * only such notes.
 */
export function bringNotes(chapters: readonly Chapter[], lost: string[]): Set<Chapter> {
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
  const sources = new Set([...moved.values()].map(({ chapter }) => chapter));
  // removes the heading above notes too if none are left
  for (const { root } of sources) removeElements(root, new Set(moved.keys()), lost);
  return new Set([...sources].filter((chapter) => isEmptied(chapter)));
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

/** Whether only headings are left in a chapter. */
function isEmptied({ root }: Chapter): boolean {
  const headings = elementsIn(root).filter(({ tagName }) => /^h[1-6]$/.test(tagName));
  return plainText(root.children) === headings.map((heading) => plainText([heading])).join(' ');
}
