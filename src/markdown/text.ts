import type { Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** The words of a part of a text, without the marks of its notes. */
export function textWithoutNotes(part: Root['children'][number]): string {
  let text = '';
  visit(part, (node) => {
    if (node.type === 'element' && node.properties.dataFootnoteRef !== undefined) return SKIP;
    if (node.type === 'text') text += node.value;
    return undefined;
  });
  return text;
}
