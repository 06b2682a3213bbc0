import type { Nodes, Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';

/** A construct that Markdown has no syntax for, written as a directive. */
export interface Construct {
  /** A container has content (`:::name` … `:::`), a leaf only a label (`::name[label]`). */
  type: 'containerDirective' | 'leafDirective';
  /** The purpose of the label in brackets. A construct without a purpose here has no label. */
  label?: string;
  /** Whether the label is required. */
  labelRequired?: true;
  /** The attributes in braces, each with a description of its values. */
  attributes?: Readonly<Record<string, string>>;
  /** The content, for an error message. */
  content?: string;
}

/** The constructs that a text may use, by name. */
export const constructs: Readonly<Record<string, Construct>> = {
  epigraph: { type: 'containerDirective', label: 'the attribution', content: 'the quotation' },
  verse: { type: 'containerDirective', label: 'the attribution', content: 'the lines' },
  dateline: { type: 'leafDirective', label: 'the place and the date', labelRequired: true },
  salutation: { type: 'leafDirective', label: 'the greeting', labelRequired: true },
  closing: { type: 'leafDirective', label: 'the words before the name', labelRequired: true },
  signature: { type: 'leafDirective', label: 'the name', labelRequired: true },
  omission: { type: 'leafDirective', label: 'what is left out' },
  'editors-note': { type: 'containerDirective', content: 'the note' },
  table: { type: 'containerDirective', label: 'the caption', labelRequired: true, content: 'the table' },
  figure: {
    type: 'containerDirective',
    label: 'the caption',
    attributes: { credit: 'who made the image, and on what terms it is shown', link: 'an https: or http: URL' },
    content: 'the image',
  },
};

/** The parts of a letter around its paragraphs. Each is a line with words of the work. */
export const letterParts: ReadonlySet<string> = new Set(['dateline', 'salutation', 'closing', 'signature']);

/** Returns the label of a directive, and the nodes of its content without the label. */
export function partsOf({ children }: ContainerDirective): {
  label: Paragraph | undefined;
  content: ContainerDirective['children'];
} {
  const [first, ...rest] = children;
  return first?.type === 'paragraph' && (first.data as { directiveLabel?: boolean } | undefined)?.directiveLabel
    ? { label: first, content: rest }
    : { label: undefined, content: children };
}

/** Returns the only child of an only child, such as an image that is alone in its paragraph. */
export function onlyImage(content: ContainerDirective['children']) {
  const [paragraph] = content;
  if (content.length !== 1 || paragraph?.type !== 'paragraph' || paragraph.children.length !== 1) return undefined;
  const [image] = paragraph.children;
  return image?.type === 'image' ? image : undefined;
}

/**
 * Returns whether a node marks an omission: `::omission`, or a paragraph that contains only `[…]`, the mark that printed
 * texts use. Within a sentence, `[…]` is kept as it is.
 */
export function isOmission(node: Nodes): boolean {
  if (node.type === 'leafDirective') return node.name === 'omission';
  if (node.type !== 'paragraph' || node.children.length !== 1) return false;
  const [text] = node.children;
  return text?.type === 'text' && /^\[(?:…|\.\.\.|\. \. \.)\]$/.test(text.value.trim());
}
