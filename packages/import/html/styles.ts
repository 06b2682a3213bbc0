import type { Element } from 'hast';
import { attribute } from './tree.ts';

/** Returns the value of a property in the style attribute of an element; empty if there is none. */
export const styleOf = (node: Element, property: string): string =>
  new RegExp(String.raw`(?:^|;)\s*${property}\s*:\s*([^;]+)`, 'i')
    .exec(attribute(node, 'style'))?.[1]
    ?.trim()
    .toLowerCase() ?? '';

/** The formats that an element has by its style. */
export function styleNames(node: Element): string[] {
  const names: string[] = [];
  if (/^(?:bold|bolder|[6-9]00)/.test(styleOf(node, 'font-weight'))) names.push('strong');
  if (/^(?:italic|oblique)/.test(styleOf(node, 'font-style'))) names.push('em');
  if (/line-through/.test(styleOf(node, 'text-decoration(?:-line)?'))) names.push('del');
  if (/^(?:all-)?small-caps/.test(styleOf(node, 'font-variant(?:-caps)?'))) names.push('small-caps');
  if (styleOf(node, 'vertical-align') === 'super') names.push('sup');
  if (styleOf(node, 'vertical-align') === 'sub') names.push('sub');
  return names;
}

/** Whether the style of an element undoes its format. Google Docs wraps whole texts in `<b>` with a normal weight. */
export const isUndone = (node: Element, name: string): boolean =>
  (name === 'strong' && /^(?:normal|[1-4]00)/.test(styleOf(node, 'font-weight'))) ||
  (name === 'em' && styleOf(node, 'font-style') === 'normal');
