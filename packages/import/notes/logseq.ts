/** Reads the pages of Logseq: outlines whose blocks may have properties and an id. Converts them to common Markdown. */

/** A page of Logseq. */
export interface LogseqPage {
  /** The properties of the page, which are its fields. */
  data: Record<string, unknown>;
  /** The text, in which ids of blocks are `^id`. */
  body: string;
  /** The words of the blocks that have an id. */
  blocks: Map<string, string>;
  lost: string[];
}

/** A block of an outline. */
interface Block {
  /** The number of blocks around it. */
  depth: number;
  lines: string[];
  properties: Map<string, string>;
}

const property = /^\s*([A-Za-z][\w./-]*):: ?(.*)$/;
const bullet = /^([ \t]*)-(?:[ \t]+(.*)|[ \t]*)$/;
const fence = /^\s*(?:```|~~~)/;

/** Properties that only Logseq uses. */
const ofProgram =
  /^(?:id|collapsed|heading|background-color|created-at|updated-at|(?:logseq|card|query|hl|ls)[.-].*|icon|filters|exclude-from-graph-view|template.*)$/i;

/**
 * Reads a page. Returns `undefined` for notes from other programs: they aren't outlines, or have no properties and aren't
 * in a folder of Logseq.
 */
export function readLogseq(text: string, path: string): LogseqPage | undefined {
  const lines = text.split('\n');
  const isInFolder = /(?:^|[\\/])(?:pages|journals)[\\/][^\\/]+$/.test(path);
  const outside = outsideCode(lines);
  const afterFields = outside.slice(outside.findIndex((line) => line.trim() !== '' && !property.test(line)));
  const isOutline = afterFields.every((line) => bullet.test(line) || /^(?:\s|$)/.test(line));
  const hasProperty = outside.some((line) => property.test(line.replace(/^\s*- /, '')));
  if (!isOutline || !(hasProperty || isInFolder)) return undefined;
  const blocks = readBlocks(lines);
  const [first] = blocks;
  const isOfPage = first !== undefined && first.properties.size > 0 && first.lines.join('').trim() === '';
  const page = isOfPage ? blocks.shift() : undefined;
  const data = Object.fromEntries(
    [...(page?.properties ?? [])].map(([name, value]) => [name.toLowerCase(), valueOf(name.toLowerCase(), value)]),
  );
  const lost = blocks.flatMap(({ properties }) =>
    [...properties].flatMap(([name, value]) => (ofProgram.test(name) ? [] : [`property ${name} of a block: ${value}`])),
  );
  return {
    data: Object.fromEntries(Object.entries(data).filter(([name]) => !ofProgram.test(name))),
    body: toMarkdown(blocks, lost),
    blocks: new Map(
      blocks.flatMap(({ properties, lines: [words = ''] }) => {
        const id = properties.get('id');
        return id === undefined ? [] : [[id, words.replace(/^#{1,6}\s+/, '')] as const];
      }),
    ),
    lost,
  };
}

/** Returns the value of a property: a list if the property may have several values. */
function valueOf(name: string, value: string): string | string[] {
  if (!/^(?:tags?|alias(?:es)?|categor(?:y|ies)|keywords|authors?)$/.test(name)) return value;
  const linked = [...value.matchAll(/\[\[([^\]]+)\]\]|#([^\s,#[]+)/g)].map(([, page, tag = '']) => page ?? tag);
  return linked.length > 0 && !value.includes(',') ? linked : value.split(',').map((part) => part.trim());
}

function outsideCode(lines: readonly string[]): string[] {
  let isCode = false;
  return lines.filter((line) => {
    const isFence = fence.test(line.replace(bullet, '$2'));
    if (isFence) isCode = !isCode;
    return !isCode && !isFence;
  });
}

/** Divides a page into blocks. The lines before the first bullet form a separate block. */
function readBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [{ depth: 0, lines: [], properties: new Map() }];
  const indents: number[] = [];
  let isCode = false;
  for (const line of lines) {
    const [whole, space = '', words = ''] = (!isCode && bullet.exec(line)) || [];
    if (whole !== undefined) {
      const indent = space.replaceAll('\t', '  ').length;
      while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
      blocks.push({ depth: indents.length, lines: [], properties: new Map() });
      indents.push(indent);
    }
    const content = whole === undefined ? withoutIndent(line, indents) : words;
    if (fence.test(content)) isCode = !isCode;
    const block = blocks.at(-1);
    const [, name, value = ''] = (!isCode && property.exec(content)) || [];
    if (name !== undefined) block?.properties.set(name, value.trim());
    else block?.lines.push(content);
  }
  return blocks.filter(({ lines: own, properties }) => own.join('').trim() !== '' || properties.size > 0);
}

/** Returns a continuation line of a block without the indentation. */
function withoutIndent(line: string, indents: readonly number[]): string {
  if (indents.length === 0) return line;
  const [space = ''] = /^[ \t]*/.exec(line) ?? [];
  return space.replaceAll('\t', '  ').slice((indents.at(-1) ?? 0) + 2) + line.slice(space.length);
}

/** Writes blocks as Markdown: as paragraphs if they are at the top level or below a heading, and as lists otherwise. */
function toMarkdown(blocks: readonly Block[], lost: string[]): string {
  const parts: string[] = [];
  /** The level of lists, by the depth in the outline; 0 for paragraphs. */
  const levels: number[] = [];
  let wasItem = false;
  for (const { depth, lines, properties } of blocks) {
    const level = depth === 0 ? 0 : (levels[depth - 1] ?? 0);
    const words = textOf(lines, properties, lost);
    const isHeading = /^#{1,6}\s/.test(words[0] ?? '');
    // blocks below a heading are the text of its section
    levels[depth] = isHeading && level === 0 ? 0 : level + 1;
    const isItem = level > 0;
    const mark = properties.get('logseq.order-list-type') === 'number' ? '1. ' : '- ';
    const indent = '    '.repeat(Math.max(level - 1, 0));
    const block = isItem
      ? words.map((line, index) =>
          line === '' ? '' : `${indent}${index === 0 ? mark : '    '.slice(0, mark.length)}${line}`,
        )
      : words;
    if (!isItem || !wasItem) parts.push('');
    parts.push(...block);
    wasItem = isItem;
  }
  return parts.join('\n').trimStart();
}

/** Returns the lines of a block with its heading mark and its id, and without Logseq's own syntax. */
function textOf(lines: readonly string[], properties: ReadonlyMap<string, string>, lost: string[]): string[] {
  const text = lines
    .join('\n')
    .replace(/^\s*(?:SCHEDULED|DEADLINE): <[^>]*>\n?|^\s*:LOGBOOK:[\s\S]*?:END:\n?/gm, (found) => {
      lost.push(`date of a task: ${found.trim().split('\n')[0] ?? ''}`);
      return '';
    })
    .replace(/\{\{embed (\(\([\w-]+\)\)|\[\[[^\]]+\]\])\}\}/g, (_, what: string) =>
      what.startsWith('[') ? `!${what}` : what,
    )
    .replace(/^#\+BEGIN_QUOTE\n([\s\S]*?)\n#\+END_QUOTE$/gim, (_, inside: string) => inside.replace(/^/gm, '> '))
    .trimEnd();
  const [first = '', ...others] = text.split('\n');
  const heading = properties.get('heading');
  const depth = heading === 'true' ? 2 : Number(heading);
  const titled = depth > 0 && !first.startsWith('#') ? `${'#'.repeat(depth)} ${first}` : first;
  const id = properties.get('id');
  return [titled, ...others, ...(id === undefined ? [] : others.length > 0 ? ['', `^${id}`] : [])].map((line, index) =>
    index === 0 && id !== undefined && others.length === 0 ? `${line} ^${id}` : line,
  );
}

/** Returns the name of the journal page for a day in Logseq's default format: `Mar 4th, 2024`. */
export function journalName(day: string): string {
  const [year = '', month = '', number = ''] = day.split('-').map((part) => String(Number(part)));
  const name = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2000, Number(month) - 1),
  );
  const suffix = /1\d$/.test(number) ? 'th' : (['th', 'st', 'nd', 'rd'][Number(number) % 10] ?? 'th');
  return `${name} ${number}${suffix}, ${year}`;
}
