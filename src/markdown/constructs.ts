import type { Element, ElementContent, Properties } from 'hast';
import type { Nodes, Paragraph, Parents } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { State } from 'mdast-util-to-hast';
import { site } from '../env.ts';
import { siteDirection } from '../values/language.ts';
import { messages } from '../messages/index.ts';
import { decorative } from './decorative.ts';
import { element, text } from './elements.ts';
import { isOmission, letterParts, onlyImage, partsOf } from './directives.ts';
import { indentation, splitIntoLines, stanza } from './verse.ts';

type Render = (state: State, node: ContainerDirective) => Element;

/**
 * Renders each container. The content check rejects containers with other names, because their text would be shown
 * without its meaning. Reader modes drop each `aside`, and each `div` that is short or has many links, so containers
 * become sections.
 */
const containers: Readonly<Record<string, Render>> = {
  epigraph: (state, node) => quotation(state, node, 'epigraph', rendered(state, partsOf(node).content)),
  verse: (state, node) => {
    const stanzas = verse(state, node);
    return partsOf(node).label
      ? quotation(state, node, 'verse', stanzas)
      : element('section', { className: ['verse'] }, stanzas);
  },
  'editors-note': (state, node) =>
    element(
      'section',
      {
        className: ['editors-note', 'muted'],
        role: 'note',
        dataPagefindIgnore: true,
        ...siteLanguage(frontmatterOf(state).language),
      },
      withLabel(element('b', {}, [text(messages.text.editorsNote)]), rendered(state, node.children)),
    ),
  table: (state, node) => {
    const { label, content } = partsOf(node);
    const [table] = rendered(state, content);
    if (content[0]?.type !== 'table' || table?.type !== 'element') return plain(state, node);
    if (label) table.children.unshift(element('caption', {}, state.all(label)));
    return table;
  },
  figure: (state, node) => {
    const { label, content } = partsOf(node);
    const image = onlyImage(content);
    if (!image) return plain(state, node);
    const { title, ...rest } = image;
    const caption: ElementContent[] = label ? state.all(label) : title && title !== decorative ? [text(title)] : [];
    const credit = creditOf(node);
    const parts = [...caption, ...(caption.length > 0 && credit ? [text(' ')] : []), ...(credit ? [credit] : [])];
    return element('figure', {}, [
      ...rendered(state, [rest]),
      ...(parts.length > 0 ? [element('figcaption', {}, parts)] : []),
    ]);
  },
};

/** The handlers with which remark-rehype renders the constructs. */
export const constructHandlers = {
  containerDirective: (state: State, node: ContainerDirective): Element =>
    finish(
      state,
      node,
      (Object.hasOwn(containers, node.name) ? containers[node.name] : undefined)?.(state, node) ?? plain(state, node),
    ),
  leafDirective: (state: State, node: LeafDirective, parent: Parents | undefined): Element =>
    finish(state, node, isOmission(node) ? omission(state, node, parent) : line(state, node)),
  paragraph: (state: State, node: Paragraph, parent: Parents | undefined): Element =>
    finish(state, node, isOmission(node) ? omission(state, node, parent) : element('p', {}, state.all(node))),
};

const finish = (state: State, node: Nodes, result: Element): Element => {
  state.patch(node, result);
  return state.applyData(node, result) as Element;
};

/** Renders a part of a letter, or a directive that is not valid. */
const line = (state: State, node: LeafDirective): Element =>
  letterParts.has(node.name)
    ? element('p', { className: [node.name] }, state.all(node))
    : element('div', {}, state.all(node));

/** Renders a directive that is not valid. The directive's text is kept. */
const plain = (state: State, node: ContainerDirective): Element => element('div', {}, state.all(node));

const rendered = (state: State, nodes: readonly Nodes[]): ElementContent[] =>
  nodes.flatMap((node) => (state.one(node, undefined) ?? []) as ElementContent | ElementContent[]);

function quotation(state: State, node: ContainerDirective, className: string, words: ElementContent[]): Element {
  const { label } = partsOf(node);
  return element('figure', { className: [className] }, [
    element('blockquote', {}, words),
    ...(label ? [element('figcaption', {}, [text('— '), ...state.all(label)])] : []),
  ]);
}

/** Renders the stanzas of a verse. The Markdown parser drops indentation, so indentation is read from the source. */
function verse(state: State, node: ContainerDirective): ElementContent[] {
  const source = String(state.options.file).split(/\r?\n|\r/);
  const blocks = partsOf(node).content.map((block) =>
    block.type === 'paragraph' && !isOmission(block)
      ? splitIntoLines(state.all(block), block.position?.start.line ?? 1).map((line) => ({
          ...line,
          indent: indentation(source[line.sourceLine - 1] ?? ''),
        }))
      : block,
  );
  const indents = blocks.flatMap((block) => ('type' in block ? [] : block.map(({ indent }) => indent)));
  const margin = indents.reduce((columns, indent) => Math.min(columns, indent), Infinity);
  return blocks.flatMap((block) => ('type' in block ? rendered(state, [block]) : [stanza(block, margin)]));
}

/** Renders an omission. At the start of an excerpt, an omission without words says that the text starts earlier. */
function omission(state: State, node: LeafDirective | Paragraph, parent: Parents | undefined): Element {
  const label = node.type === 'leafDirective' ? state.all(node) : [];
  const startsLate = label.length === 0 && isExcerpt(state) && isStart(node, parent);
  const words = startsLate ? [text(messages.text.startsLate)] : label;
  return element(
    'div',
    { className: ['omission', 'muted'], dataPagefindIgnore: true, ...siteLanguage(frontmatterOf(state).language) },
    [
      element('span', { role: 'img', ariaLabel: messages.text.omission }, [text('[…]')]),
      ...(words.length > 0 ? [text(' '), ...words] : []),
    ],
  );
}

/** Returns whether nothing but headings comes before a node in its body. */
function isStart(node: Nodes, parent: Parents | undefined): boolean {
  return parent?.type === 'root' && parent.children.find(({ type }) => type !== 'heading') === node;
}

const frontmatterOf = (state: State): Record<string, unknown> => state.options.file?.data.astro?.frontmatter ?? {};

const isExcerpt = (state: State): boolean => frontmatterOf(state).extent === 'excerpt';

/** Returns the attributes for the site's words within a text, which may be in another language. */
export const siteLanguage = (language: unknown): Properties =>
  language === undefined || language === site.language ? {} : { lang: site.language, dir: siteDirection };

/** Puts a label at the start of the first paragraph, or before it if the content begins with something else. */
export function withLabel(label: Element, content: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = content.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  return first?.type === 'element' && first.tagName === 'p'
    ? [{ ...first, children: [label, text(' '), ...first.children] }, ...rest]
    : [element('p', {}, [label]), ...content];
}

function creditOf({ attributes }: ContainerDirective): Element | undefined {
  const { credit, link } = attributes ?? {};
  if (!credit) return undefined;
  return element('small', {}, [link ? element('a', { href: link }, [text(credit)]) : text(credit)]);
}
