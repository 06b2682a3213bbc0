import { unified } from '@astrojs/markdown-remark';
import remarkGfm from 'remark-gfm';
import { rehypeHeadings } from './headings.ts';
import { rehypeNumberedParagraphs } from './numbered-paragraphs.ts';
import { rehypeOutline } from './outline.ts';
import { gfmOptions } from './parser.ts';
import { rehypeFigures } from './figures.ts';
import { rehypeSideNotes } from './side-notes.ts';
import { rehypeTables } from './tables.ts';

/**
 * How Markdown and MDX become HTML, the same for both. GFM is named here for its options (a single tilde is no
 * strike-through), and words of others keep the punctuation that they came with.
 */
export const markdown = unified({
  gfm: false,
  smartypants: false,
  remarkPlugins: [[remarkGfm, gfmOptions]],
  remarkRehype: { clobberPrefix: '' },
  rehypePlugins: [
    rehypeFigures,
    rehypeOutline,
    rehypeHeadings,
    rehypeNumberedParagraphs,
    rehypeSideNotes,
    rehypeTables,
  ],
});
