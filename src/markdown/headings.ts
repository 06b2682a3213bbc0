import type { Element, ElementContent, Root } from 'hast';
import { EXIT, visit } from 'unist-util-visit';
import { headingIds } from './anchors.ts';
import { element } from './elements.ts';
import { textWithoutFootnotes } from './text.ts';

/**
 * Rehype plugin: adds to each heading an id that is unique on its page, and makes its words a link to it, so that the
 * permalink adds no text. An empty `a` before the words has the id, since reader modes drop elements whose id has a word
 * such as "share".
 */
export const rehypeHeadings = () => (tree: Root) => {
  const idOf = headingIds();
  visit(tree, 'element', (node) => {
    if (!/^h[2-6]$/.test(node.tagName) || node.properties.id !== undefined) return;
    node.children = linked(node.children, idOf(textWithoutFootnotes(node)));
    // Astro adds an id to headings without one. It finds this property, which is not written to the page
    Object.defineProperty(node.properties, 'id', { value: '', enumerable: false });
  });
};

/**
 * Links the words of a heading up to the first mark of a note. Links can't be nested, so a heading that contains a link
 * isn't linked.
 */
function linked(children: ElementContent[], id: string): ElementContent[] {
  const end = children.findIndex(hasLink);
  const [words, rest] = end < 0 ? [children, []] : [children.slice(0, end), children.slice(end)];
  const isPlain = rest.length === 0 || (rest[0]?.type === 'element' && rest[0].tagName === 'sup');
  const permalink = isPlain && words.length > 0 ? [element('a', { href: `#${id}` }, words)] : words;
  return [element('a', { id }, []), ...permalink, ...rest];
}

function hasLink(node: ElementContent): boolean {
  let found = false;
  visit(node, (inner) => {
    found ||= (inner as Partial<Element>).tagName === 'a' || (inner as { name?: unknown }).name === 'a'; // or an `a` of MDX
    return found ? EXIT : undefined;
  });
  return found;
}

/** Returns the id of a heading, which is on its first child. */
export const headingId = ({ children: [first] }: Element): string =>
  first?.type === 'element' ? String(first.properties.id) : '';
