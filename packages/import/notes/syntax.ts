/** Converts the Markdown of notes to HTML, including the extensions of Obsidian, Logseq, Hugo and Jekyll. */
import { toHtml } from 'hast-util-to-html';
import type { Blockquote, Nodes, PhrasingContent, Root } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import { SKIP, visit } from 'unist-util-visit';
import { decodeEscapes } from '../site.ts';
import { cleanLine, shorten } from '../text.ts';

/** A note as HTML. */
export interface NoteHtml {
  html: string;
  /** The level-1 heading at the start, which is left out of the HTML. */
  heading: string | undefined;
  tags: string[];
  /** The words of the blocks with an id (`^id`), by id. */
  blocks: ReadonlyMap<string, string>;
  lost: string[];
}

/**
 * Returns the address of the work that a note became. `target` is the note's name or path, or empty for the same note.
 * `part` is a heading, or the id of a block (`^id`). The address has no fragment if the part can't be found.
 */
export type Resolve = (target: string, part?: string) => string | undefined;

const shortcode = /\{\{[<%][^\n]*?[>%]\}\}|\{%[^\n]*?%\}|\{\{[^{}\n]*\}\}|^\{:[^}\n]*\}$/gm;

/** Removes template syntax from a text, except in code blocks. Replaces references to other files with their paths. */
function withoutShortcodes(text: string, lost: string[]): string {
  return text
    .split(/(^ {0,3}(?:```|~~~)[\s\S]*?^ {0,3}(?:```|~~~)[ \t]*$)/m)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/\{\{[<%]\s*(?:rel)?ref\s+"([^"\n]+)"\s*[>%]\}\}|\{%\s*(?:post_url|link)\s+(\S+)\s*%\}/g, '$1$2')
            .replace(shortcode, (code) => {
              lost.push(`shortcode ${shorten(code, 60)}`);
              return '';
            }),
    )
    .join('');
}

const isPicture = (path: string) => /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i.test(path);

