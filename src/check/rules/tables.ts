import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type BodyContext, sourceOf, visitText } from '../body-context.ts';
import { count } from '../count.ts';

/** Finds tables that would lose cells, and rows of tables that are not part of one. */
export function checkTables(tree: Root, context: BodyContext): void {
  checkRows(tree, context);
  checkDelimiterRows(tree, context);
  visitText(tree, context, (text, node) => {
    if (/^\|.*\|/.test(text) && !text.split('\n').some(isDelimiterRow))
      context.report(
        node,
        'body/no-delimiter-row',
        'table without a delimiter row',
        'put | --- | --- | below the header row',
      );
  });
}

/** GFM drops the cells of a row that have no header, and reads any line right below a table as a row. */
function checkRows(tree: Root, { source, report }: BodyContext): void {
  visit(tree, 'table', ({ children: [header, ...rows] }) => {
    const columns = header?.children.length ?? 0;
    for (const row of rows) {
      if (row.children.length > columns)
        report(
          row,
          'body/extra-table-cells',
          'table row has more cells than the header',
          'add a header cell, or write \\| for a vertical bar in a cell',
        );
      if (!sourceOf(row, source).includes('|'))
        report(
          row,
          'body/table-row-without-bars',
          'a line without | becomes a row of the table above it',
          'leave a blank line after the table, or write | at both ends of the row',
        );
    }
  });
}

const delimiterCell = String.raw`[ \t]*:?-+:?[ \t]*`;
const delimiterRow = new RegExp(
  `^(?:\\|${delimiterCell}(?:\\|${delimiterCell})*\\|?|${delimiterCell}(?:\\|${delimiterCell})+\\|?)$`,
);

/** Returns whether a line has the form of a delimiter row: `| --- | :-: |`. */
const isDelimiterRow = (line: string): boolean => delimiterRow.test(line.trim());

/** A delimiter row whose number of cells differs from the header's doesn't make a table. */
function checkDelimiterRows(tree: Root, { source, report }: BodyContext): void {
  const lines = source.split('\n');
  const isElsewhere = new Set<number>(); // the lines of tables and of code
  visit(tree, ['table', 'code', 'html'], ({ position }) => {
    for (let line = position?.start.line ?? 1; line <= (position?.end.line ?? 0); line++) isElsewhere.add(line);
  });
  lines.forEach((line, index) => {
    const row = line.replace(/^[\s>]*/, '');
    if (!row.includes('|') || isElsewhere.has(index + 1) || !isDelimiterRow(row)) return;
    const header = (lines[index - 1] ?? '').replace(/^[\s>]*/, '');
    const [cells, columns] = [countCells(row), header === '' ? 0 : countCells(header)];
    if (cells !== columns)
      report(
        { line: index + 1 },
        'body/table-columns',
        `delimiter row has ${count(cells, 'cell')}, but the header row above it has ${columns}`,
        'give both rows the same number of cells',
      );
  });
}

const countCells = (row: string): number =>
  row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/).length;
