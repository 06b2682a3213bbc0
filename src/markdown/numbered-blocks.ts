import type { Node, Parents, Root, RootContent } from 'mdast';
import { EXIT, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { messages, say } from '../messages/index.ts';
import { anchorPins } from '../schemas/anchors.ts';
import { blockText, figures, type NumberedBlock, numberedBlocks } from './blocks.ts';

/** The minimum length in characters of a first paragraph that fills the three lines of a drop cap on any screen. */
const dropCapMinLength = 250;

/**
 * Remark plugin: numbers the blocks of a work's text (`id="p3"`), adds a permalink to each, and gives figures an id. The
 * permalink comes first, since the Tab key should reach it before the links in the block, which are further down the
 * page. A block other than a paragraph is wrapped, since a permalink can't be a direct child of a list or table. The
 * wrapper is a `section`, since reader modes drop a `div` that is short or has many links. Marks a long first paragraph
 * for a drop cap. Editor's notes are not numbered.
 */
export const remarkNumberedBlocks = () => (tree: Root, file: VFile) => {
  const { extent, anchors }: Record<string, unknown> = file.data.astro?.frontmatter ?? {};
  if (extent !== 'excerpt' && extent !== 'full') return;
  figures(tree).forEach((node, index) => setProperties(node, { id: `figure-${index + 1}` }));
  const pins = anchorPins().safeParse(anchors).data; // the content check reports invalid ones
  for (const block of numberedBlocks(tree, pins)) {
    const { node, anchor, aliases } = block;
    const targets = aliases.map((id) => element('a', { id }));
    if (node.type === 'paragraph' || node.type === 'leafDirective') {
      const isDropCap = node === tree.children[0] && blockText(node).length >= dropCapMinLength;
      setProperties(node, { id: anchor, ...(isDropCap && { className: ['drop-cap'] }) });
      // Firefox shows no drop cap after an element
      const isLast = isDropCap && !hasLink(node);
      const link = permalink(block);
      setChildren(node, isLast ? [...targets, ...node.children, link] : [...targets, link, ...node.children]);
    } else {
      const wrapper = element('section', { id: anchor });
      setChildren(wrapper, [...targets, permalink(block), node]);
      tree.children[tree.children.indexOf(node)] = wrapper as RootContent;
    }
  }
};

/** Returns whether a block has a link or a mark of a note. */
function hasLink(block: Node): boolean {
  let found = false;
  visit(block, ['link', 'linkReference', 'footnoteReference'], () => {
    found = true;
    return EXIT;
  });
  return found;
}

type Properties = Record<string, string | string[]>;

/** Adds properties to the element that a node becomes. */
function setProperties(node: Node, properties: Properties): void {
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, ...properties } };
}

/** Sets the children of a node. Some are of a type that mdast doesn't know. */
function setChildren(parent: Parents, children: readonly Node[]): void {
  parent.children = children as typeof parent.children;
}

/** Creates a node that becomes an HTML element: https://github.com/syntax-tree/mdast-util-to-hast#fields-on-nodes */
const element = (tagName: string, hProperties: Properties): Parents =>
  ({ type: 'numbering', data: { hName: tagName, hProperties }, children: [] }) as unknown as Parents;

/**
 * Returns the permalink of a block. It is empty: CSS shows the number, so copied text doesn't contain it. All permalinks
 * have the same title (a tooltip), which compresses well; the accessible name contains the number.
 */
function permalink({ anchor }: NumberedBlock): Parents {
  const number = anchor.slice(1);
  return element('a', {
    className: ['paragraph-number'],
    title: messages.text.permalink,
    ariaLabel: say(messages.text.paragraph, { number }),
    dataNumber: number,
    href: `#${anchor}`,
  });
}
