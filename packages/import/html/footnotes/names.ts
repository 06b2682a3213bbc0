/** The elements that stand for footnotes until a text becomes Markdown. */
import type { Nodes } from 'hast';
import { attribute, element, isElement, text } from '../tree.ts';

/** The element that replaces a reference. Its property `label` is that of the note. */
export const referenceName = 'footnote-reference';

/** The element that a shortcode for a note becomes: its content is the note. */
export const inlineNoteName = 'inline-note';

/** Creates a reference to a note. Its text keeps the white space on both sides of it, and is not shown. */
export const reference = (label: string) => element(referenceName, { label }, [text(label)]);

const inlineNoteClass = /(?:^|\s)(?:modern-footnotes-footnote__note|footnote_tooltip_text|sidenote|marginnote)(?:\s|$)/;

/** Whether a node within the text is a note, rather than a reference to one. */
export const isInlineNote = (node: Nodes): boolean =>
  isElement(node) && (node.tagName === inlineNoteName || inlineNoteClass.test(attribute(node, 'className')));
