/** Turns the tables of a page into tables of our Markdown, which have one header row and no merged cells. */
import type { Element, ElementContent } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { AlignType, BlockContent, Nodes, PhrasingContent, Table, TableCell, TableRow } from 'mdast';
import { attribute, elementsIn, isBlank, isElement, plainText } from './tree.ts';

/** A larger number of merged rows or columns is a mistake in the page. */
const maxSpan = 1000;
const maxCells = 100_000;

interface Row {
  cells: Element[];
  isHead: boolean;
}

/** Returns the rows of a table in the order in which browsers show them. */
function rowsOf(table: Element): Row[] {
  const sections = ['thead', 'tbody', 'tfoot'].map((name) =>
    table.children.filter((child) => isElement(child, name) || (name === 'tbody' && isElement(child, 'tr'))),
  );
  return sections.flatMap((section, index) =>
    section.flatMap((part) => {
      if (!isElement(part)) return [];
      const rows = isElement(part, 'tr') ? [part] : part.children.filter((child) => isElement(child, 'tr'));
      return (rows as Element[]).map((row) => ({
        cells: row.children.filter((child) => isElement(child, 'td', 'th')) as Element[],
        isHead: index === 0,
      }));
    }),
  );
}

/** Whether a table only places its content on the page. */
function isLayout(table: Element, rows: readonly Row[]): boolean {
  const cells = rows.flatMap((row) => row.cells);
  const inside = elementsIn(table);
  if (attribute(table, 'role') === 'presentation' || cells.length <= 1) return true;
  if (inside.some((node) => ['table', 'pre'].includes(node.tagName) || /^h[1-6]$/.test(node.tagName))) return true;
  return rows.every((row) => row.cells.length <= 1) && !cells.some(({ tagName }) => tagName === 'th');
}

/** Returns the caption of a table as HTML nodes. */
export const captionOf = (table: Element): ElementContent[] =>
  table.children.flatMap((child) => (isElement(child, 'caption') ? child.children : []));

/** Converts a table, or only the cells, one after another, if the table was used for layout. */
export function convertTable(state: State, table: Element, lost: string[]): BlockContent[] {
  const rows = rowsOf(table).filter(({ cells }) => cells.length > 0);
  const name = () => `table that begins “${plainText(rows[0]?.cells ?? []).slice(0, 40)}”`;
  if (isLayout(table, rows)) {
    if (rows.flatMap(({ cells }) => cells).length > 1) lost.push(`the layout of a ${name()}`);
    return rows.flatMap(({ cells }) => cells.flatMap((cell) => state.toFlow(state.all(cell)) as BlockContent[]));
  }
  const isHeader = ({ cells, isHead }: Row) => isHead || cells.every(({ tagName }) => tagName === 'th');
  const hasHeader = rows[0] !== undefined && isHeader(rows[0]);
  if (rows.slice(1).some(({ isHead }) => isHead)) lost.push(`further header rows of a ${name()}: now ordinary rows`);
  if (rows.slice(hasHeader ? 1 : 0).some(({ cells }) => cells.some(({ tagName }) => tagName === 'th')))
    lost.push(`row headers of a ${name()}: now ordinary cells`);
  if (rows.some(({ cells }) => cells.some((cell) => spanOf(cell, 'colSpan') * spanOf(cell, 'rowSpan') > 1)))
    lost.push(`merged cells of a ${name()}: now followed by empty ones`);

  const grid = gridOf(rows);
  const columns = Math.max(1, ...grid.map((row) => row.length));
  const align: AlignType[] = Array.from({ length: columns }, (_, column) => {
    const values = new Set(grid.map((row) => (row[column] ? attribute(row[column], 'align') : '')).filter(Boolean));
    const [value] = values;
    return values.size === 1 && (value === 'left' || value === 'right' || value === 'center') ? value : null;
  });
  const toRow = (row: (Element | undefined)[]): TableRow => ({
    type: 'tableRow',
    children: Array.from({ length: columns }, (_, column): TableCell => {
      const cell = row[column];
      return { type: 'tableCell', children: cell ? inlineContent(state.toFlow(state.all(cell)) as Nodes[]) : [] };
    }),
  });
  const result: Table = { type: 'table', align, children: [...(hasHeader ? [] : [toRow([])]), ...grid.map(toRow)] };
  return [result];
}

