import type { Nodes, Paragraph, Root } from 'mdast';
import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

const line = /\p{L}[\p{L}\p{M}\p{N} ,;:.'’‘"“”()?!–—-]*/u.source;
const plain = new RegExp(`^\\n*(?!import |export )${line}(?:\\n(?!import |export )${line})*\\n*$`, 'u');
const other = /[Ww]{3}\.| (?:\n|$)|(?<!\S)\S{200}/;
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
      paragraphs.push(block.replace(/^\n+|\n+$/g, ''));
      return block.replace(/[^\n]+/g, mark).replace(mark, `${mark}${paragraphs.length - 1}`);
    })
    .join('\n\n');
  return { rest, paragraphs };
}

/** The tree of a text that consists of nothing but plain paragraphs; `undefined` where there is more in it. */
export function plainTree({ rest, paragraphs }: ReturnType<typeof setAside>): Root | undefined {
  if (!onlyMarks.test(rest)) return undefined;
  const children = paragraphs.map((value): Paragraph => ({ type: 'paragraph', children: [{ type: 'text', value }] }));
  return { type: 'root', children };
}

const onlyMarks = new RegExp(`^(?:\\n|${mark}\\d*)*$`);

type Parser = (markdown: string, file: VFile) => Node;

/** Remark plugin: parses a text without its plain paragraphs, and puts them back as they stood. */
export function remarkPlainParagraphs(this: { parser?: Parser | undefined }): void {
  const { parser } = this;
  if (!parser) throw new Error('Plain paragraphs are set aside before something parses the rest');
  this.parser = (markdown: string, file: VFile) => {
    const parts = setAside(markdown);
    const tree = plainTree(parts) ?? (parser(parts.rest, file) as Nodes);
    if (parts.paragraphs.length > 0)
      visit(tree, (node) => {
        if (!('value' in node)) return;
        node.value = node.value.replace(marks, (_, number: string) => parts.paragraphs[Number(number)] ?? '');
      });
    return tree;
  };
}

const marks = new RegExp(`${mark}(\\d+)(?:\\n${mark})*`, 'g');
