import type { Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/** Removes the comments that are closed from HTML. */
export function withoutComments(html: string): string {
  let text = '';
  let from = 0;
  for (;;) {
    const start = html.indexOf('<!--', from);
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
