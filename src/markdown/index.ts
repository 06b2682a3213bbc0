import { unified } from '@astrojs/markdown-remark';
import remarkGfm from 'remark-gfm';
import { rehypeCellAlignment } from './cell-alignment.ts';
import { remarkOutline } from './outline.ts';

/**
 * How Markdown and MDX become HTML, the same for both. GFM is named here for its options (a single tilde is no
 * strike-through), and words of others keep the punctuation that they came with.
 */
export const markdown = unified({
  gfm: false,
  smartypants: false,
  remarkPlugins: [[remarkGfm, { singleTilde: false }], remarkOutline],
  rehypePlugins: [rehypeCellAlignment],
});
