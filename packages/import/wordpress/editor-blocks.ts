/**
 * The comments with which the block editor marks blocks. See
 * https://developer.wordpress.org/block-editor/getting-started/fundamentals/markup-representation-block/
 */
import { parseJson } from '../text.ts';

const marker = /<!--\s+(\/)?wp:([a-z][a-z0-9_-]*(?:\/[a-z][a-z0-9_-]*)?)\s+(\{[\s\S]*?\}\s+)?(\/)?-->/g;

/** The attribute that marks the element around a text written in the classic editor. */
const classicAttribute = 'data-classic';

/** Blocks without content of their own, which can be dropped without loss. */
const structural = new Set(['more', 'nextpage', 'spacer', 'separator', 'footnotes', 'block', 'post-content', 'null']);

/** Returns whether content was written in the block editor. */
export const hasBlocks = (content: string): boolean => /<!--\s+wp:/.test(content);

/**
 * Removes the marks of blocks, inserts reusable blocks where they are used, and wraps text that was written in the classic
 * editor. Blocks that WordPress fills when it shows the page, such as the latest posts, are lost.
 *
 * @param reusable Returns the content of a reusable block by its number.
 */
export function readBlocks(
  content: string,
  reusable: (id: string) => string | undefined,
  depth = 0,
): { html: string; lost: string[] } {
  const dynamic = new Map<string, number>();
  const parts: string[] = [];
  const lost: string[] = [];
  let level = 0;
  let end = 0;
  let isFreeform = false;
  const add = (html: string) => {
    const isClassic = (level === 0 || isFreeform) && html.replace(/<!--[\s\S]*?-->/g, '').trim() !== '';
    parts.push(isClassic ? `<div ${classicAttribute}="true">${html}</div>` : html);
  };
  for (const match of content.matchAll(marker)) {
    const [whole, isClosing, name = '', json = '', isSelfClosing] = match;
    add(content.slice(end, match.index));
    end = match.index + whole.length;
    const attributes = (parseJson(json) ?? {}) as Record<string, unknown>;
    if (isSelfClosing) {
      const number = typeof attributes.ref === 'number' ? String(attributes.ref) : '';
      const reference = name === 'block' ? reusable(number) : undefined;
      if (reference !== undefined && depth < 5) {
        const inner = readBlocks(reference, reusable, depth + 1);
        parts.push(inner.html);
        lost.push(...inner.lost);
      } else if (name === 'block') lost.push(`reusable block ${number}, which is not in the export`);
      else if (!structural.has(name)) {
        const line = `block ${name}${words(attributes)}`;
        dynamic.set(line, (dynamic.get(line) ?? 0) + 1);
      }
    } else if (isClosing) {
      level = Math.max(0, level - 1);
      isFreeform = false;
    } else {
      level += 1;
      isFreeform = name === 'freeform' || name === 'shortcode';
    }
  }
  add(content.slice(end));
  lost.push(
    ...[...dynamic].map(
      ([line, count]) => `${line}${count > 1 ? `, ${count} times` : ''}: WordPress fills it when it shows the page`,
    ),
  );
  return { html: parts.join(''), lost };
}

/** The words and addresses that a block shows. */
function words(attributes: Record<string, unknown>): string {
  const names = ['label', 'content', 'buttonText', 'placeholder', 'service', 'url', 'feedURL', 'latex', 'text'];
  const values = names.flatMap((name) =>
    typeof attributes[name] === 'string' && attributes[name] !== '' ? [attributes[name]] : [],
  );
  return values.length > 0 ? ` “${values.join(', ')}”` : '';
}
