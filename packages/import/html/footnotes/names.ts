/** Temporary elements for footnotes, until a text is converted into Markdown. */
import type { Nodes } from 'hast';
import { attribute, element, isElement, text } from '../tree.ts';

/** The element that replaces a reference. Its property `label` is the label of the note. */
export const referenceName = 'footnote-reference';

/** The element that a shortcode for a note becomes: its content is the note. */
export const inlineNoteName = 'inline-note';

/**
 * Creates a reference to a note. Its text is never shown; it only keeps the white space on both sides from being removed.
 */
export const reference = (label: string) => element(referenceName, { label }, [text(label)]);

const inlineNoteClass = /(?:^|\s)(?:modern-footnotes-footnote__note|footnote_tooltip_text|sidenote|marginnote)(?:\s|$)/;

/** Whether a node within the text is a note, rather than a reference to one. */
export const isInlineNote = (node: Nodes): boolean =>
  isElement(node) && (node.tagName === inlineNoteName || inlineNoteClass.test(attribute(node, 'className')));
