import type { Element, ElementContent } from 'hast';
import { element, hasBlock, isBlank, isBlock, isElement } from './tree.ts';

/** Wraps nodes in an inline element. In blocks, wraps their content instead. */
export function pushDown(
  name: string,
  properties: Element['properties'],
  nodes: readonly ElementContent[],
): ElementContent[] {
  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  const flush = () => {
    if (run.some((node) => !isBlank(node))) result.push(element(name, properties, run));
    else result.push(...run);
    run = [];
  };
  for (const node of nodes) {
    if (!hasBlock(node) || !isElement(node)) {
      run.push(node);
      continue;
    }
    flush();
    const isOpaque = ['pre', 'hr', 'table'].includes(node.tagName) || (/^h\d$/.test(node.tagName) && name === 'strong');
    if (isOpaque) result.push(node);
    else if (isBlock(node) || node.tagName === 'epigraph')
      result.push({ ...node, children: pushDown(name, properties, node.children) });
    else result.push(...pushDown(node.tagName, node.properties, pushDown(name, properties, node.children)));
  }
  flush();
  return result;
}
