/** Converts verse. Keeps its lines and their indentation. */
import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { Nodes, PhrasingContent } from 'mdast';
import { type Stanza, textOf } from './stringify.ts';

/** Splits the lines of a poem into stanzas. Keeps the indentation of each line. */
export function stanzas(state: State, node: Element): Stanza[] {
  const lines: PhrasingContent[][] = [[]];
  const add = (part: PhrasingContent, wrap: (inner: PhrasingContent) => PhrasingContent): void => {
    if (part.type === 'break') lines.push([]);
    else if (part.type === 'text')
      part.value.split('\n').forEach((value, index) => {
        if (index > 0) lines.push([]);
        if (value !== '') lines.at(-1)?.push(wrap({ type: 'text', value: value.replaceAll('\t', '    ') }));
      });
    else if (
      'children' in part &&
      (part.type === 'emphasis' ||
        part.type === 'strong' ||
        part.type === 'delete' ||
        part.type === 'link' ||
        part.type === 'mdxJsxTextElement')
    )
      for (const child of part.children as PhrasingContent[])
        add(child, (inner) => wrap({ ...part, children: [inner] } as PhrasingContent));
    else lines.at(-1)?.push(wrap(part));
  };
  const parts = state.all(node) as Nodes[];
  parts.forEach((part, index) => {
    if (part.type === 'paragraph') {
      if (index > 0) lines.push([], []);
      part.children.forEach((child) => add(child, (inner) => inner));
    } else add(part as PhrasingContent, (inner) => inner);
  });
  const result: Stanza[] = [];
  let isNew = true;
  for (const line of lines) {
    const { indent, children } = takeIndent(line);
    if (textOf({ type: 'paragraph', children }) === '' && !children.some(({ type }) => type !== 'text')) {
      isNew = true;
      continue;
    }
    if (isNew) result.push({ type: 'stanza', children: [] });
    isNew = false;
    result.at(-1)?.children.push({ type: 'stanzaLine', indent, children });
  }
  return result;
}

/** Returns the number of spaces at the start of a line, and the line without them. */
function takeIndent(nodes: readonly PhrasingContent[]): { indent: number; children: PhrasingContent[] } {
  const [first, ...rest] = nodes;
  if (first?.type === 'text') {
    const indent = /^[ \u00A0\u2002\u2003]*/.exec(first.value)?.[0].length ?? 0;
    const isAll = indent === first.value.length && rest.length > 0;
    const next = isAll
      ? takeIndent(rest)
      : { indent: 0, children: [{ ...first, value: first.value.slice(indent) }, ...rest] };
    return { indent: indent + next.indent, children: next.children };
  }
  if (!first || !('children' in first)) return { indent: 0, children: [...nodes] };
  const inner = takeIndent(first.children as PhrasingContent[]);
  return { indent: inner.indent, children: [{ ...first, children: inner.children } as PhrasingContent, ...rest] };
}
