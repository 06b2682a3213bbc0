import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';

/** The GFM options of the renderer and of `parseMarkdown`: only double tildes (`~~`) mark strikethrough. */
export const gfmOptions = { singleTilde: false };

/**
 * The syntax that this site adds to GFM: directives on lines of their own (`:::name` and `::name`; `:name` within a
 * paragraph stays text), and no code by indentation, which verse and plays have for other reasons.
 */
const ownSyntax = () => [{ flow: directive().flow ?? {} }, { disable: { null: ['codeIndented'] } }];

/** Turns directives into nodes. `data.position` of a container lacks `closing` if its closing colons are missing. */
const ownNodes = () => directiveFromMarkdown({ verbose: true });

/** Parses a body as the renderer does. Throws if `mdx` is set and the body is not valid MDX; Markdown is always valid. */
export const parseMarkdown = (body: string, { mdx = false } = {}): Root =>
  fromMarkdown(body, {
    extensions: [...(mdx ? [mdxjs()] : []), gfm(gfmOptions), ...ownSyntax()],
    mdastExtensions: [...(mdx ? [mdxFromMarkdown()] : []), gfmFromMarkdown(), ownNodes()],
  });

/** Remark plugin: adds the site's own syntax to a processor that has GFM. */
export function remarkDirectives(this: { data: () => object }): void {
  const data: { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] } = this.data();
  (data.micromarkExtensions ??= []).push(...ownSyntax());
  (data.fromMarkdownExtensions ??= []).push(ownNodes());
}
