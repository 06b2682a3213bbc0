import type { Root } from 'hast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { EXIT, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { textWithoutNotes } from './text.ts';

/** What a text looks like from outside. */
export interface Outline {
  /** The first paragraph, as plain text. */
  opening: string;
  /** Whether the last paragraph stops in mid-sentence. */
  breaksOff: boolean;
  /** The labels of the pictures that the source had there and that are not held. */
  missingImages: string[];
  /** How many paragraphs it has. */
  paragraphs: number;
  /** Whether it has no words: it may be empty, or consist of pictures. */
  wordless: boolean;
  /** Whether there is nothing to show. */
  empty: boolean;
}

interface MdxRoot {
  type: 'root';
  children: MdxJsxFlowElement[];
}

/** Rehype plugin: leaves the outline of a text in its frontmatter, as `outline`. It runs before others add to the text. */
export const rehypeOutline = () => (tree: Root, file: VFile) => {
  const paragraphs = tree.children
    .filter((node) => node.type === 'element' && node.tagName === 'p')
    .map(textWithoutNotes);
  const missingImages: string[] = [];
  visit(tree as Root | MdxRoot, 'mdxJsxFlowElement', ({ name, attributes }) => {
    if (name !== 'MissingImage') return;
    for (const attribute of attributes)
      if ('name' in attribute && attribute.name === 'label' && typeof attribute.value === 'string')
        missingImages.push(attribute.value);
  });
  const outline: Outline = {
    missingImages,
    paragraphs: paragraphs.length,
    wordless: !hasWords(tree),
    empty: tree.children.length === 0,
    opening: paragraphs[0] ?? '',
    breaksOff: !/[.!?…:]["'”’»)\]\s]*$/u.test(paragraphs.at(-1) ?? '.'),
  };
  const { astro } = file.data;
  if (astro) astro.frontmatter = { ...astro.frontmatter, outline };
};

function hasWords(tree: Root): boolean {
  let found = false;
  visit(tree, 'text', ({ value }) => {
    if (value.trim() === '') return undefined;
    found = true;
    return EXIT;
  });
  return found;
}
