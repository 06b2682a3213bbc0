/** Converts the paragraphs of a document into blocks of HTML, according to the purposes in their classes. */
import type { Element, ElementContent, Root } from 'hast';
import { attribute, element, elementsIn, isBlank, isElement, plainText, text } from '../html/tree.ts';
import { cleanLine } from '../text.ts';
import { classOf, type Purpose, purposes } from './styles.ts';

/** The title, authors and subtitle in the text of a document. */
export interface FrontMatter {
  title: string | undefined;
  /** The lines that name the authors. */
  authors: string[];
  subtitle: string | undefined;
}

const purposeOf = (node: ElementContent): Purpose | undefined =>
  isElement(node) ? purposes.find((purpose) => attribute(node, 'className') === classOf(purpose)) : undefined;

const isEmptyParagraph = (node: ElementContent | undefined): boolean =>
  isElement(node, 'p') && plainText([node]) === '' && elementsIn(node).every(({ tagName }) => tagName === 'br');

/**
 * Extracts the title, the subtitle and the authors from a document, and wraps verse, quotations, code, and pictures with
 * captions in the right elements. Changes the tree.
 */
export function finishHtml(root: Root): FrontMatter {
  const children = (root.children as ElementContent[]).filter((node) => !isBlank(node));
  const lines = (purpose: Purpose) =>
    children.filter((node) => purposeOf(node) === purpose).map((node) => cleanLine(plainText([node])));
  const rest = children.filter((node) => !['title', 'subtitle', 'author'].includes(purposeOf(node) ?? ''));
  const first = rest.findIndex((node) => !isEmptyParagraph(node));
  const [heading] = lines('title').length === 0 && isElement(rest[first], 'h1') ? rest.splice(first, 1) : [];
  root.children = runsOf(withCaptions(rest)).flatMap((run) => wrapped(run));
  return {
    title: (heading ? cleanLine(plainText([heading])) : lines('title').join(' ')) || undefined,
    authors: lines('author').filter(Boolean),
    subtitle: lines('subtitle').join(' ') || undefined,
  };
}

/** Adjacent blocks with the same purpose. */
interface Run {
  purpose: Purpose | undefined;
  nodes: ElementContent[];
}

function runsOf(nodes: readonly ElementContent[]): Run[] {
  const runs: Run[] = [];
  nodes.forEach((node, index) => {
    const before = runs.at(-1);
    const next = nodes[index + 1];
    // an empty paragraph between two verse paragraphs ends a stanza
    const isStanzaEnd =
      isEmptyParagraph(node) && before?.purpose === 'verse' && next !== undefined && purposeOf(next) === 'verse';
    const purpose = isStanzaEnd ? 'verse' : purposeOf(node);
    if (before && before.purpose === purpose) before.nodes.push(node);
    else runs.push({ purpose, nodes: [node] });
  });
  return runs;
}

function wrapped({ purpose, nodes }: Run): ElementContent[] {
  switch (purpose) {
    case 'verse':
      return [element('div', { className: ['verse'] }, nodes)];
    case 'quotation':
      return [element('blockquote', {}, nodes)];
    case 'epigraph':
      return [element('div', { className: ['epigraph'] }, nodes)];
    case 'code':
      return [
        element(
          'pre',
          {},
          nodes.flatMap((node) => [...(isElement(node) ? node.children : []), text('\n')]),
        ),
      ];
    default:
      return nodes;
  }
}

/** Wraps each caption and its picture in a figure, or puts the caption into its table. */
function withCaptions(nodes: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let table: Element | undefined;
  nodes.forEach((node, index) => {
    const before = result.at(-1);
    const after = nodes[index + 1];
    if (node === table || !isElement(node) || purposeOf(node) !== 'caption') {
      if (node !== table) result.push(node);
      return;
    }
    const caption = node.children.filter((child) => !isPicture(child));
    const pictures = node.children.filter((child) => isPicture(child));
    const figure = (content: readonly ElementContent[]) =>
      element('figure', {}, [...content, element('figcaption', {}, caption)]);
    if (pictures.length > 0) result.push(figure(pictures));
    else if (before && isPicture(before)) result.splice(-1, 1, figure([before]));
    else if (isElement(after, 'table') || isElement(before, 'table')) {
      table = isElement(after, 'table') ? after : undefined;
      const captioned = (table ?? before) as Element;
      const others = captioned.children.filter((child) => !isElement(child, 'caption'));
      result.splice(table ? result.length : -1, 1, {
        ...captioned,
        children: [element('caption', {}, caption), ...others],
      });
    } else result.push(element('p', {}, node.children));
  });
  return result;
}

/** Whether a node is a picture that is the only content of its paragraph. */
const isPicture = (node: ElementContent): boolean =>
  isElement(node, 'img') ||
  (isElement(node) &&
    plainText([node]) === '' &&
    elementsIn(node).filter(({ tagName }) => tagName === 'img').length === 1);
