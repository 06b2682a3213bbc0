/** Converts form fields, which our Markdown doesn't support. */
import type { Element, ElementContent } from 'hast';
import { named } from './attributes.ts';
import { styleOf } from './styles.ts';
import { attribute, plainText, text } from './tree.ts';

/** Reports a field and its words as lost. Returns no nodes. */
export function formField(node: Element, name: string, lost: string[]): ElementContent[] {
  const words = plainText([node]);
  lost.push(`form field ${name}${named(node)}${words ? ` with “${words}”` : ''}`);
  return [];
}

/** Converts a check box into a symbol, since our Markdown has no task lists, and reports other visible fields as lost. */
export function input(node: Element, lost: string[]): ElementContent[] {
  const type = attribute(node, 'type');
  if (type === 'checkbox') return isToggle(node) ? [] : [text(node.properties.checked ? '☑ ' : '☐ ')];
  if (type !== 'hidden') lost.push(`form field${named(node)}`);
  return [];
}

/** Whether a check box only shows and hides a part of the page. */
const isToggle = (node: Element): boolean =>
  attribute(node, 'role') === 'button' ||
  node.properties.hidden !== undefined ||
  styleOf(node, 'display') === 'none' ||
  /toggle/i.test(attribute(node, 'className'));
