import { unified } from '@astrojs/markdown-remark';
import remarkGfm from 'remark-gfm';
import { constructHandlers } from './constructs.ts';
import { rehypeHeadings } from './headings.ts';
import { rehypeInlineElements } from './inline-elements.ts';
import { rehypeNumberedParagraphs } from './numbered-paragraphs.ts';
import { rehypeOutline } from './outline.ts';
import { gfmOptions, remarkDirectives } from './parser.ts';
import { rehypeFigures } from './figures.ts';
import { rehypeSidenotes } from './sidenotes.ts';
import { rehypeTables } from './tables.ts';

/**
 * The Markdown processor for `.md` and `.mdx` files. Astro's own GFM is off because it takes no options, and smart
 * punctuation is off because works are quoted verbatim.
 */
export const markdown = unified({
  gfm: false,
  smartypants: false,
  remarkPlugins: [[remarkGfm, gfmOptions], remarkDirectives],
  remarkRehype: { clobberPrefix: '', handlers: constructHandlers },
  rehypePlugins: [
    rehypeInlineElements,
    rehypeFigures,
    rehypeOutline,
    rehypeHeadings,
    rehypeNumberedParagraphs,
    rehypeSidenotes,
    rehypeTables,
  ],
});
