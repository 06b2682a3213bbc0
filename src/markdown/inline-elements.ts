import type { ElementContent, Root } from 'hast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import { readTags } from '../values/html.ts';
import { startsRightToLeft } from '../values/bidi.ts';
import { element, text } from './elements.ts';
import { textWithoutFootnotes } from './text.ts';

/** The space keeps the reading apart from the word in the search index and in programs that don't show ruby. */
const parentheses = { start: ' (', end: ')' };

/**
 * Rehype plugin: sets the direction of emphasis that starts in Hebrew, Arabic or a similar script, since such scripts
 * are never slanted; turns `<small-caps>` into a span with a class, and adds the parentheses around the readings of
 * `<ruby>` that programs without ruby support show. At this point, Markdown has both tags as raw HTML, and MDX has them
 * as elements.
 */
export const rehypeInlineElements = () => (tree: Root) => {
  visit(tree, 'element', (node) => {
    if (node.tagName === 'em' && startsRightToLeft(textWithoutFootnotes(node))) node.properties.dir ??= 'rtl';
  });
  visit(tree, 'raw', (node, index, parent) => {
    const [tag] = readTags(node.value);
    if (tag?.name === 'small-caps') {
      const { isEnd, start } = tag;
      const nameEnd = start + (isEnd ? '</' : '<').length + tag.name.length;
      node.value = (isEnd ? '</span' : '<span class="small-caps"') + node.value.slice(nameEnd);
    }
    if (tag?.name !== 'rt' || !parent || index === undefined) return undefined;
    const siblings = parent.children;
    const isNextTo = (other: ElementContent | Root['children'][number] | undefined) =>
      other?.type === 'raw' && readTags(other.value)[0]?.name === 'rp';
    if (!tag.isEnd && !isNextTo(siblings[index - 1])) {
      siblings.splice(index, 0, { type: 'raw', value: `<rp>${parentheses.start}</rp>` });
      return [SKIP, index + 2];
    }
    if (tag.isEnd && !isNextTo(siblings[index + 1])) {
      siblings.splice(index + 1, 0, { type: 'raw', value: `<rp>${parentheses.end}</rp>` });
      return [SKIP, index + 2];
    }
    return undefined;
  });
  visit(tree as Root | MdxRoot, 'mdxJsxTextElement', (node, index, parent) => {
    if (node.name === 'small-caps') {
      node.name = 'span';
      node.attributes.push({ type: 'mdxJsxAttribute', name: 'class', value: 'small-caps' });
    }
    if (node.name !== 'rt' || !parent || index === undefined) return undefined;
    if (parent.children.some((sibling) => 'name' in sibling && sibling.name === 'rp')) return undefined;
    const parts = [element('rp', {}, [text(parentheses.start)]), node, element('rp', {}, [text(parentheses.end)])];
    parent.children.splice(index, 1, ...(parts as never[]));
    return [SKIP, index + 3];
  });
};

/** A tree with elements of MDX, which the types of hast don't know. */
interface MdxRoot {
  type: 'root';
  children: MdxJsxTextElement[];
}
