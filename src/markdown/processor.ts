import { unified } from '@astrojs/markdown-remark';
import remarkGfm from 'remark-gfm';
import { env } from '../env.ts';
import { remarkBasePath } from './base-path.ts';
import { remarkComments } from './comments.ts';
import { remarkInlineParagraphs } from './inline-paragraphs.ts';
import { constructHandlers } from './constructs.ts';
import { rehypeHeadings } from './headings.ts';
import { rehypeInlineElements } from './inline-elements.ts';
import { remarkNumberedBlocks } from './numbered-blocks.ts';
import { rehypeOutline } from './outline.ts';
import { gfmOptions, remarkDirectives } from './parser.ts';
import { remarkParsedTexts } from './parsed-texts.ts';
import { rehypeFigures } from './figures.ts';
import { rehypeNotes } from './notes.ts';
import { rehypeScrollRegions } from './scroll-regions.ts';

/**
 * The Markdown processor for `.md` and `.mdx` files. Astro's own GFM is off because it has no options, and smart
 * punctuation is off because works are quoted verbatim.
 */
export const markdown = unified({
  gfm: false,
  smartypants: false,
  remarkPlugins: [
    [remarkGfm, gfmOptions],
    remarkDirectives,
    remarkParsedTexts(env.releaseFindings),
    remarkInlineParagraphs,
    remarkComments,
    [remarkBasePath, env.basePath],
    remarkNumberedBlocks, // must be last, because it wraps blocks
  ],
  remarkRehype: { clobberPrefix: '', handlers: constructHandlers },
  rehypePlugins: [rehypeInlineElements, rehypeFigures, rehypeHeadings, rehypeOutline, rehypeNotes, rehypeScrollRegions],
});
