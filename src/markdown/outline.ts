import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { VFile } from 'vfile';

/** What a text looks like from outside. */
export interface Outline {
  /** The first paragraph, as plain text. */
  opening: string;
  /** Whether the last paragraph stops in mid-sentence. */
  breaksOff: boolean;
}

/** Remark plugin: leaves the outline of a text in its frontmatter, as `outline`. */
export const remarkOutline = () => (tree: Root, file: VFile) => {
  const paragraphs = tree.children.filter(({ type }) => type === 'paragraph').map((node) => textOf(node));
  const outline: Outline = {
    opening: paragraphs[0] ?? '',
    breaksOff: !/[.!?…:]["'”’»)\]\s]*$/u.test(paragraphs.at(-1) ?? '.'),
  };
  const { astro } = file.data;
  if (astro) astro.frontmatter = { ...astro.frontmatter, outline };
};
