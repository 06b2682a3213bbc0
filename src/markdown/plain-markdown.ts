import type { Link, Nodes, Parents, Root, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { SKIP, visit } from 'unist-util-visit';
import { env } from '../env.ts';
import { escapeMarkdown } from '../values/escape.ts';
import type { Collection } from '../schemas/collections.ts';
import { href } from '../schemas/paths.ts';
import { messages, say } from '../messages/index.ts';
import { type AnchorPins, anchorPins } from '../schemas/anchors.ts';
import { figures, numberedBlocks } from './blocks.ts';
import { withoutComments } from './comments.ts';
import { decorative } from './decorative.ts';
import { isOmission, onlyImage, partsOf } from './directives.ts';
import { remarkInlineParagraphs } from './inline-paragraphs.ts';
import { gap, indentation } from './verse.ts';

interface Options {
  /** How much of the work the body contains. The body of a reference is an editor's note, whose blocks have no numbers. */
  extent: 'excerpt' | 'full' | 'reference';
  /** The numbers that blocks keep: the field `anchors`. */
  pins?: AnchorPins | undefined;
  /** The URL of the page. Links are absolute, and images lead to their figures there. */
  address: string;
}

/** A replacement for a part of the source, by offsets. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * Returns the text of a work, or the editor's note on it, for other programs. `tree` is the tree of its source. This
 * function modifies the tree: it rejoins paragraphs of MDX.
 */
export function markdownOfWork(
  tree: Root,
  source: string,
  { collection, id, data }: { collection: Collection; id: string; data: unknown },
): string {
  remarkInlineParagraphs()(tree);
  const { extent: written, anchors } = (data ?? {}) as { extent?: unknown; anchors?: unknown };
  const extent = written === 'excerpt' || written === 'full' ? written : 'reference';
  const pins = anchorPins().safeParse(anchors).data; // the content check reports invalid ones
  const address = new URL(href(`/${collection}/${id}/`), env.siteUrl).href;
  return plainMarkdown(tree, source, { extent, pins, address });
}

/**
 * Turns the body of a content file into GitHub Flavored Markdown, without a line break at its end. The words are kept
 * character for character: only constructs without GFM syntax are replaced, and a comment such as `<!-- p3 -->` before
 * each numbered block contains the block's ids. `tree` is the tree of the source.
 */
export function plainMarkdown(tree: Root, source: string, { extent, pins, address }: Options): string {
  const comments = commentsIn(tree);
  const blocks = extent === 'reference' ? [] : numberedBlocks(tree, pins);
  const ids = new Map<Nodes, string>(blocks.map(({ node, anchor, aliases }) => [node, [anchor, ...aliases].join(' ')]));
  const figureIds = new Map<Nodes, string>(figures(tree).map((node, index) => [node, `figure-${index + 1}`]));
  const start = tree.children.find((node) => node.type !== 'heading' && !isComment(node));

  return tree.children
    .map((node) => {
      const block = print(node);
      const id = ids.get(node);
      return block !== '' && id !== undefined ? `<!-- ${id} -->\n${block}` : block;
    })
    .filter((block) => block !== '')
    .join('\n\n')
    .replace(/\r\n?/g, '\n');

  /** Returns the Markdown of a block, without the markers of the blocks around it. */
  function print(node: Nodes): string {
    const replacement = replace(node);
    return replacement ?? withoutPrefix(edited(node, offsets(node)), prefixOf(node));
  }

  /** Returns the replacement for a node, without the markers of the blocks around it; `undefined` to keep its source. */
  function replace(node: Nodes, parent?: Nodes): string | undefined {
    if (isOmission(node)) return omission(node);
    if (isMissingImage(node)) return missingImage(node);
    switch (node.type) {
      case 'containerDirective':
        return construct(node);
      case 'leafDirective':
        return inline(node);
      case 'paragraph':
        return figureIds.has(node) ? figure(node, node.children.find(isImage)) : undefined;
      case 'image':
      case 'imageReference':
        // links can't be nested
        return parent?.type === 'link' || parent?.type === 'linkReference' ? imageName(node) : imageLink(node, address);
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return ''; // the content check allows only comments
      default:
        return undefined;
    }
  }

  /** Returns the source of a part of a node, with the replacements in it. */
  function edited(node: Nodes, { start: from, end: to }: Pick<Edit, 'start' | 'end'>): string {
    const edits = [...editsIn(node), ...comments]
      .filter(({ start: first, end }) => first >= from && end <= to)
      .sort((a, b) => a.start - b.start || a.end - b.end);
    let [result, position] = ['', from];
    for (const edit of edits) {
      if (edit.start < position) continue; // within another edit
      result += source.slice(position, edit.start) + edit.text;
      position = edit.end;
    }
    return result + source.slice(position, to);
  }

  function editsIn(node: Nodes): Edit[] {
    const edits: Edit[] = [];
    visit(node, (part, _index, parent) => {
      const replacement = part === node ? undefined : replace(part, parent);
      if (replacement !== undefined) {
        edits.push({ ...offsets(part), text: replacement.replaceAll('\n', `\n${prefixOf(part)}`) });
        return SKIP;
      }
      if (part.type === 'link' && isInternal(part.url)) edits.push(absoluteLink(part));
      if (part.type === 'definition' && isInternal(part.url))
        edits.push({ ...offsets(part), text: `[${part.label ?? part.identifier}]: ${target(part)}` });
      if (part.type === 'footnoteDefinition' && part.identifier.startsWith('ed-') && part.children[0]) {
        const { start: from } = offsets(part.children[0]);
        edits.push({ start: from, end: from, text: `**${messages.text.editorsNote}** ` });
      }
      return undefined;
    });
    return edits;
  }

  /** Makes the address of a link absolute. The link's words are kept as they are. */
  function absoluteLink(link: Link): Edit {
    const { start: from, end } = offsets(link);
    const words = link.children.at(-1);
    return words
      ? { start: offsets(words).end, end, text: `](${target(link)})` }
      : { start: from, end, text: `[](${target(link)})` };
  }

  function target({ url, title }: { url: string; title?: string | null | undefined }): string {
    const absolute = new URL(/^\/(?!\/)/.test(url) ? href(url) : url, address).href;
    const safe = /[()]/.test(absolute) ? `<${absolute}>` : absolute;
    return title ? `${safe} "${title.replace(/["\\]/g, '\\$&')}"` : safe;
  }

  function construct(node: ContainerDirective): string {
    const { label, content } = partsOf(node);
    const words = label ? inline(label) : '';
    const children = () => content.map(print).filter((block) => block !== '');
    const attribution = words === '' ? [] : [`— ${words}`];
    switch (node.name) {
      case 'epigraph':
        return quote([...children(), ...attribution]);
      case 'verse':
        return words === '' ? verse(node).join('\n\n') : quote([...verse(node), ...attribution]);
      case 'editors-note':
        return quote(withLabel(children(), content[0]));
      case 'figure':
        return figure(node, onlyImage(content));
      default:
        return [...(words === '' ? [] : [words]), ...children()].join('\n\n');
    }
  }

  /** Returns the stanzas of a verse. A backslash ends each line but the last, and en spaces indent it. */
  function verse(node: ContainerDirective): string[] {
    const stanzas = partsOf(node).content.map((block) => {
      if (block.type !== 'paragraph' || isOmission(block)) return print(block);
      const { start: from, end } = offsets(block);
      return edited(block, { start: source.lastIndexOf('\n', from - 1) + 1, end }).split('\n');
    });
    const lines = stanzas.flatMap((stanza) => (typeof stanza === 'string' ? [] : stanza));
    const margin = lines.reduce((columns, line) => Math.min(columns, indentation(line)), Infinity);
    return stanzas.map((stanza) =>
      typeof stanza === 'string'
        ? stanza
        : stanza
            .map(
              (line) =>
                gap(indentation(line) - margin) + line.replace(marks, '').replace(/\s*(?:<br ?\/?>|\\)?\s*$/, ''),
            )
            .join('\\\n'),
    );
  }

  function figure(node: RootContent, image: Nodes | undefined): string {
    if (image?.type !== 'image' && image?.type !== 'imageReference') return '';
    const { title } = image.type === 'image' ? image : {};
    const { label } = node.type === 'containerDirective' ? partsOf(node) : {};
    const { credit, link } = (node.type === 'containerDirective' && node.attributes) || {};
    const caption = label ? inline(label) : title && title !== decorative ? escapeMarkdown(title) : '';
    const credits = credit ? (link ? `[${escapeMarkdown(credit)}](<${link}>)` : escapeMarkdown(credit)) : '';
    const id = figureIds.get(node);
    return [
      imageLink(image, id === undefined ? address : `${address}#${id}`),
      [caption, credits].filter(Boolean).join(' '),
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  }

  function omission(node: Nodes): string {
    const label = node.type === 'leafDirective' ? inline(node) : '';
    const words = label === '' && extent === 'excerpt' && node === start ? messages.text.startsLate : label;
    return words === '' ? '[…]' : `[…] (${words})`;
  }

  /** Returns the text of a label on one line. */
  function inline(node: Parents): string {
    const [first, final] = [node.children[0], node.children.at(-1)];
    if (!first || !final) return '';
    return edited(node, { start: offsets(first).start, end: offsets(final).end }).replace(/\s*\n[\s>]*/g, ' ');
  }

  /** Returns the prefix of a block's lines: `> ` in a quotation, and spaces for list markers. */
  function prefixOf(node: Nodes): string {
    const { start: from } = offsets(node);
    return source.slice(source.lastIndexOf('\n', from - 1) + 1, from).replace(/[^>\s]/g, ' ');
  }
}

/** Matches the quotation markers and the spaces at the start of a line. */
const marks = /^(?:[ \t]*> ?)*[ \t]*/;

/** Removes the markers of the blocks around a block from the lines after its first. */
function withoutPrefix(text: string, prefix: string): string {
  if (prefix === '') return text;
  const pattern =
    [...prefix].map((mark) => (mark === '>' ? '(?:>' : '(?:[ \\t]')).join('') + ')?'.repeat(prefix.length);
  return text.replace(new RegExp(`\\n${pattern}`, 'g'), '\n');
}

const offsets = ({ position }: Nodes): Pick<Edit, 'start' | 'end'> => ({
  start: position?.start.offset ?? 0,
  end: position?.end.offset ?? 0,
});

const isComment = (node: Nodes): boolean => node.type === 'html' && withoutComments(node.value).trim() === '';

/** Returns edits that remove the HTML comments of a tree. */
function commentsIn(tree: Root): Edit[] {
  const edits: Edit[] = [];
  visit(tree, 'html', (node) => {
    if (node.value.includes('<!--')) edits.push({ ...offsets(node), text: withoutComments(node.value) });
  });
  return edits;
}

const quote = (blocks: readonly string[]): string =>
  blocks
    .join('\n\n')
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

/** Puts the label of editor's notes at the start of the first paragraph, or before it. */
function withLabel([first = '', ...rest]: readonly string[], node: Nodes | undefined): string[] {
  const label = `**${messages.text.editorsNote}**`;
  return node?.type === 'paragraph' ? [`${label} ${first}`, ...rest] : [label, first, ...rest];
}

const isImage = (node: Nodes): boolean => node.type === 'image' || node.type === 'imageReference';

/** Names an image by its description. Returns an empty string for a decorative image. */
function imageName(image: Nodes): string {
  const alt = 'alt' in image ? (image.alt ?? '') : '';
  if (alt !== '') return say(messages.programs.describedImage, { description: escapeMarkdown(alt) });
  return 'title' in image && image.title === decorative ? '' : messages.programs.image;
}

/** Returns a link to an image on its page. */
function imageLink(image: Nodes, address: string): string {
  const name = imageName(image);
  return name === '' ? '' : `[${name}](${address})`;
}

type Component = MdxJsxFlowElement | MdxJsxTextElement;

const isMissingImage = (node: Nodes): node is Component =>
  (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === 'MissingImage';

function labelOf({ attributes }: Component): string {
  const label = attributes.find((attribute) => 'name' in attribute && attribute.name === 'label')?.value;
  return typeof label === 'string' ? label : '';
}

const missingImage = (node: Component): string =>
  `**${escapeMarkdown(labelOf(node))}** (${messages.text.missingImage})`;

/** Returns whether an address is relative: that is, it leads to this site. */
const isInternal = (url: string): boolean => URL.parse(url) === null && !url.startsWith('//');
