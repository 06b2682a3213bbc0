/** Reads attributes of elements. */
import type { Element } from 'hast';
import { cleanLine } from '../text.ts';
import { attribute } from './tree.ts';

/** The language and the direction of an element, if they differ from those of the content around it. */
export type Difference = { lang?: string; dir?: string };

/** Returns the name of a form or of one of its fields, in quotation marks after a space. Empty if it has none. */
export const named = (node: Element): string => {
  const name =
    attribute(node, 'ariaLabel') ||
    attribute(node, 'placeholder') ||
    attribute(node, 'value') ||
    attribute(node, 'name') ||
    attribute(node, 'action');
  return name ? ` “${cleanLine(name)}”` : '';
};

/** Returns the listed attributes that an element has, each as one line of text. */
export function pick(node: Element, names: readonly string[]): Element['properties'] {
  return Object.fromEntries(
    names.flatMap((name) => (attribute(node, name) === '' ? [] : [[name, cleanLine(attribute(node, name))]])),
  );
}

/** Returns the language and the direction that an element declares. */
export function declared(node: Element): Difference {
  const lang = attribute(node, 'lang') || attribute(node, 'xmlLang');
  const dir = attribute(node, 'dir').toLowerCase();
  return {
    ...(/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(lang) ? { lang } : {}),
    ...(dir === 'rtl' || dir === 'ltr' ? { dir } : {}),
  };
}

export const primaryLanguage = (tag: string) => tag.toLowerCase().split('-')[0];

/** Returns the alignment of an element by its style or its WordPress class. */
export function alignOf(node: Element): Element['properties'] {
  const [, value] =
    /(?:^|;)\s*text-align\s*:\s*(left|right|center)/i.exec(attribute(node, 'style')) ??
    /has-text-align-(left|right|center)/.exec(attribute(node, 'className')) ??
    [];
  return value ? { align: value.toLowerCase() } : {};
}
