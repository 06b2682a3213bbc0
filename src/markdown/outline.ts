import type { Element, Root } from 'hast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { EXIT, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { anchorPattern } from '../schemas/anchors.ts';
import { textWithoutFootnotes } from './text.ts';

/** Facts about a body that pages need in addition to its HTML. */
export interface Outline {
  /** The first paragraph or verse, as plain text on one line. */
  opening: string;
  /** Whether the last paragraph ends in mid-sentence. */
  breaksOff: boolean;
  /** The number of places at which something is left out. */
  omissions: number;
  /** The labels of images that the source has and this site doesn't. */
  missingImages: string[];
  /** The number of a block that an example of a citation can name: the third or the last. Empty if none is numbered. */
  exampleNumber: string;
  /** Whether there is no text, although there may be images. */
  wordless: boolean;
  /** Whether there is nothing to show. */
  empty: boolean;
}

/** A tree with elements of MDX, which the types of hast don't know. */
interface MdxRoot {
  type: 'root';
  children: MdxJsxFlowElement[];
}

/** Rehype plugin: stores the outline of a body in its frontmatter, as `outline`. Runs before plugins that add text. */
export const rehypeOutline = () => (tree: Root, file: VFile) => {
  const blocks = tree.children.map(withoutNumber).filter((node) => isParagraph(node) || isVerse(node));
  const last = blocks.findLast(isParagraph);
  let omissions = 0;
  visit(tree, 'element', (node) => {
    if (hasClass(node, 'omission')) omissions += 1;
  });
  const missingImages: string[] = [];
  visit(tree as Root | MdxRoot, 'mdxJsxFlowElement', ({ name, attributes }) => {
    if (name !== 'MissingImage') return;
    for (const attribute of attributes)
      if ('name' in attribute && attribute.name === 'label' && typeof attribute.value === 'string')
        missingImages.push(attribute.value);
  });
  const outline: Outline = {
    missingImages,
    exampleNumber: blockNumbers(tree).slice(0, 3).at(-1) ?? '',
    omissions,
    wordless: !hasText(tree),
    empty: tree.children.length === 0,
    opening: blocks[0] ? textWithoutFootnotes(blocks[0]).replace(/\s+/g, ' ').trim() : '',
    // verse often ends without a full stop
    breaksOff: last !== undefined && last === blocks.at(-1) && endsInMidSentence(textWithoutFootnotes(last)),
  };
  const { astro } = file.data;
  if (astro) astro.frontmatter = { ...astro.frontmatter, outline };
};

/** Returns whether a text has no punctuation at its end. */
export const endsInMidSentence = (text: string): boolean => !/[.!?…:]["'”’»)\]\s]*$/u.test(text);

/** Returns a block without the element around it that has its number. */
const withoutNumber = (node: Root['children'][number]): Root['children'][number] =>
  node.type === 'element' && node.tagName === 'div' && anchorPattern.test(String(node.properties.id))
    ? (node.children.find((child) => child.type === 'element' && child.tagName !== 'a') ?? node)
    : node;

const blockNumbers = (tree: Root): string[] =>
  tree.children.flatMap((node) => {
    const { id } = node.type === 'element' ? node.properties : {};
    return typeof id === 'string' && anchorPattern.test(id) ? [id.slice(1)] : [];
  });

const isParagraph = (node: Root['children'][number]): boolean => node.type === 'element' && node.tagName === 'p';

const isVerse = (node: Root['children'][number]): boolean => node.type === 'element' && hasClass(node, 'verse');

const hasClass = ({ properties: { className } }: Element, name: string): boolean =>
  Array.isArray(className) && className.includes(name);

function hasText(tree: Root): boolean {
  let found = false;
  visit(tree, 'text', ({ value }) => {
    if (value.trim() === '') return undefined;
    found = true;
    return EXIT;
  });
  return found;
}
