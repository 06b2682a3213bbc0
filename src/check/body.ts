import type { Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import { visit } from 'unist-util-visit';
import { headingIds } from '../lib/anchors.ts';
import { plainTree, setAside } from '../markdown/plain-paragraphs.ts';
import { decorative } from '../lib/pictures.ts';
import { isGoodAddress } from './address.ts';
import type { Fault } from './fields.ts';
import { allowed, attributeFault, balanceFaults, elements, htmlFaults, shorten } from './html.ts';
import { suggest } from './nearest.ts';

/** What a text is to be checked as. */
export interface Kind {
  /** Whether it is MDX, else it is Markdown. */
  mdx: boolean;
  /** Whether its paragraphs are numbered, being words of a work. */
  numbered: boolean;
  /** The line of the file on which it begins. */
  firstLine: number;
}

/** What was found in a text. */
export interface Body {
  /** What is wrong with it by itself. */
  faults: Fault[];
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
const components: Record<string, readonly string[]> = { LostPicture: ['label'] };
/** How long a word may be, in characters, and how deep quotations and lists may stand in each other. */
const [longestWord, deepest] = [200, 8];

/** Reads a text: what could run, load or hide something in it, what would not be read as it was meant, and its links. */
export function readBody(body: string, { mdx, numbered, firstLine }: Kind): Body {
  const faults: Fault[] = [];
  const links: Body['links'] = [];
  const pictures: Body['pictures'] = [];
  const anchors = new Set<string>();
  const complain = (line: number, wrong: string, fix: string) => faults.push({ line, field: 'body', wrong, fix });
  let tree: Nodes;
  try {
    const parts = setAside(body);
    tree =
      plainTree(parts) ??
      fromMarkdown(parts.rest, {
        extensions: [gfm(), ...(mdx ? [mdxjs()] : [])],
        mdastExtensions: [gfmFromMarkdown(), ...(mdx ? [mdxFromMarkdown()] : [])],
      });
  } catch (error) {
    const { reason = String(error), line = 1 } = error as { reason?: string; line?: number };
    complain(
      firstLine + line - 1,
      `is no MDX: ${reason.split('\n')[0]}`,
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
      for (const { line: at, wrong } of balanceFaults(htmlIn(node, lineOf)))
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
        if (!isGoodAddress(node.url))
          complain(line, `has a link to ${shorten(node.url)}`, 'link to https:, http:, mailto: or a page of this site');
        else if (!/^(?:https?|mailto):/i.test(node.url)) links.push({ url: node.url, line });
        if (node.type === 'link' && wordsIn(node).trim() === '' && !node.children.some(({ type }) => type === 'image'))
          complain(line, 'has a link without words', 'say in the brackets where it leads');
        break;
      case 'image':
        if (node.url === '') complain(line, 'has a picture without a file', 'name the file in the parentheses');
        else if (/^(?:[a-z][a-z\d+.-]*:|\/|\\)/i.test(node.url))
          complain(line, `has a picture from elsewhere, ${shorten(node.url)}`, 'put the picture beside the file');
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
        for (const wrong of htmlFaults(node.value)) complain(line, wrong, allowed);
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
        const long = node.value.split(/\s+/).find((word) => [...word].length > longestWord && !/^https?:/.test(word));
        if (long) complain(line, `has a word of ${[...long].length} characters`, `keep words under ${longestWord}`);
        break;
      }
    }
  });
  if (depthOf(tree) > deepest * 2)
    complain(firstLine, 'has quotations and lists too deep in each other', `keep to ${deepest}`);
  for (const { node, wrong, fix } of footnoteFaults(tree)) complain(lineOf(node), wrong, fix);
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
  if (!properties && !elements.includes(name))
    return [[`has the component ${name || 'without a name'}`, suggest(name, Object.keys(components))]];
  return attributes.flatMap(({ type, name: own = '', value }): [string, string][] => {
    const unknown = properties && own && !properties.includes(own) ? `has a ${name} with ${own}` : undefined;
    if (properties && unknown) return [[unknown, suggest(own, properties)]];
    const wrong = properties || !own ? undefined : attributeFault(own, typeof value === 'string' ? value : '');
    if (wrong) return [[wrong, allowed]];
    if (type === 'mdxJsxAttribute' && typeof value === 'string') return [];
    return [[`has a ${name} with an expression in it`, 'give its properties as text in quotes']];
  });
}

/** What is wrong with notes: named and not given, given and not named, given twice. */
function footnoteFaults(tree: Nodes): { node: Nodes; wrong: string; fix: string }[] {
  const named = new Set<string>();
  const given = new Map<string, Nodes>();
  const faults: { node: Nodes; wrong: string; fix: string }[] = [];
  visit(tree, ['footnoteReference', 'footnoteDefinition'], (node) => {
    if (node.type === 'footnoteReference') named.add(node.identifier);
    if (node.type !== 'footnoteDefinition') return;
    if (given.has(node.identifier))
      faults.push({ node, wrong: `gives the note ${node.identifier} twice`, fix: 'name one of them otherwise' });
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
  visit(tree, 'text', (node) => {
    const [, note] = /\[\^([^\]\s]+)\]/.exec(node.value) ?? [];
    if (note)
      faults.push({
        node,
        wrong: `names the note ${note}, which is not given`,
        fix: `write [^${note}]: and its words below`,
      });
  });
  return faults;
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
