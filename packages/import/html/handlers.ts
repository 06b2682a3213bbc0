/** Converts each element of a cleaned tree into Markdown nodes. */
import type { Element } from 'hast';
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast';
import type { BlockContent, Nodes, PhrasingContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { verseClass } from './clean.ts';
import { captioned, figure, image, jsxAttribute, missingImage } from './figures.ts';
import { referenceName } from './footnotes/names.ts';
import { missingName } from './media.ts';
import { stanzas } from './stanzas.ts';
import { directive } from './stringify.ts';
import { captionOf, convertTable, inlineContent } from './tables.ts';
import { attribute, element, isBlank, isElement } from './tree.ts';

type Handler = (state: State, node: Element) => Nodes | Nodes[] | undefined;

/** Creates the handlers of all elements. They add what is lost to `lost`. */
export function createHandlers(lost: string[]): Record<string, Handle> {
  const handlers: Record<string, Handler> = {
    [referenceName]: (_state, node) => {
      const label = attribute(node, 'label');
      return { type: 'footnoteReference', identifier: label, label };
    },
    [missingName]: (_state, node) => missingImage(attribute(node, 'alt') || attribute(node, 'file')),
    img: (_state, node) => image(node, [], lost),
    wbr: (_state, node) => jsx('wbr', node, []),
    table: (state, node) => captioned(state, convertTable(state, node, lost), captionOf(node), 'before'),
    caption: () => undefined,
    figure: (state, node) => figure(state, node, lost),
    pre: (state, node) =>
      attribute(node, 'className') === verseClass
        ? directive('verse', [], stanzas(state, node))
        : (defaultHandlers.pre(state, node) as Nodes),
    epigraph: (state, node) => epigraph(state, node),
    dl: (state, node) => definitions(state, node),
    del: (state, node) => withChildren(state, node, (children) => ({ type: 'delete', children })),
    q: (state, node) => jsx('q', node, state.all(node) as PhrasingContent[]),
    br: () => ({ type: 'break' }),
  };
  for (const name of inlineNames)
    handlers[name] = (state, node) => jsx(name, node, state.all(node) as PhrasingContent[]);
  for (const name of ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
    handlers[name] = (state, node) => {
      const heading = defaultHandlers[name as 'h1'](state, node);
      return { ...heading, data: { sourceId: attribute(node, 'id') } } as Nodes;
    };
  return handlers as unknown as Record<string, Handle>;
}

const inlineNames = [
  ...['abbr', 'bdi', 'bdo', 'cite', 'dfn', 'ins', 'kbd', 'mark', 'rp', 'rt', 'ruby', 'samp', 'small', 'small-caps'],
  ...['span', 'sub', 'sup', 'time', 'u', 'var'],
];

const withChildren = (state: State, node: Element, build: (children: PhrasingContent[]) => Nodes): Nodes | Nodes[] => {
  const children = state.all(node) as PhrasingContent[];
  return children.length === 0 ? [] : build(children);
};

function jsx(name: string, node: Element, children: PhrasingContent[]): MdxJsxTextElement {
  const attributes = ['cite', 'dateTime', 'dir', 'lang', 'title'].flatMap((key): MdxJsxAttribute[] => {
    const value = attribute(node, key);
    return value ? [jsxAttribute(key.toLowerCase(), value)] : [];
  });
  return { type: 'mdxJsxTextElement', name, attributes, children: children as MdxJsxTextElement['children'] };
}

/** Converts an epigraph. If its last element is a citation, it becomes the attribution. */
function epigraph(state: State, node: Element): Nodes {
  const children = node.children.filter((child) => !isBlank(child));
  const source =
    isElement(children[0], 'blockquote') && children.length === 1
      ? children[0].children.filter((child) => !isBlank(child))
      : children;
  const last = source.at(-1);
  const isAttribution = source.length > 1 && isElement(last, 'cite', 'figcaption', 'footer');
  const label = isAttribution
    ? inlineContent(
        state.toFlow(
          last.tagName === 'cite' ? state.all(last) : state.all(element('div', {}, last.children)),
        ) as Nodes[],
      )
    : [];
  const content = state.toFlow(
    state.all(element('div', {}, isAttribution ? source.slice(0, -1) : source)),
  ) as BlockContent[];
  return directive('epigraph', label, content);
}

/** Converts a description list into a list whose items begin with the terms in bold. */
function definitions(state: State, node: Element): Nodes {
  const parts = node.children
    .flatMap((child) => (isElement(child, 'div') ? child.children : [child]))
    .filter((child) => isElement(child, 'dt', 'dd')) as Element[];
  const items: BlockContent[][] = [];
  parts.forEach((part, index) => {
    const flow = state.toFlow(state.all(part)) as BlockContent[];
    if (part.tagName === 'dt' && parts[index - 1]?.tagName !== 'dt') items.push([]);
    if (items.length === 0) items.push([]);
    items
      .at(-1)
      ?.push(
        ...(part.tagName === 'dd'
          ? flow
          : flow.map((block): BlockContent =>
              block.type === 'paragraph'
                ? { ...block, children: [{ type: 'strong', children: block.children }] }
                : block,
            )),
      );
  });
  return {
    type: 'list',
    ordered: false,
    spread: true,
    children: items.map((children) => ({ type: 'listItem', spread: true, children })),
  };
}
