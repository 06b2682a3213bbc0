import type { Element, ElementContent, Properties, Text } from 'hast';

/** Creates an HTML element. */
export const element = (tagName: string, properties: Properties, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

/** Creates a text node. */
export const text = (value: string): Text => ({ type: 'text', value });
