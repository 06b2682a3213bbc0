import type { Root } from 'hast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { EXIT, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { anchorPattern } from '../schemas/anchors.ts';
import { textWithoutFootnotes } from './text.ts';

/** Facts about a body that pages need in addition to its HTML. */
export interface Outline {
  /** The first paragraph, as plain text. */
  opening: string;
  /** Whether the last paragraph ends in mid-sentence. */
  breaksOff: boolean;
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
  const paragraphs = tree.children
    .filter((node) => node.type === 'element' && node.tagName === 'p')
    .map(textWithoutFootnotes);
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
    wordless: !hasText(tree),
    empty: tree.children.length === 0,
    opening: paragraphs[0] ?? '',
    breaksOff: !/[.!?…:]["'”’»)\]\s]*$/u.test(paragraphs.at(-1) ?? '.'),
  };
  const { astro } = file.data;
  if (astro) astro.frontmatter = { ...astro.frontmatter, outline };
};

const blockNumbers = (tree: Root): string[] =>
  tree.children.flatMap((node) => {
    const { id } = node.type === 'element' ? node.properties : {};
    return typeof id === 'string' && anchorPattern.test(id) ? [id.slice(1)] : [];
  });

function hasText(tree: Root): boolean {
  let found = false;
  visit(tree, 'text', ({ value }) => {
    if (value.trim() === '') return undefined;
    found = true;
    return EXIT;
  });
  return found;
}
