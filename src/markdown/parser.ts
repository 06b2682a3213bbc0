import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';

/** The GFM options of the renderer and of `parseMarkdown`: only double tildes (`~~`) mark strikethrough. */
export const gfmOptions = { singleTilde: false };

/** Parses a body as the renderer does. Throws if `mdx` is set and the body is not valid MDX; Markdown is always valid. */
export const parseMarkdown = (body: string, { mdx = false } = {}): Root =>
  fromMarkdown(body, {
    extensions: [gfm(gfmOptions), ...(mdx ? [mdxjs()] : [])],
    mdastExtensions: [gfmFromMarkdown(), ...(mdx ? [mdxFromMarkdown()] : [])],
  });