/** Converts a note. Links to notes that are not imported become plain text, and are reported. */
export function noteToHtml(markdown: string, resolve: Resolve): NoteHtml {
  const lost: string[] = [];
  const tags: string[] = [];
  const source = withoutShortcodes(markdown, lost);
  const tree = fromMarkdown(source, {
    extensions: [gfm({ singleTilde: false })],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const [first] = tree.children;
  const heading = first?.type === 'heading' && first.depth === 1 ? cleanLine(plain(first)) : undefined;
  if (heading) tree.children.shift();
  const blocks = blocksWithIds(tree);
  const address = (target: string, part: string): string | undefined => {
    const url = resolve(target, part);
    if (part && (url !== undefined || target === '') && !url?.includes('#'))
      lost.push(
        `part #${part} of a link to ${target || 'the same text'}: ${url ? 'it leads to the start of the text' : 'it is not there'}`,
      );
    return url;
  };
  const link = (target: string, part: string, label: string): PhrasingContent => {
    const url = address(target, part);
    if (url !== undefined) return { type: 'link', url, children: [{ type: 'text', value: label }] };
    if (target) lost.push(`link to ${target}: it is not a text of this import`);
    return { type: 'text', value: label };
  };
  const drop = (what: string): [] => {
    lost.push(what);
    return [];
  };
  findAndReplace(tree, [
    [/%%([\s\S]*?)%%/g, (_: string, inside: string) => drop(`comment: “${shorten(inside, 60)}”`)],
    [
      /(?<![\p{L}\p{N}/&#])#\[\[([^\]\n]+)\]\]/gu,
      (_: string, tag: string) => (tags.push(tag), { type: 'text', value: `#${tag}` }),
    ],
    [
      /(!?)\[\[([^\]|#\n]*)(#[^\]|\n]*)?(?:\\?\|([^\]\n]*))?\]\]/g,
      (_: string, embed: string, name: string, part = '', label = '') => {
        if (embed && isPicture(name))
          return { type: 'image', url: encodeURI(name), alt: /^\d+(?:x\d+)?$/.test(label) ? '' : label };
        // in a path of headings, only the last one matters
        const place = part.replace(/^.*#/, '');
        if (embed) lost.push(`embed of ${name}${part}: now a link`);
        return link(name, place, label || name || place.replace(/^\^/, ''));
      },
    ],
    [
      /==([^=\n]+)==/g,
      (_: string, value: string) => ({
        type: 'emphasis',
        data: { hName: 'mark' },
        children: [{ type: 'text', value }],
      }),
    ],
    [blockId, (id: string) => drop(`block id ${id.trim()}`)],
    [/(?<![\p{L}\p{N}/&#])#(\p{L}[\p{L}\p{N}_/-]*)/gu, (_: string, tag: string) => (tags.push(tag), false)],
  ] as Parameters<typeof findAndReplace>[1]);
  visit(tree, (node, index, parent) => {
    if (node.type === 'blockquote') markCallout(node, lost);
    if (node.type === 'image') node.url = node.url.replace(/^\/+/, '');
    if (node.type === 'link' && !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(node.url)) {
      const [path = '', part = ''] = node.url
        .replace(/\?[^#]*/, '')
        .split('#')
        .map((text) => decodeEscapes(text) ?? text);
      const url = address(path, part);
      if (url !== undefined) node.url = url;
      else if (parent && index !== undefined) {
        if (path) lost.push(`link to ${node.url}: it is not a text of this import`);
        parent.children.splice(index, 1, ...node.children);
        return index;
      }
    }
    return node.type === 'paragraph' && dropTags(node.children, index, parent) ? [SKIP, index ?? 0] : undefined;
  });
  const hast = toHast(tree, { allowDangerousHtml: true, clobberPrefix: '' });
  // in Markdown, an empty description doesn't mark an image as decorative
  visit(hast, 'element', ({ tagName, properties }) => {
    if (tagName === 'img' && properties.alt === '') delete properties.alt;
  });
  const html = toHtml(hast, { allowDangerousHtml: true });
  const words = new Map([...blocks].map(([id, node]) => [id, plain(node)]));
  return { html, heading, tags, blocks: words, lost };
}

const blockId = /(?:^|[ \t]+)\^([\w-]+)$/gm;

/**
 * Returns the blocks of a text that have an id, by id. An id on a separate line belongs to the block before it, and an id
 * inside a list to the whole list.
 */
function blocksWithIds({ children }: Root): Map<string, Nodes> {
  const blocks = new Map<string, Nodes>();
  children.forEach((node, index) => {
    const isAlone = plain(node).replace(blockId, '').trim() === '';
    visit(node, 'text', ({ value }) => {
      for (const [, id = ''] of value.matchAll(blockId))
        blocks.set(id, (isAlone ? children[index - 1] : undefined) ?? node);
    });
  });
  return blocks;
}

/** Removes a paragraph that contains only tags. */
function dropTags(children: readonly Nodes[], index: number | undefined, parent: { children: unknown[] } | undefined) {
  const [only] = children;
  const isTags =
    children.length === 1 && only?.type === 'text' && /^(?:#\p{L}[\p{L}\p{N}_/-]*\s*)+$/u.test(only.value.trim());
  if (isTags && parent && index !== undefined) parent.children.splice(index, 1);
  return isTags;
}

/** Converts a callout, which isn't a quotation, into paragraphs with its title in bold. */
function markCallout(node: Blockquote, lost: string[]): void {
  const [paragraph] = node.children;
  const [first] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  const [mark, kind = '', title = ''] =
    (first?.type === 'text' && /^\[!([\w-]+)\][+-]?[ \t]*([^\n]*)\n?/.exec(first.value)) || [];
  if (mark === undefined || first?.type !== 'text' || paragraph?.type !== 'paragraph') return;
  lost.push(`callout “${kind}”: now paragraphs`);
  first.value = first.value.slice(mark.length);
  if (first.value === '') paragraph.children.shift();
  if (paragraph.children.length === 0) node.children.shift();
  if (title)
    node.children.unshift({
      type: 'paragraph',
      children: [{ type: 'strong', children: [{ type: 'text', value: title }] }],
    });
  node.data = { hName: 'div' };
}

const plain = (node: Nodes | Root): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map((child) => plain(child)).join('') : '';
