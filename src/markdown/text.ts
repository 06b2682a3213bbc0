import type { Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** Returns the text of a node without the numbers of footnote references. */
export function textWithoutFootnotes(node: Root['children'][number]): string {
  let text = '';
  visit(node, (descendant) => {
    if (descendant.type === 'element' && descendant.properties.dataFootnoteRef !== undefined) return SKIP;
    if (descendant.type === 'text') text += descendant.value;
    return undefined;
  });
  return text;
}
