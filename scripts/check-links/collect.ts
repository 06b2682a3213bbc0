import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { fieldName } from '../../src/check/rules/frontmatter.ts';
import { parseContentFile } from '../../src/check/rules/yaml.ts';
import { sourceFields, sourceTextFields } from '../../src/schemas/source-fields.ts';
import { parseMarkdown } from '../../src/markdown/parser.ts';

/** A link in a content file to an address outside the site. */
export interface OutgoingLink {
  /** The address, without its fragment. */
  url: string;
  /** The path of the file. */
  file: string;
  /** The line number, starting at 1. */
  line: number;
  /** The frontmatter field, or `body`. */
  field: string;
  /** Whether the entry names an archived copy of the address. */
  hasCopy: boolean;
}

/** The fields of a work that hold addresses. */
const addressFields = [
  ...Object.entries(sourceFields).flatMap(([name, { isAddress }]) => (isAddress ? [['source', name] as const] : [])),
  ['via', 'url'],
  ['via', 'archived'],
  ['via', 'archive'],
  ['via', 'replies'],
] as const;

/** Returns the external links of a content file, in their order in the file. Skips parts that can't be parsed. */
export function outgoingLinks(file: string, text: string): OutgoingLink[] {
  const { data, body, bodyLine, lineOf } = parseContentFile(text);
  const fields = (data ?? {}) as Record<string, Record<string, unknown> | undefined>;
  const links: OutgoingLink[] = [];
  const add = (address: unknown, line: number, field: string, hasCopy = false) => {
    if (typeof address !== 'string' || !/^https?:/i.test(address) || !URL.canParse(address)) return;
    links.push({ url: address.replace(/#.*/s, ''), file, line, field, hasCopy });
  };
  for (const path of addressFields) {
    const [place, name] = path;
    const hasCopy = name === 'url' && fields[place]?.archived !== undefined;
    add(fields[place]?.[name], lineOf(path), fieldName(path), hasCopy);
  }
  for (const { field, link, isCatalogue } of sourceTextFields) {
    const value = fields.source?.[field];
    if (link && !isCatalogue && typeof value === 'string')
      add(link(value), lineOf(['source', field]), `source.${field}`);
  }
  visit(parse(body, file.endsWith('.mdx')), (node) =>
    add(addressOf(node), (node.position?.start.line ?? 1) + bodyLine - 1, 'body'),
  );
  return links;
}

function parse(body: string, mdx: boolean): Root {
  try {
    return parseMarkdown(body, { mdx });
  } catch {
    return { type: 'root', children: [] }; // the content check reports the syntax error
  }
}

/** Returns the address of a link, or of the credit of a figure. */
const addressOf = (node: Nodes) =>
  node.type === 'link' || node.type === 'definition'
    ? node.url
    : node.type === 'containerDirective'
      ? node.attributes?.link
      : undefined;
