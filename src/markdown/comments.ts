import type { Root } from 'mdast';
import { readTags } from '../values/html.ts';
import { SKIP, visit } from 'unist-util-visit';

/** Removes closed comments from HTML. Text within a tag that looks like a comment is part of an attribute, and is kept. */
export function withoutComments(html: string): string {
  const tags = readTags(html);
  const isInTag = (offset: number) => tags.some(({ start, end }) => start < offset && offset < end);
  let text = '';
  let from = 0;
  let searched = 0;
  for (;;) {
    const start = html.indexOf('<!--', Math.max(from, searched));
    if (isInTag(start)) {
      searched = start + 1;
      continue;
    }
    const end = start < 0 ? -1 : html.indexOf('-->', start + '<!'.length); // `<!-->` is a comment
    if (end < 0) return text + html.slice(from);
    text += html.slice(from, start);
    from = end + '-->'.length;
  }
}

/** Remark plugin: removes HTML comments, so that pages and feeds don't publish them. */
export const remarkComments = () => (tree: Root) =>
  visit(tree, 'html', (node, index, parent) => {
    if (!parent || index === undefined || !node.value.includes('<!--')) return undefined;
    node.value = withoutComments(node.value);
    if (node.value.trim() !== '') return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
