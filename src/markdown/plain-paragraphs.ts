import type { Nodes } from 'mdast';
import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

const line = /\p{L}[\p{L}\p{M}\p{N} ,;:.'’‘"“”()?!–—-]*/u.source;
const plain = new RegExp(`^(?!import |export )${line}(?:\\n(?!import |export )${line})*\\n?$`, 'u');
const other = /www\.| (?:\n|$)|\S{200}/i;
/** A sign of no meaning of its own: https://www.unicode.org/faq/private_use.html */
const mark = '\uE000';

/**
 * Takes out of a text the paragraphs that hold nothing but letters and common punctuation: they are most of a library,
 * no sign in them means anything in Markdown or MDX, and to parse them takes most of the time of a build. Each line
 * stays a line, with a mark in it.
 */
export function setAside(markdown: string): { rest: string; paragraphs: string[] } {
  const paragraphs: string[] = [];
  if (markdown.includes(mark)) return { rest: markdown, paragraphs };
  const rest = markdown
    .split('\n\n')
    .map((block) => {
      if (!plain.test(block) || other.test(block)) return block;
      paragraphs.push(block.replace(/\n$/, ''));
      return block.replace(/[^\n]+/g, mark).replace(mark, `${mark}${paragraphs.length - 1}`);
    })
    .join('\n\n');
  return { rest, paragraphs };
}

type Parser = (markdown: string, file: VFile) => Node;

/** Remark plugin: parses a text without its plain paragraphs, and puts them back as they stood. */
export function remarkPlainParagraphs(this: { parser?: Parser | undefined }): void {
  const { parser } = this;
  if (!parser) throw new Error('Plain paragraphs are set aside before something parses the rest');
  this.parser = (markdown: string, file: VFile) => {
    const { rest, paragraphs } = setAside(markdown);
    const tree = parser(rest, file) as Nodes;
    if (paragraphs.length > 0)
      visit(tree, (node) => {
        if (!('value' in node)) return;
        node.value = node.value.replace(
          new RegExp(`${mark}(\\d+)(?:\\n${mark})*`, 'g'),
          (_, number: string) => paragraphs[Number(number)] ?? '',
        );
      });
    return tree;
  };
}
