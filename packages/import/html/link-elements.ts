/** Converts links. */
import type { Element, ElementContent } from 'hast';
import { isAllowedUrl } from '../site.ts';
import { missingName } from './media.ts';
import { pushDown } from './push-down.ts';
import { attribute, element, elementsIn, isElement, plainText, text } from './tree.ts';

/** The facts about the page that links need. */
export interface LinkOptions {
  /** The address of the page, for relative links. */
  base?: string | undefined;
  /** Returns the temporary address of another imported file, or `undefined` if a link doesn't lead to one. */
  linkToFile?: ((href: string) => string | undefined) | undefined;
  /** Returns the address on our site that replaces an absolute address, or `undefined` if the link is kept unchanged. */
  linkTo?: ((url: string) => string | undefined) | undefined;
}

/** The line in the report for a link that is lost because it has no visible text. */
export const linkWithoutText = (url: string): string => `link to ${url} without a text`;

/** Converts a link, whose cleaned content is `children`. If it has no valid address, only its content is kept. */
export function convertLink(
  node: Element,
  children: ElementContent[],
  options: LinkOptions,
  lost: string[],
): ElementContent[] {
  const href = attribute(node, 'href').trim();
  if (href === '') return children;
  const url = linkAddress(href, options);
  if (url === undefined) {
    lost.push(`link to ${href}`);
    return children;
  }
  const pictures = children
    .flatMap((child) => (isElement(child) ? [child, ...elementsIn(child)] : []))
    .filter((inner) => isElement(inner, 'img', missingName));
  if (plainText(children) === '') {
    const label = attribute(node, 'ariaLabel') || attribute(node, 'title');
    // A picture that leads to a larger one, or to its own page
    if (
      pictures.length > 0 &&
      (/\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#].*)?$/i.test(url) || /attachment/.test(attribute(node, 'rel')))
    )
      return children;
    if (pictures.some((picture) => picture.tagName === missingName) && !url.startsWith('#'))
      return [...children, element('a', { href: url }, [text(label || url)])];
    if (pictures.length === 0) {
      if (!label) {
        lost.push(linkWithoutText(url));
        return children;
      }
      return [element('a', { href: url }, [text(label)])];
    }
  }
  const title = attribute(node, 'title');
  const properties = { href: url, ...(title && title !== plainText([node]) && title !== url ? { title } : {}) };
  return pushDown('a', properties, children);
}

/** Returns the address for a link, or `undefined` if there can't be one. */
export function linkAddress(href: string, { base, linkTo, linkToFile }: LinkOptions): string | undefined {
  if (href.startsWith('#')) return href.length > 1 ? href : undefined;
  const file = linkToFile?.(href);
  if (file !== undefined) return file;
  const absolute = /^(?:https?|mailto):/i.test(href) ? href : URL.parse(href, base)?.href;
  if (!absolute) return undefined;
  if (base && absolute.includes('#') && absolute.split('#')[0] === base.split('#')[0])
    return `#${absolute.split('#')[1]}`;
  const encoded = absolute.replace(/[\s<>\\`{}|^]/g, (character) => encodeURIComponent(character));
  const ours = linkTo?.(encoded);
  if (ours !== undefined) return ours;
  return /^(?:https?|mailto):/i.test(encoded) && isAllowedUrl(encoded) ? encoded : undefined;
}
