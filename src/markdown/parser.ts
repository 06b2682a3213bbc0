import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';

/** The options of GFM, for the renderer and the parser alike: a single tilde is no strikethrough. */
export const gfmOptions = { singleTilde: false };

/** Parses Markdown, or MDX, as the renderer does. Throws where the text is not valid MDX. */
export const parseMarkdown = (text: string, { mdx = false } = {}): Root =>
  fromMarkdown(text, {
    extensions: [gfm(gfmOptions), ...(mdx ? [mdxjs()] : [])],
    mdastExtensions: [gfmFromMarkdown(), ...(mdx ? [mdxFromMarkdown()] : [])],
  });
