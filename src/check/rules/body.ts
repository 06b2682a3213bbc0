import type { Nodes, Parents } from 'mdast';
import { visit } from 'unist-util-visit';
import { headingIds } from '../../markdown/anchors.ts';
import { parseMarkdown } from '../../markdown/parser.ts';
import { decorative } from '../../markdown/decorative.ts';
import { isAllowedUrl } from './address.ts';
import type { Problem } from './schema.ts';
import { allowedHint, attributeProblem, unbalancedTags, allowedElements, htmlProblems, truncate } from './html.ts';
import { suggest } from '../suggest.ts';

/** What a text is to be checked as. */
export interface BodyOptions {
  /** Whether it is MDX, else it is Markdown. */
  mdx: boolean;
  /** Whether its paragraphs are numbered, being words of a work. */
  numbered: boolean;
  /** The line of the file on which it begins. */
  firstLine: number;
}

/** What was found in a text. */
export interface CheckedBody {
  /** What is wrong with it by itself. */
  faults: Problem[];
  /** Where it leads to on this site, as it is written. */
  links: { url: string; line: number }[];
  /** The pictures that it shows, as they are written. */
  pictures: { url: string; line: number }[];
  /** The places in it that can be linked to: headings and numbered paragraphs. */
  anchors: ReadonlySet<string>;
  /** Whether it has words: it may be empty, or consist of pictures. */
  hasWords: boolean;
}

/** The components that a text may use, with their properties. */
const components: Record<string, readonly string[]> = { MissingImage: ['label'] };
/** What parts words; letters of scripts that are written without spaces part by themselves. */
const between =
  /[\s\u200B\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}]+/u;
/** How long a word may be, in characters, and how deep quotations and lists may stand in each other. */
const [longestWord, deepest] = [200, 8];

