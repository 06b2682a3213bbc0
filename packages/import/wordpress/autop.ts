/**
 * Makes paragraphs from the texts of WordPress' classic editor, as its function `wpautop` does when it shows them: an empty
 * line starts a paragraph, and a line feed is a line break. See
 * https://developer.wordpress.org/reference/functions/wpautop/
 */
import type { Element, ElementContent, Parents } from 'hast';
import { element, hasBlock, isBlank, isBlock, isElement, plainText, text } from '../html/tree.ts';

/** Elements whose white space is preserved. */
const verbatim = ['pre', 'script', 'style', 'textarea', 'svg', 'math', 'select', 'iframe', 'object', 'video', 'audio'];
/** Elements that consist of other elements only. */
const structures = ['table', 'thead', 'tbody', 'tfoot', 'tr', 'ul', 'ol', 'dl', 'colgroup', 'menu', 'dir'];
/** Elements that are a paragraph themselves, unless they contain several. */
const paragraphs = [
  'li',
  'td',
  'th',
  'dd',
  'dt',
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'figcaption',
  'summary',
  'caption',
  'address',
  'legend',
];

/** Makes paragraphs from the text in an element, in place. */
export function addParagraphs(parent: Parents): void {
  const children = parent.children as ElementContent[];
  const name = isElement(parent) ? parent.tagName : '';
  if (verbatim.includes(name)) return;
  for (const child of children)
    if (
      isElement(child) &&
      (isBlock(child) || hasBlock(child) || structures.includes(child.tagName) || paragraphs.includes(child.tagName))
    )
      addParagraphs(child);
  if (structures.includes(name)) return;

  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  const flush = () => {
    const runs = splitAtEmptyLines(run).filter((part) => part.some((node) => !isBlank(node)));
    const isSingle = paragraphs.includes(name) && (runs.length <= 1 || /^(?:p|h\d)$/.test(name));
    for (const part of runs) {
      const lines = addBreaks(trimmed(part));
      if (isSingle) result.push(...(part === runs[0] ? [] : [element('br', {}, []), element('br', {}, [])]), ...lines);
      else result.push(element('p', isEmbed(part) ? { dataEmbed: 'true' } : {}, lines));
    }
    run = [];
  };
  for (const child of children) {
    if (hasBlock(child)) {
      flush();
      result.push(child);
    } else run.push(child);
  }
  flush();
  parent.children = result;
}

/** Whether nodes are only an address on its own line, which WordPress replaces with a preview of its target. */
const isEmbed = (nodes: readonly ElementContent[]): boolean =>
  nodes.every((node) => node.type === 'text') && /^https?:\/\/\S+$/i.test(plainText(nodes));

/** Splits inline content into paragraphs. An element that continues after an empty line appears in both paragraphs. */
function splitAtEmptyLines(nodes: readonly ElementContent[]): ElementContent[][] {
  const runs: ElementContent[][] = [[]];
  const append = (parts: ElementContent[][]) =>
    parts.forEach((part, index) => {
      if (index > 0) runs.push([]);
      runs.at(-1)?.push(...part);
    });
  for (const node of nodes) {
    if (node.type === 'text') append(node.value.split(/\n[ \t\r\u00A0]*\n\s*/).map((value) => [text(value)]));
    else if (isElement(node) && !verbatim.includes(node.tagName))
      append(splitAtEmptyLines(node.children).map((children) => [{ ...node, children } as Element]));
    else append([[node]]);
  }
  return runs;
}

/** Makes each line feed a line break, unless it follows one. */
function addBreaks(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, index): ElementContent[] => {
    if (isElement(node))
      return verbatim.includes(node.tagName) ? [node] : [{ ...node, children: addBreaks(node.children) }];
    if (node.type !== 'text') return [];
    let { value } = node;
    if (isElement(nodes[index - 1], 'br')) value = value.replace(/^[ \t]*\n[ \t]*/, '');
    return value
      .split(/[ \t]*\n[ \t]*/)
      .flatMap((line, position) => [
        ...(position > 0 ? [element('br', {}, [])] : []),
        ...(line === '' ? [] : [text(line)]),
      ]);
  });
}

/** Removes white space at the ends of a paragraph. */
function trimmed(nodes: readonly ElementContent[]): ElementContent[] {
  const list = [...nodes];
  while (list[0] && list[0].type !== 'element' && isBlank(list[0])) list.shift();
  while (list.length > 0 && list.at(-1)?.type !== 'element' && isBlank(list.at(-1) as ElementContent)) list.pop();
  const [first] = list;
  const last = list.at(-1);
  if (first?.type === 'text') list[0] = text(first.value.replace(/^\s+/, ''));
  if (last?.type === 'text') list[list.length - 1] = text((list.at(-1) as { value: string }).value.trimEnd());
  return list;
}
