/** Converts the fields of forms, which our Markdown has no place for. */
import type { Element, ElementContent } from 'hast';
import { named } from './attributes.ts';
import { styleOf } from './styles.ts';
import { attribute, plainText, text } from './tree.ts';

/** Reports a field with its words. Returns no nodes. */
export function formField(node: Element, name: string, lost: string[]): ElementContent[] {
  const words = plainText([node]);
  lost.push(`form field ${name}${named(node)}${words ? ` with “${words}”` : ''}`);
  return [];
}

/** Converts a check box into a symbol, since our Markdown has no lists of tasks, and reports other fields that readers see. */
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