/** Reads a text: what could run, load or hide something in it, what would not be read as it was meant, and its links. */
export function checkBody(body: string, { mdx, numbered, firstLine }: BodyOptions): CheckedBody {
  const faults: Problem[] = [];
  const links: CheckedBody['links'] = [];
  const pictures: CheckedBody['pictures'] = [];
  const anchors = new Set<string>();
  const complain = (line: number, wrong: string, fix: string) => faults.push({ line, field: 'body', wrong, fix });
  let tree: Nodes;
  try {
    tree = parseMarkdown(body, { mdx });
  } catch (error) {
    const { reason = String(error), line, place } = error as MdxError;
    const [said = ''] = reason.replace(/ \((?:note: |\d+:).*$/s, '').split('\n');
    complain(
      firstLine + (line ?? place?.start?.line ?? place?.line ?? Number(/\((\d+):/.exec(reason)?.[1] ?? 1)) - 1,
      `is no MDX: ${said}`,
      'write braces and angle brackets with a \\ before them',
    );
    return { faults, links, pictures, anchors, hasWords: true };
  }
  const lineOf = (node: Nodes) => firstLine + (node.position?.start.line ?? 1) - 1;

  const shown = new Set<string>();
  visit(tree, 'imageReference', ({ identifier }) => void shown.add(identifier));
  let level = 1;
  const idOf = headingIds();
  visit(tree, (node) => {
    const line = lineOf(node);
    if ('children' in node)
      for (const { line: at, wrong } of unbalancedTags(htmlIn(node, lineOf)))
        complain(at, wrong, 'begin and end it within one paragraph, one element inside of the other');
    switch (node.type) {
      case 'heading': {
        const fault = headingFault(node.depth, level);
        if (fault) complain(line, ...fault);
        if (wordsIn(node).trim() === '') complain(line, 'has an empty heading', 'give it words, or take it out');
        level = Math.max(node.depth, 2);
        anchors.add(idOf(wordsIn(node)));
        break;
      }
      case 'link':
      case 'definition':
        if (node.type === 'definition' && shown.has(node.identifier)) break; // it is complained of where it is shown
        if (!isAllowedUrl(node.url))
          complain(
            line,
            `has a link to ${truncate(node.url)}`,
            'link to https:, http:, mailto: or a page of this site',
          );
        else if (!/^(?:https?|mailto):/i.test(node.url)) links.push({ url: node.url, line });
        if (node.type === 'link' && wordsIn(node).trim() === '' && !node.children.some(({ type }) => type === 'image'))
          complain(line, 'has a link without words', 'say in the brackets where it leads');
        break;
      case 'image':
        if (node.url === '') complain(line, 'has a picture without a file', 'name the file in the parentheses');
        else if (/^(?:[a-z][a-z\d+.-]*:|\/|\\)/i.test(node.url))
          complain(line, `has a picture from elsewhere, ${truncate(node.url)}`, 'put the picture beside the file');
        else pictures.push({ url: node.url, line });
        if (!node.alt?.trim() && node.title !== decorative)
          complain(
            line,
            'has a picture without words for it',
            `say in the brackets what it shows, or "${decorative}" behind its name`,
          );
        break;
      case 'imageReference':
        complain(line, 'has a picture by reference', 'write ![what it shows](its file)');
        break;
      case 'html':
        for (const wrong of htmlProblems(node.value)) complain(line, wrong, allowedHint);
        break;
      case 'mdxjsEsm':
        complain(line, 'has an import or export', 'a text is no program: take it out');
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        complain(line, 'has an expression in braces', 'write \\{ for a brace');
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        for (const [wrong, fix] of componentFaults(node.name ?? '', node.attributes)) complain(line, wrong, fix);
        break;
      case 'text': {
        const long = node.value.split(between).find((word) => [...word].length > longestWord && !/^https?:/.test(word));
        if (long) complain(line, `has a word of ${[...long].length} characters`, `keep words under ${longestWord}`);
        break;
      }
    }
  });
  if (depthOf(tree) > deepest * 2)
    complain(firstLine, 'has quotations and lists too deep in each other', `keep to ${deepest}`);
  for (const { node, wrong, fix } of [...footnoteFaults(tree, body), ...layoutFaults(tree, body)])
    complain(lineOf(node), wrong, fix);
  if (numbered && 'children' in tree)
    tree.children.filter(isParagraph).forEach((_, index) => {
      anchors.add(`p${index + 1}`);
    });
  return { faults, links, pictures, anchors, hasWords: wordsIn(tree).trim() !== '' };
}

/** Whether a part of a text is a paragraph on its page: pictures, and elements of MDX, that stand alone are none. */
function isParagraph(node: Nodes): boolean {
  if (node.type !== 'paragraph') return false;
  const parts = node.children.filter((part) => part.type !== 'text' || part.value.trim() !== '');
  return !(parts.length === 1 && parts[0]?.type === 'image') && parts.some(({ type }) => type !== 'mdxJsxTextElement');
}

/** What is wrong with a heading of a level (`depth`) below one of another. */
function headingFault(depth: number, above: number): [wrong: string, fix: string] | undefined {
  if (depth === 1) return ['has a heading of the first level', 'begin with ##: the title is the first'];
  if (depth <= above + 1) return undefined;
  return [`has a heading of level ${depth} below one of level ${above}`, `write ${'#'.repeat(above + 1)}`];
}

/** What is wrong with a component of MDX, or with an element as MDX has it. */
function componentFaults(
  name: string,
  attributes: readonly { type: string; name?: string; value?: unknown }[],
): [wrong: string, fix: string][] {
  const properties = Object.hasOwn(components, name) ? components[name] : undefined;
  if (!properties && !allowedElements.includes(name))
    return [[`has the component ${name || 'without a name'}`, suggest(name, Object.keys(components))]];
  const given = attributes
    .filter(({ value }) => typeof value !== 'string' || value.trim() !== '')
    .map((one) => one.name);
  const missing = (properties ?? []).filter((property) => !given.includes(property));
  if (missing.length > 0 && attributes.every(({ name: own = '' }) => properties?.includes(own)))
    return [[`has a ${name} without ${missing.join(', ')}`, `write <${name} ${missing[0]}="…" />`]];
  return attributes.flatMap(({ type, name: own = '', value }): [string, string][] => {
    const unknown = properties && own && !properties.includes(own) ? `has a ${name} with ${own}` : undefined;
    if (properties && unknown) return [[unknown, suggest(own, properties)]];
    const wrong = properties || !own ? undefined : attributeProblem(own, typeof value === 'string' ? value : '');
    if (wrong) return [[wrong, allowedHint]];
    if (type === 'mdxJsxAttribute' && typeof value === 'string') return [];
    return [[`has a ${name} with an expression in it`, 'give its properties as text in quotes']];
  });
}

/** What is wrong with notes: named and not given, given and not named, given twice. */
function footnoteFaults(tree: Nodes, source: string): NodeFault[] {
  const named = new Set<string>();
  const given = new Map<string, Nodes>();
  const faults: NodeFault[] = [];
  visit(tree, ['footnoteReference', 'footnoteDefinition'], (node) => {
    if (node.type === 'footnoteReference') named.add(node.identifier);
    if (node.type !== 'footnoteDefinition') return;
    if (given.has(node.identifier))
      faults.push({ node, wrong: `gives the note ${node.identifier} twice`, fix: 'name one of them otherwise' });
    visit(node, 'footnoteReference', (inner) => {
      faults.push({
        node: inner,
        wrong: `names the note ${inner.identifier} within the note ${node.identifier}`,
        fix: 'write its words into that note',
      });
    });
    if (node.children.length === 0)
      faults.push({ node, wrong: `gives the note ${node.identifier} without words`, fix: 'write them behind it' });
    given.set(node.identifier, node);
  });
  for (const [note, node] of given)
    if (!named.has(note))
      faults.push({
        node,
        wrong: `gives the note ${note}, which nothing names`,
        fix: `write [^${note}] where it belongs`,
      });
  visit(tree, 'text', (node, _index, parent) => {
    for (const [, note = ''] of sourceOf(node, source).matchAll(/(?<!\\)\[\^([^\]\s\\]+)\]/g))
      faults.push({
        node: node.position || !parent ? node : parent,
        wrong: `names the note ${note}, which is not given`,
        fix: `write [^${note}]: and its words below, or \\[ for a bracket`,
      });
  });
  return faults;
}

/** What of a text would be lost, or not be shown as what it was meant for. */
function layoutFaults(tree: Nodes, source: string): NodeFault[] {
  const faults: NodeFault[] = [];
  const complain = (node: Nodes, wrong: string, fix: string) => faults.push({ node, wrong, fix });
  visit(tree, (node, _index, parent) => {
    if (node.type === 'table')
      for (const row of node.children.slice(1))
        if (row.children.length > (node.children[0]?.children.length ?? 0))
          complain(
            row,
            'has more cells in a row than its table has heads',
            'add a head, or write \\| for a bar in a cell',
          );
    if (
      node.type === 'code' &&
      /^(?:```|~~~)/.test(sourceOf(node, source)) &&
      !/\n[ >]*(?:```|~~~)[`~]*\s*$/.test(sourceOf(node, source))
    )
      complain(node, 'has a block of code that is not closed', 'close it with ``` on a line of its own');
    if (
      node.type === 'html' &&
      (parent?.type === 'root' || parent?.type === 'blockquote' || parent?.type === 'listItem')
    )
      if (htmlProblems(node.value).length === 0)
        complain(node, 'has HTML on a line of its own', 'write it on one line with its words');
    if (node.type !== 'text') return;
    const written = sourceOf(node, source);
    for (const [signs, what, fix] of dialects)
      if (signs.test(written)) complain(node.position || !parent ? node : parent, `has ${what}`, fix);
  });
  return faults;
}

/** Signs of other dialects of Markdown, and slips, that would be published as they stand. */
const dialects: readonly [signs: RegExp, what: string, fix: string][] = [
  [/(?<!\\)!?\[\[[^\]]+\]\]/, 'a link in double brackets', 'write [words](/related/an-id/)'],
  [
    /(?<!\\)\]\((?:$|https?:|\.{0,2}\/|#)/,
    'a link that is none',
    'write [words](address), without spaces in the address',
  ],
  [/(?<!\\)!\[[^\]]*\]\(/, 'a picture that is none', "write ![what it shows](its-file.png 'The caption')"],
  [/(?<!\\)\^\[/, 'a note in brackets', 'write [^name], and [^name]: with its words below'],
  [/^#{2,6}(?=\p{L})/u, 'a heading that is none', 'put a space behind the #'],
  [/^\|.*\|/, 'a table without a line of hyphens', 'put | --- | --- | below its heads'],
];

/** How a node stands in the source; as it is read, where the parser doesn't say (beside an address without brackets). */
function sourceOf(node: Nodes, source: string): string {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return 'value' in node ? node.value : '';
  return source.slice(start.offset, end.offset);
}

interface NodeFault {
  node: Nodes;
  wrong: string;
  fix: string;
}

/** What the parser of MDX throws. */
interface MdxError {
  reason?: string;
  line?: number;
  place?: { line?: number; start?: { line?: number } };
}

/** The HTML that stands straight in a part of a text. */
const htmlIn = (node: Parents, lineOf: (node: Nodes) => number) =>
  node.children.flatMap((child) => (child.type === 'html' ? [{ html: child.value, line: lineOf(child) }] : []));

function wordsIn(node: Nodes): string {
  let words = '';
  visit(node, (part) => {
    if ('value' in part && part.type !== 'html') words += part.value;
  });
  return words;
}

const depthOf = (node: Nodes): number =>
  'children' in node && node.children.length > 0 ? 1 + Math.max(...node.children.map((child) => depthOf(child))) : 0;
