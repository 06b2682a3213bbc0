/** Turns the content of a post into a tree of HTML, as WordPress would show it. */
import type { Root } from 'hast';
import { count } from '../site.ts';
import { parseHtml } from '../html-to-markdown.ts';
import { attribute, element, elementsIn, plainText, text } from '../html/tree.ts';
import { parseJson } from '../text.ts';
import { addParagraphs } from './autop.ts';
import { hasBlocks, readBlocks } from './editor-blocks.ts';
import type { MediaLibrary } from './media.ts';
import { replaceShortcodes } from './shortcodes.ts';
import type { Item } from './wxr.ts';

const classicProperty = 'dataClassic';

/**
 * Returns the tree of an item's content, or of its excerpt if the content is empty. Adds everything that is lost to `lost`.
 *
 * @param reusable The content of the reusable blocks, by their ids.
 */
export function contentOf(
  item: Item,
  reusable: ReadonlyMap<string, string>,
  media: MediaLibrary,
  lost: string[],
): Root {
  const content = item.content.trim() === '' ? item.excerpt : item.content;
  const isModern = hasBlocks(content);
  const blocks = isModern ? readBlocks(content, (reference) => reusable.get(reference)) : { html: content, lost: [] };
  lost.push(...blocks.lost);
  const pages = content.match(/<!--nextpage-->/g)?.length ?? 0;
  if (pages > 0) lost.push(`${count(pages, 'page break')}`);
  const html = replaceShortcodes(blocks.html, {
    attachment: (number) => media.figure(number),
    media: (number) => media.find(number),
    ownPictures: media.picturesOf(item.id),
    lost,
  });
  const root = parseHtml(html) as Root;
  if (isModern) {
    for (const node of elementsIn(root)) if (node.properties[classicProperty] !== undefined) addParagraphs(node);
  } else addParagraphs(root);
  linkEmbeds(root, lost);
  media.nameImages(root);
  addFootnotes(root, item);
  return root;
}

/** Turns addresses into links if WordPress shows them as players or previews. */
function linkEmbeds(root: Root, lost: string[]): void {
  for (const node of elementsIn(root)) {
    const isWrapper = /(?:^|\s)wp-block-embed__wrapper(?:\s|$)/.test(attribute(node, 'className'));
    const isLine = node.properties.dataEmbed !== undefined;
    const address = isWrapper || isLine ? plainText([node]) : '';
    if (!/^https?:\/\/\S+$/i.test(address) || elementsIn(node).length > 0) continue;
    node.tagName = isWrapper ? 'p' : node.tagName;
    node.children = [element('a', { href: address }, [text(address)])];
    lost.push(`embed ${address}: now a link`);
  }
}

/** Adds the footnotes of the block editor, which a custom field stores, in the form in which WordPress shows them. */
function addFootnotes(root: Root, { meta }: Item): void {
  const [field] = meta.get('footnotes') ?? [];
  const notes = field === undefined ? undefined : parseJson(field);
  if (!Array.isArray(notes)) return;
  const items = (notes as { id?: unknown; content?: unknown }[]).flatMap(({ id, content }) =>
    typeof id === 'string' && typeof content === 'string'
      ? [element('li', { id }, [...(parseHtml(content) as Root).children] as Parameters<typeof element>[2][number][])]
      : [],
  );
  const isReferenced = (id: unknown) => elementsIn(root).some((node) => attribute(node, 'href') === `#${String(id)}`);
  const used = items.filter((item) => isReferenced(item.properties.id));
  if (used.length > 0) root.children.push(element('ol', { className: ['wp-block-footnotes'] }, used));
}
