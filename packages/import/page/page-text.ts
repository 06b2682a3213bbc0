/** The words of a page, by the elements that they are in. */
import { wordsOf } from './words.ts';

/** Block elements: their borders separate words. */
export const blockNames =
  'address,article,aside,blockquote,caption,dd,details,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,li,main,nav,ol,p,pre,section,summary,table,tbody,td,th,thead,tr,ul';
export const pictures = 'img,picture,video,audio,figure';
/** Elements whose content is not shown, or not as text. */
const unseen = 'script,style,template,noscript,svg,math,canvas,audio,video,iframe';

/** Returns the visible text nodes of an element, without those that are only white space. */
export function textsIn(element: Element): Text[] {
  return [...element.childNodes].flatMap((node) => {
    if (node.nodeType === 3) return (node.textContent ?? '').trim() === '' ? [] : [node as Text];
    return node.nodeType === 1 && !(node as Element).matches(unseen) ? textsIn(node as Element) : [];
  });
}

/** Returns the text of an element, with white space between its blocks. */
export function textIn(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll(unseen)) hidden.remove();
  for (const block of copy.querySelectorAll(`${blockNames},br,sup,option`)) {
    block.before(' ');
    block.after(' ');
  }
  return copy.textContent ?? '';
}

/** Returns a key to compare lines by: only their letters and digits, in any script. */
export const key = (line: string): string => wordsOf(line).join(' ');

/** Returns whether there are words or pictures between two elements. */
export function textBetween(root: Element, start: Element, end: Element | undefined): boolean {
  let isInside = false;
  const walk = (node: Node): boolean | undefined => {
    if (node === end) return false;
    if (node === start) {
      isInside = true;
      return undefined;
    }
    if (isInside && node.nodeType === 3 && (node.textContent ?? '').trim() !== '') return true;
    if (node.nodeType !== 1 || (node as Element).matches('script,style,template')) return undefined;
    if (isInside && (node as Element).matches(pictures)) return true;
    for (const child of node.childNodes) {
      const found = walk(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return walk(root) ?? false;
}

export const imagesIn = (element: Element): Element[] =>
  [element, ...element.querySelectorAll('img')].filter((node) => node.localName === 'img');

export const hasPicture = (node: Node): boolean =>
  node.nodeType === 1 && ((node as Element).matches(pictures) || (node as Element).querySelector(pictures) !== null);

/** Returns the blocks inside an element, and the content between them. */
export function runsIn(element: Element): Node[][] {
  const runs: Node[][] = [];
  let isOpen = false;
  for (const node of [...element.childNodes]) {
    const isBlock =
      node.nodeType === 1 &&
      ((node as Element).matches(`${blockNames},br`) || (node as Element).querySelector(blockNames) !== null);
    if (isBlock || !isOpen) runs.push([node]);
    else runs.at(-1)?.push(node);
    isOpen = !isBlock;
  }
  return runs;
}
