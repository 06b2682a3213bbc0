import type { Html, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type BodyContext, truncate } from '../body-context.ts';
import { isVoid, readTags } from '../../values/html.ts';
import { withoutComments } from '../../markdown/comments.ts';
import { isAllowedUrl } from './links.ts';

/** The inline elements that Markdown has no syntax for. */
export const allowedElements: readonly string[] = [
  ...['abbr', 'b', 'bdi', 'bdo', 'br', 'cite', 'del', 'dfn', 'em', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'samp'],
  ...['rp', 'rt', 'ruby', 'small', 'small-caps', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr'],
];

/** The allowed attributes, each with a test of its value and a description of the values. */
const allowedAttributes: Record<string, { isValid: (value: string) => boolean; expected: string }> = {
  cite: { isValid: isAllowedUrl, expected: 'an https:, http: or mailto: URL, or a path on this site' },
  datetime: { isValid: () => true, expected: 'a date' },
  dir: { isValid: (value) => ['ltr', 'rtl', 'auto'].includes(value), expected: 'ltr, rtl or auto' },
  lang: {
    isValid: (value) => /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(value),
    expected: 'a language tag such as en or pt-BR',
  },
  title: { isValid: () => true, expected: 'text' },
};

/** Checks raw HTML: only balanced inline elements with harmless attributes, and comments, are allowed. */
export function checkHtml(tree: Root, context: BodyContext): void {
  visit(tree, 'html', (node, _index, parent) => {
    const isAllowed = checkMarkup(node, context);
    if (!isAllowed || !parent || !blockParents.includes(parent.type)) return;
    const markup = withoutComments(node.value).trim();
    if (markup.startsWith('<')) reportBlock(node, context);
    else if (markup !== '')
      context.report(node, 'html/block', 'text on the same line as a comment', 'put the comment on a separate line');
  });
  visit(tree, (node) => {
    if ('children' in node) checkBalance(node.children.filter(({ type }) => type === 'html') as Html[], context);
  });
}

/** Returns whether HTML begins with an element that texts may use, or is a comment. */
export const isAllowedMarkup = (html: string): boolean => {
  const [tag] = readTags(html);
  return html.startsWith('<!--') || (tag?.start === 0 && allowedElements.includes(tag.name));
};

const blockParents = ['root', 'blockquote', 'listItem', 'footnoteDefinition', 'containerDirective'];

/** Reports an element that starts or ends on a line of its own, which turns what may be text into a block. */
export const reportBlock = (node: Parameters<BodyContext['report']>[0], { report }: BodyContext) =>
  report(node, 'html/block', 'HTML tag on a separate line', 'put it on the same line as its text');

/** Checks comments, elements and attributes. Returns whether all of them are allowed. */
function checkMarkup(node: Html, context: BodyContext): boolean {
  const html = withoutComments(node.value).trim();
  if (html !== node.value.trim())
    context.report(
      node,
      'html/comment',
      'HTML comment is not published',
      'delete it if readers have no use for it',
      'warning',
    );
  if (html === '') return true;
  if (html.startsWith('<!--')) {
    context.report(node, 'html/unclosed-comment', 'unclosed HTML comment', 'close it with -->, or delete it');
    return false;
  }
  if (!html.startsWith('<')) return true; // text after a comment on a line of its own
  if (!isAllowedMarkup(html)) {
    context.report(
      node,
      'html/disallowed-element',
      `${truncate(html)} is not allowed`,
      readTags(html)[0]?.name === 'img'
        ? 'write ![description](file.png)'
        : 'use Markdown, or an inline element such as abbr, cite, sub or sup',
    );
    return false;
  }
  const results = readTags(html)
    .flatMap(({ attributes }) => attributes)
    .map(({ name, value }) => checkAttribute(node, name, value, context));
  return !results.includes(false);
}

/** Checks an attribute of a node, and returns whether it is allowed. */
export function checkAttribute(node: Nodes, name: string, value: string, { report, addLink }: BodyContext): boolean {
  const attribute = Object.hasOwn(allowedAttributes, name) ? allowedAttributes[name] : undefined;
  if (!attribute) {
    const names = Object.keys(allowedAttributes).join(', ');
    report(node, 'html/disallowed-attribute', `attribute ${name} is not allowed`, `use only ${names}`);
    return false;
  }
  if (attribute.isValid(value)) {
    if (name === 'cite') addLink(node, value);
    return true;
  }
  report(
    node,
    'html/invalid-attribute-value',
    `invalid value ${truncate(value)} of attribute ${name}`,
    `use ${attribute.expected}`,
  );
  return false;
}

/** Checks that the tags among sibling nodes match. */
function checkBalance(siblings: readonly Html[], { report }: BodyContext): void {
  const hint = 'open and close it within one paragraph, without overlapping other elements';
  const open: { name: string; node: Html }[] = [];
  for (const node of siblings)
    for (const { name, isEnd } of readTags(withoutComments(node.value))) {
      if (!allowedElements.includes(name) || isVoid(name)) continue;
      if (!isEnd) open.push({ name, node });
      else if (open.at(-1)?.name === name) open.pop();
      else report(node, 'html/stray-end-tag', `</${name}> doesn’t close any element`, hint);
    }
  for (const { name, node } of open) report(node, 'html/unclosed-element', `<${name}> is not closed`, hint);
}
