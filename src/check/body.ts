import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import { visit } from 'unist-util-visit';
import type { Fault } from './fields.ts';
import { suggest } from './nearest.ts';

/** The components that a text may use, with their properties. */
const components: Record<string, readonly string[]> = { LostPicture: ['label'] };
/** The elements and attributes that Markdown may hold as HTML: what it has no sign of its own for. */
const elements = [
  'abbr',
  'b',
  'bdi',
  'bdo',
  'br',
  'cite',
  'del',
  'dfn',
  'em',
  'i',
  'ins',
  'kbd',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
  'var',
  'wbr',
];
const attributes = ['cite', 'datetime', 'dir', 'lang', 'title'];
/** How long a word may be, in characters, and how deep quotations and lists may stand in each other. */
const [longestWord, deepest] = [200, 8];

/**
 * What is wrong with a text: what could run, load or hide something, and what would not be read as it was meant.
 * `firstLine` is the line of the file on which the text begins.
 */
export function checkBody(body: string, { mdx, firstLine }: { mdx: boolean; firstLine: number }): Fault[] {
  const faults: Fault[] = [];
  const complain = (line: number, wrong: string, fix: string) =>
    faults.push({ line: firstLine + line - 1, field: 'body', wrong, fix });
  let tree: Nodes;
  try {
    tree = fromMarkdown(body, {
      extensions: [gfm(), ...(mdx ? [mdxjs()] : [])],
      mdastExtensions: [gfmFromMarkdown(), ...(mdx ? [mdxFromMarkdown()] : [])],
    });
  } catch (error) {
    const { reason = String(error), line = 1 } = error as { reason?: string; line?: number };
    complain(line, `is no MDX: ${reason.split('\n')[0]}`, 'write braces and angle brackets with a \\ before them');
    return faults;
  }

  let level = 1;
  visit(tree, (node) => {
    const line = node.position?.start.line ?? 1;
    switch (node.type) {
      case 'heading':
        if (node.depth === 1)
          complain(line, 'has a heading of the first level', 'begin with ##: the title is the first');
        else if (node.depth > level + 1)
          complain(
            line,
            `has a heading of level ${node.depth} below one of level ${level}`,
            `write ${'#'.repeat(level + 1)}`,
          );
        if (wordsIn(node).trim() === '') complain(line, 'has an empty heading', 'give it words, or take it out');
        level = Math.max(node.depth, 2);
        break;
      case 'link':
      case 'definition':
        if (!isGoodAddress(node.url))
          complain(line, `has a link to ${shorten(node.url)}`, 'link to https:, http:, mailto: or a page of this site');
        break;
      case 'image':
        if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(node.url))
          complain(line, `has a picture from elsewhere, ${shorten(node.url)}`, 'put the picture beside the file');
        if (!node.alt?.trim())
          complain(line, 'has a picture without words for it', 'say in the brackets what it shows');
        break;
      case 'html':
        for (const wrong of htmlFaults(node.value))
          complain(
            line,
            wrong,
            `only ${elements.slice(0, 4).join(', ')} and their like are for texts, with ${attributes.join(', ')}`,
          );
        break;
      case 'mdxjsEsm':
        complain(line, 'has an import or export', 'a text is no program: take it out');
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        complain(line, 'has an expression in braces', 'write \\{ for a brace');
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        const name = node.name ?? '';
        const allowed = components[name] ?? (elements.includes(name) ? attributes : undefined);
        if (!allowed) {
          complain(line, `has the component ${name || 'without a name'}`, suggest(name, Object.keys(components)));
          break;
        }
        for (const attribute of node.attributes) {
          if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string')
            complain(line, `has a ${name} with an expression in it`, 'give its properties as text in quotes');
          else if (!allowed.includes(attribute.name))
            complain(line, `has a ${name} with ${attribute.name}`, suggest(attribute.name, allowed));
        }
        break;
      }
      case 'text': {
        const long = node.value.split(/\s+/).find((word) => [...word].length > longestWord && !/^https?:/.test(word));
        if (long) complain(line, `has a word of ${[...long].length} characters`, `keep words under ${longestWord}`);
        break;
      }
    }
  });
  if (depthOf(tree) > deepest * 2) complain(1, 'has quotations and lists too deep in each other', `keep to ${deepest}`);
  faults.push(...footnoteFaults(tree, firstLine));
  return faults;
}

/** What is wrong with notes: named and not given, given and not named, given twice. */
function footnoteFaults(tree: Nodes, firstLine: number): Fault[] {
  const named = new Set<string>();
  const given = new Map<string, number>();
  const faults: Fault[] = [];
  const complain = (line: number, wrong: string, fix: string) =>
    faults.push({ line: firstLine + line - 1, field: 'body', wrong, fix });
  visit(tree, ['footnoteReference', 'footnoteDefinition'], (node) => {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'footnoteReference') named.add(node.identifier);
    if (node.type !== 'footnoteDefinition') return;
    if (given.has(node.identifier))
      complain(line, `gives the note ${node.identifier} twice`, 'name one of them otherwise');
    given.set(node.identifier, line);
  });
  for (const [note, line] of given)
    if (!named.has(note))
      complain(line, `gives the note ${note}, which nothing names`, `write [^${note}] where it belongs`);
  visit(tree, 'text', ({ value, position }) => {
    const [, note] = /\[\^([^\]\s]+)\]/.exec(value) ?? [];
    if (note)
      complain(
        position?.start.line ?? 1,
        `names the note ${note}, which is not given`,
        `write [^${note}]: and its words below`,
      );
  });
  return faults;
}

/** What a piece of HTML has that a text may not have. */
function htmlFaults(html: string): string[] {
  if (html.startsWith('<!--')) return html.endsWith('-->') ? ['has a comment'] : ['has a comment that is not closed'];
  const [, name = ''] = /^<\/?([a-z][\w-]*)/i.exec(html) ?? [];
  if (!elements.includes(name.toLowerCase())) return [`has the HTML ${shorten(html)}`];
  return [...html.matchAll(/<[a-z][\w-]*((?:"[^"]*"|'[^']*'|[^'">])*)>?/gi)].flatMap(([, inside = '']) =>
    [...inside.replace(/=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/g, ' ').matchAll(/[^\s/]+/g)]
      .map(([attribute]) => attribute.toLowerCase())
      .filter((attribute) => !attributes.includes(attribute))
      .map((attribute) => `has the HTML attribute ${attribute}`),
  );
}

const isGoodAddress = (url: string): boolean =>
  url !== '' &&
  (/^(?:https?:\/\/|mailto:)/i.test(url) || !/^(?:[a-z][a-z\d+.-]*:|\/\/|\\)/i.test(url.replace(/[\s\p{Cc}]/gu, '')));

const shorten = (text: string) => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
};

function wordsIn(node: Nodes): string {
  let words = '';
  visit(node, (part) => {
    if ('value' in part) words += part.value;
    else if (part.type === 'image') words += part.alt ?? '';
  });
  return words;
}

const depthOf = (node: Nodes): number =>
  'children' in node && node.children.length > 0 ? 1 + Math.max(...node.children.map((child) => depthOf(child))) : 0;
