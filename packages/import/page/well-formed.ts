/** Parses a page as browsers do, and converts AMP, shadow roots and formulas to plain HTML. */
import { type DefaultTreeAdapterTypes, html as names, parse, serialize } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/**
 * Returns a page with the elements and end tags that browsers add, since linkedom doesn't add them. Parses the content of
 * `noscript`. Replaces AMP elements with HTML elements, shadow roots with their content, and formulas with their TeX.
 */
export function wellFormed(html: string): string {
  const document = parse(html, { scriptingEnabled: false });
  restore(document);
  return serialize(document);
}

function restore(parent: Parent): void {
  takeShadowRoots(parent);
  takeFormulas(parent);
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    plainElement(child);
    restore(child);
  }
}

const isElement = (node: Node | undefined): node is Element => node !== undefined && 'tagName' in node;
const attribute = ({ attrs }: Element, name: string): string => attrs.find((other) => other.name === name)?.value ?? '';
const hasClass = (node: Element, name: RegExp): boolean =>
  attribute(node, 'class')
    .split(/\s+/)
    .some((one) => name.test(one));

/** The HTML elements that correspond to AMP elements. */
const ampNames: Readonly<Record<string, string>> = {
  'amp-img': 'img',
  'amp-anim': 'img',
  'amp-video': 'video',
  'amp-audio': 'audio',
  'amp-iframe': 'iframe',
  'amp-youtube': 'iframe',
};

function plainElement(node: Element): void {
  const name = Object.hasOwn(ampNames, node.tagName) ? ampNames[node.tagName] : undefined;
  if (name === undefined) return;
  const video = attribute(node, 'data-videoid');
  if (video) node.attrs.push({ name: 'src', value: `https://www.youtube.com/embed/${video}` });
  Object.assign(node, { tagName: name, nodeName: name });
  // the content of a picture is for browsers without scripts
  if (name === 'img') node.childNodes = [];
}

/** Replaces the content of an element with its shadow root, as SingleFile saves it, and fills the slots. */
function takeShadowRoots(host: Parent): void {
  const root = host.childNodes.find(
    (child) => isElement(child) && child.tagName === 'template' && attribute(child, 'shadowrootmode') !== '',
  );
  if (root === undefined || !('content' in root)) return;
  const left = new Set(host.childNodes.filter((child) => child !== root));
  const fill = (parent: Parent): void => {
    for (const child of parent.childNodes) {
      if (!isElement(child)) continue;
      if (child.tagName !== 'slot') {
        fill(child);
        continue;
      }
      const slot = attribute(child, 'name');
      const assigned = [...left].filter((node) => (isElement(node) ? attribute(node, 'slot') : '') === slot);
      for (const node of assigned) left.delete(node);
      if (assigned.length > 0) child.childNodes = assigned;
    }
  };
  fill(root.content);
  host.childNodes = [...root.content.childNodes, ...left];
}

/** Removes the visual output of KaTeX and MathJax if the page also contains the formula as MathML or TeX. */
function takeFormulas(parent: Parent): void {
  const isTex = (node: Node | undefined): node is Element =>
    isElement(node) && node.tagName === 'script' && attribute(node, 'type').startsWith('math/tex');
  const hasTex = parent.childNodes.some((child) => isTex(child));
  const hasMathml = parent.childNodes.some((child) => isElement(child) && hasClass(child, /^katex-mathml$/));
  parent.childNodes = parent.childNodes.flatMap((child): Node[] => {
    if (isTex(child)) return [formula(child)];
    const isSecond =
      isElement(child) &&
      ((hasTex && hasClass(child, /^MathJax(?:_\w+)?$/)) || (hasMathml && hasClass(child, /^katex-html$/)));
    return isSecond ? [] : [child];
  });
}

/** Makes MathML from a script with TeX. */
function formula(script: Element): Element {
  const create = (name: 'annotation' | 'math', childNodes: Node[], attrs: Element['attrs']): Element => ({
    nodeName: name,
    tagName: name,
    namespaceURI: names.NS.MATHML,
    parentNode: script.parentNode,
    attrs,
    childNodes,
  });
  const annotation = create('annotation', script.childNodes, [{ name: 'encoding', value: 'application/x-tex' }]);
  for (const child of script.childNodes) child.parentNode = annotation;
  return create('math', [annotation], []);
}
