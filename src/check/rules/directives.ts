import type { Nodes, Root } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import { type Construct, constructs, isOmission, onlyImage, partsOf } from '../../markdown/directives.ts';
import { type BodyContext, sourceOf, textOf, truncate, visitText } from '../body-context.ts';
import { suggest } from '../suggest.ts';
import { isAllowedUrl } from './links.ts';

type Directive = ContainerDirective | LeafDirective;

/** Names that other programs give to boxed notices. */
const notices = /^(?:note|tip|info|hint|important|warning|caution|danger|abstract|summary|details|aside|callout)$/i;

const plainColons = 'or write a backslash before literal colons';

/** Checks directives: only the constructs of this site are allowed, each with the parts that it needs. */
export function checkDirectives(tree: Root, context: BodyContext): void {
  visit(tree, ['containerDirective', 'leafDirective'], (node, _index, parent) => {
    if (node.type !== 'containerDirective' && node.type !== 'leafDirective') return;
    const construct = Object.hasOwn(constructs, node.name) ? constructs[node.name] : undefined;
    if (construct?.type === node.type) checkParts(node, construct, context);
    else reportName(node, construct, context);
    if (node.type === 'containerDirective' && !isClosed(node)) reportUnclosed(node, parent, context);
  });
  // Colons that are not a directive are parsed as text.
  visitText(tree, context, (text, node) => {
    for (const { index, 1: line = '' } of text.matchAll(/^[ \t]*(:{2,}[ \t]*(?:\p{L}.*)?)$/gmu)) {
      if (index === 0 && !startsLine(node, context)) continue;
      if (/^:+\s*\p{L}/u.test(line))
        context.report(
          node,
          'directives/malformed',
          `malformed directive ${truncate(line)}`,
          `write :::name[label]{attribute="value"} on a separate line, without a space before the name, ${plainColons}`,
        );
      else if (line.startsWith(':::'))
        context.report(
          node,
          'directives/stray-colons',
          `${line.trim()} doesn’t close anything`,
          `delete it, ${plainColons}`,
        );
    }
  });
}

/** Returns whether only the marks of block quotes and lists come before a node on its line. */
function startsLine({ position }: Nodes, { source }: BodyContext): boolean {
  const start = position?.start.offset ?? 0;
  return /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?$/.test(source.slice(source.lastIndexOf('\n', start - 1) + 1, start));
}

const written = ({ type, name }: Pick<Directive, 'type' | 'name'>) =>
  `${type === 'leafDirective' ? '::' : ':::'}${name}`;

function reportName(node: Directive, construct: Construct | undefined, { report }: BodyContext): void {
  const { name } = node;
  if (!construct) {
    const suggestion = suggest(name, Object.keys(constructs));
    const hint = notices.test(name) ? 'write :::editors-note for a note of your own' : suggestion;
    report(
      node,
      'directives/unknown-name',
      `unknown directive ${written(node)}`,
      hint.replace(/[^?]$/, `$&, ${plainColons}`),
    );
  } else if (construct.type === 'leafDirective')
    report(node, 'directives/wrong-colons', `${written(node)} has too many colons`, `write ::${name}[…] on a line`);
  else
    report(
      node,
      'directives/wrong-colons',
      `${written(node)} has too few colons`,
      `write :::${name}, ${construct.content} and :::, each on separate lines`,
    );
}

/** The parser stores the position of the closing colons. */
const isClosed = ({ data }: ContainerDirective): boolean =>
  (data as { position?: { closing?: unknown } } | undefined)?.position?.closing !== undefined;

function reportUnclosed(node: ContainerDirective, outer: Nodes | undefined, { report }: BodyContext): void {
  report(
    node,
    'directives/unclosed',
    `${written(node)} is not closed`,
    outer?.type === 'containerDirective'
      ? `give ${written(outer)} around it more colons at its start and end: :${written(outer)}`
      : 'put ::: on a separate line after its content',
  );
}

function checkParts(node: Directive, construct: Construct, context: BodyContext): void {
  const { report } = context;
  const { label, content } = node.type === 'containerDirective' ? partsOf(node) : { label: node, content: [] };
  const hasLabel =
    node.type === 'containerDirective' ? label !== undefined : /^::[\w-]+\[/.test(sourceOf(node, context.source));
  if (hasLabel && construct.label === undefined)
    report(node, 'directives/unexpected-label', `${written(node)} takes no label`, 'put the words below it');
  else if (hasLabel && label && textOf(label).trim() === '')
    report(
      node,
      'directives/empty-label',
      `empty label of ${written(node)}`,
      `put ${construct.label} in the brackets, or delete them`,
    );
  else if (!hasLabel && construct.labelRequired)
    report(
      node,
      'directives/no-label',
      `${written(node)} without a label`,
      `write ${written(node)}[…] with ${construct.label}`,
    );
  checkAttributes(node, construct, context);
  if (node.type === 'containerDirective') checkContent(node, content, construct, context);
}

function checkAttributes(node: Directive, construct: Construct, { report }: BodyContext): void {
  const known = construct.attributes ?? {};
  const attributes = Object.entries(node.attributes ?? {});
  for (const [name, value] of attributes) {
    if (!Object.hasOwn(known, name))
      report(
        node,
        'directives/unknown-attribute',
        `unknown attribute ${name} of ${written(node)}`,
        Object.keys(known).length > 0
          ? suggest(name, Object.keys(known))
          : `delete it: ${written(node)} has no attributes`,
      );
    else if (!value?.trim())
      report(node, 'directives/empty-attribute', `empty attribute ${name}`, `write ${name}="…": ${known[name]}`);
    else if (name === 'link' && !(/^https?:/i.test(value) && isAllowedUrl(value)))
      report(node, 'directives/invalid-link', `invalid link ${truncate(value)}`, `use ${known[name]}`);
  }
  if (node.attributes?.link && !node.attributes.credit)
    report(
      node,
      'directives/link-without-credit',
      'link without a credit',
      'add credit="…", whose words become the link',
    );
}

function checkContent(
  node: ContainerDirective,
  content: ContainerDirective['children'],
  { content: expected }: Construct,
  { report }: BodyContext,
): void {
  if (content.length === 0) {
    report(node, 'directives/no-content', `${written(node)} is empty`, `put ${expected} between it and :::`);
    return;
  }
  if (node.name === 'verse')
    for (const block of content)
      if (block.type !== 'paragraph' && !isOmission(block))
        report(
          block,
          'directives/verse-content',
          `verse contains ${blockNames[block.type] ?? 'another block'}`,
          'put a backslash before the character that makes it one, as in \\- or 1\\.',
        );
  if (node.name === 'table' && (content.length > 1 || content[0]?.type !== 'table'))
    report(
      node,
      'directives/table-content',
      `${written(node)} needs one table and nothing else`,
      'move the rest out of it',
    );
  if (node.name !== 'figure') return;
  const image = onlyImage(content);
  if (!image)
    report(
      node,
      'directives/figure-content',
      `${written(node)} needs one image and nothing else`,
      'write ![description](file.png)',
    );
  else if (image.title && partsOf(node).label)
    report(
      node,
      'directives/two-captions',
      'figure with two captions',
      'delete the quoted caption after the file name',
    );
}

const blockNames: Partial<Record<Nodes['type'], string>> = {
  blockquote: 'a block quote',
  code: 'a code block',
  containerDirective: 'a directive',
  heading: 'a heading',
  html: 'HTML',
  list: 'a list',
  table: 'a table',
  thematicBreak: 'a rule',
};
