/** Points the links of a book to its chapters, and to the headings in them. */
import type { Element, Parents, Root } from 'hast';
import type { ImportedEntry } from '../entry.ts';
import { attribute, elementsIn, isElement, plainText } from '../html/tree.ts';
import { keyOf, partsOf } from '../parts.ts';
import { decodeEscapes } from '../site.ts';
import { shorten } from '../text.ts';
import type { Chapter } from './chapters.ts';

/** The start of temporary addresses for parts of a book, until their articles have ids. */
const place = 'https://book.invalid/';

/** The target of an id: a chapter, or a heading in it. */
interface Anchor {
  chapter: Chapter;
  heading: Element | undefined;
}

const isHeading = (node: Element) => /^h[1-6]$/.test(node.tagName);

/** Returns the targets in all chapters, by id. Call it before titles are removed. */
export function anchorsIn(chapters: readonly Chapter[]): Map<string, Anchor> {
  const anchors = new Map<string, Anchor>();
  const walk = (parent: Parents, chapter: Chapter, around: Element | undefined): void => {
    for (const node of parent.children) {
      if (!isElement(node)) continue;
      const inside = elementsIn(node).find((inner) => isHeading(inner));
      const isFirst = inside && plainText([node]).startsWith(plainText([inside]));
      const heading = around ?? (isHeading(node) ? node : isFirst ? inside : undefined);
      const id = attribute(node, 'id');
      if (id && !anchors.has(id)) anchors.set(id, { chapter, heading });
      walk(node, chapter, around ?? (isHeading(node) ? node : undefined));
    }
  };
  for (const chapter of chapters) walk(chapter.root, chapter, undefined);
  return anchors;
}

const linksIn = (root: Root) =>
  elementsIn(root).filter((node) => node.tagName === 'a' && attribute(node, 'href').startsWith('#'));

/** Points links within a book that becomes one text to its headings. */
export function linkHeadings(root: Root, anchors: ReadonlyMap<string, Anchor>): void {
  for (const link of linksIn(root)) {
    const { heading } = anchors.get(attribute(link, 'href').slice(1)) ?? {};
    if (!heading) continue;
    heading.properties.id ||= attribute(link, 'href').slice(1);
    link.properties.href = `#${attribute(heading, 'id')}`;
  }
}

/** Replaces links to other chapters with temporary addresses, until their articles have ids. */
export function markLinks(root: Root): void {
  const ids = new Set(elementsIn(root).map((node) => attribute(node, 'id')));
  for (const link of linksIn(root)) {
    const id = attribute(link, 'href').slice(1);
    if (!ids.has(id)) link.properties.href = place + encodeURIComponent(id);
  }
}

/** A chapter and its article, with everything that was lost from it. */
interface Made {
  chapter: Chapter;
  entry: ImportedEntry;
  losses: string[];
}

/** Points the links between chapters to their articles. Links to parts that are not imported become plain text. */
export function linkChapters(made: readonly Made[], anchors: ReadonlyMap<string, Anchor>): void {
  const byChapter = new Map(
    made.map(({ chapter, entry }) => [
      chapter,
      { id: entry.id, headings: partsOf(entry.body, entry.mdx ?? false).headings },
    ]),
  );
  const addressOf = (target: string): string | undefined => {
    const anchor = anchors.get(target);
    const found = anchor && byChapter.get(anchor.chapter);
    const heading = anchor?.heading && found?.headings.get(keyOf(plainText([anchor.heading])));
    return found && `../${found.id}/${heading === undefined ? '' : `#${heading}`}`;
  };
  for (const { entry, losses } of made)
    entry.body = entry.body.replace(
      /\[((?:[^[\]\\]|\\.)*)\]\(https:\/\/book\.invalid\/([^\s)]+)\)/g,
      (_, label: string, target: string) => {
        const address = addressOf(decodeEscapes(target) ?? target);
        if (address !== undefined) return `[${label}](${address})`;
        losses.push(`link to a part of the book that is not imported: “${shorten(label, 60)}”`);
        return label;
      },
    );
}
