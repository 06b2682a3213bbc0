import type { Paragraph, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { visit } from 'unist-util-visit';
import type { BodyContext } from '../body-context.ts';
import type { Problem } from '../diagnostic.ts';
import { suggest } from '../suggest.ts';
import { allowedElements, checkAttribute, reportBlock } from './html.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** The components that a text may use, with their required properties. */
const components: Record<string, readonly string[]> = { MissingImage: ['label'] };

/** Checks MDX, which can run code at build time: only listed components and inline HTML elements are allowed. */
export function checkMdx(tree: Root, context: BodyContext): void {
  visit(tree, (node) => {
    switch (node.type) {
      case 'mdxjsEsm':
        context.report(
          node,
          'mdx/import-or-export',
          'import and export are not allowed in MDX',
          'delete it: a text must not contain code',
        );
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (/^\s*\/\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.test(node.value))
          context.report(
            node,
            'mdx/comment',
            'MDX comment is not published',
            'delete it if readers have no use for it',
            'warning',
          );
        else context.report(node, 'mdx/expression', 'MDX expressions are not allowed', 'write \\{ for a literal brace');
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkElement(node, context);
        break;
      case 'paragraph':
        checkComponentsInText(node, context);
    }
  });
}

function checkElement(node: Element, context: BodyContext): void {
  const name = node.name ?? '';
  const properties = Object.hasOwn(components, name) ? components[name] : undefined;
  if (properties) checkComponent(node, name, properties, context);
  else if (allowedElements.includes(name)) {
    checkInlineElement(node, name, context);
    if (node.type === 'mdxJsxFlowElement') reportBlock(node, context);
  } else
    context.report(
      node,
      'mdx/unknown-component',
      name ? `unknown component ${name}` : 'fragment without a component name',
      suggest(name, Object.keys(components)),
    );
}

function checkComponent(node: Element, name: string, properties: readonly string[], { report }: BodyContext): void {
  if (node.children.length > 0)
    report(
      node,
      'mdx/children',
      `${name} cannot contain text, which would be lost`,
      `write <${name} ${properties.map((property) => `${property}="…"`).join(' ')} />, and the text in a paragraph`,
    );
  let hasOtherProblems = false;
  for (const attribute of node.attributes) {
    const property = attribute.type === 'mdxJsxAttribute' ? attribute.name : undefined;
    if (property === undefined || !properties.includes(property)) hasOtherProblems = true;
    if (property !== undefined && !properties.includes(property))
      report(node, 'mdx/unknown-property', `unknown property ${property} of ${name}`, suggest(property, properties));
    else if (typeof attribute.value !== 'string' || property === undefined) reportExpression(node, name, report);
  }
  if (hasOtherProblems) return;
  for (const property of properties) {
    const attribute = node.attributes.find((other) => other.type === 'mdxJsxAttribute' && other.name === property);
    if (!attribute || (typeof attribute.value === 'string' && attribute.value.trim() === ''))
      report(node, 'mdx/missing-property', `${name} has no ${property}`, `write <${name} ${property}="…" />`);
  }
}

/** A component is a block. Browsers end the paragraph before it, so the words after it would be outside any paragraph. */
function checkComponentsInText(paragraph: Paragraph, { report }: BodyContext): void {
  const isAlone = paragraph.children.every(
    (node) => node.type === 'mdxJsxTextElement' || (node.type === 'text' && node.value.trim() === ''),
  );
  visit(paragraph, 'mdxJsxTextElement', (node, _index, parent) => {
    const isComponent = Object.hasOwn(components, node.name ?? '');
    if (isComponent && !(isAlone && parent === paragraph))
      report(node, 'mdx/component-in-text', `${node.name} within a paragraph`, 'put it on a separate line');
  });
}

function checkInlineElement(node: Element, name: string, context: BodyContext): void {
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') reportExpression(node, name, context.report);
    else {
      const value = typeof attribute.value === 'string' ? attribute.value : '';
      const isAllowed = checkAttribute(node, attribute.name, value, context);
      if (isAllowed && typeof attribute.value !== 'string') reportExpression(node, name, context.report);
    }
  }
}

const reportExpression = (node: Element, name: string, report: BodyContext['report']) =>
  report(
    node,
    'mdx/property-expression',
    `${name} has an expression as a property`,
    'write the value as text in quotes',
  );

/**
 * Describes an error thrown by a parser: a syntax error in MDX, or an error of the parser itself. The line is counted
 * from 1 at the start of the body.
 */
export function describeMdxError(error: unknown): Omit<Problem, 'field'> {
  const { reason, line, place } = error as MdxError;
  if (reason === undefined)
    return {
      line: 1,
      rule: 'body/parser-failed',
      message: `the parser failed: ${(error as Error).message}`,
      hint: 'look for something that is nested or repeated very often, and simplify it',
    };
  const [message = ''] = reason.replace(/ \((?:note: |\d+:).*$/s, '').split('\n');
  return {
    line: line ?? place?.start?.line ?? place?.line ?? Number(/\((\d+):/.exec(reason)?.[1] ?? 1),
    rule: 'mdx/invalid-syntax',
    message: `invalid MDX: ${message}`,
    hint:
      syntaxHints.find(({ pattern }) => pattern.test(message))?.hint ??
      'put a backslash before plain braces and angle brackets',
  };
}

/** Hints for syntax errors that the parser, which reads the text as code, describes in terms of code. */
const syntaxHints: readonly { pattern: RegExp; hint: string }[] = [
  { pattern: /closing tag for `<w?br>`/, hint: 'write <br /> or <wbr />' },
  { pattern: /`!` \(U\+0021\) before name/, hint: 'write a comment as {/* … */}' },
  {
    pattern: /^Could not parse import\/exports/,
    hint: 'if the paragraph starts with import or export, write &#105;mport or &#101;xport',
  },
];

interface MdxError {
  reason?: string;
  line?: number;
  place?: { line?: number; start?: { line?: number } };
}