function spanOf(cell: Element, name: string): number {
  const span = Number.parseInt(attribute(cell, name), 10);
  return span > 1 ? Math.min(span, maxSpan) : 1;
}

/** Places cells in a grid. A merged cell fills the first of its places and leaves the others empty. */
function gridOf(rows: readonly Row[]): (Element | undefined)[][] {
  const grid: (Element | undefined)[][] = rows.map(() => []);
  const taken = new Set<string>();
  let count = 0;
  rows.forEach(({ cells }, rowIndex) => {
    let column = 0;
    for (const cell of cells) {
      while (taken.has(`${rowIndex} ${column}`)) column += 1;
      const width = spanOf(cell, 'colSpan');
      const height = Math.min(spanOf(cell, 'rowSpan'), rows.length - rowIndex);
      count += width * height;
      const isTooLarge = count > maxCells;
      for (let y = 0; y < (isTooLarge ? 1 : height); y += 1)
        for (let x = 0; x < (isTooLarge ? 1 : width); x += 1) {
          taken.add(`${rowIndex + y} ${column + x}`);
          const row = grid[rowIndex + y];
          if (row) row[column + x] = y === 0 && x === 0 ? cell : undefined;
        }
      column += 1;
    }
  });
  return grid.map((row) => Array.from(row));
}

const lineBreak = (): PhrasingContent => ({ type: 'mdxJsxTextElement', name: 'br', attributes: [], children: [] });

/** Turns blocks into the content of a table cell or a caption, where they are separated by line breaks. */
export function inlineContent(nodes: readonly Nodes[]): PhrasingContent[] {
  const lines = nodes
    .map(linesOf)
    .flat()
    .filter((line) => line.length > 0);
  return lines.flatMap((line, index) => (index === 0 ? line : [lineBreak(), ...line]));
}

function linesOf(node: Nodes): PhrasingContent[][] {
  switch (node.type) {
    case 'paragraph':
      return [replaceBreaks(node.children)];
    case 'heading':
      return [[{ type: 'strong', children: replaceBreaks(node.children) }]];
    case 'code':
      return node.value.split('\n').map((value) => (value.trim() ? [{ type: 'inlineCode', value }] : []));
    case 'list':
    case 'listItem':
    case 'blockquote':
    case 'containerDirective':
      return (node.children as Nodes[]).flatMap((child) => linesOf(child));
    case 'table':
      return node.children.map((row) =>
        row.children.flatMap((cell, index) => [
          ...(index === 0 ? [] : [{ type: 'text', value: ' ' } as const]),
          ...cell.children,
        ]),
      );
    case 'mdxJsxFlowElement':
      return [[{ ...node, type: 'mdxJsxTextElement', children: [] }]];
    case 'thematicBreak':
      return [];
    default:
      return [[node as PhrasingContent]];
  }
}

/** Replaces Markdown line breaks, which would end the table row, with `<br>`. */
const replaceBreaks = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
  nodes.map((node) => {
    if (node.type === 'break') return lineBreak();
    return 'children' in node
      ? ({ ...node, children: replaceBreaks(node.children as PhrasingContent[]) } as PhrasingContent)
      : node;
  });

/** Whether HTML nodes contain only plain text, so that an image title can hold it. */
export const isPlainText = (nodes: readonly ElementContent[]): boolean =>
  nodes.every(
    (node) =>
      node.type === 'text' ||
      isBlank(node) ||
      (isElement(node, 'div', 'p', 'span', 'small') && isPlainText(node.children)),
  );
