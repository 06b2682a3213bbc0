import type { Element, ElementContent, Properties, Text } from 'hast';

/** Makes an element of HTML. */
export const element = (tagName: string, properties: Properties, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

/** Makes a text node. */
export const text = (value: string): Text => ({ type: 'text', value });
