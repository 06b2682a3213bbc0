/** Tables in CSV (https://www.rfc-editor.org/rfc/rfc4180). Exports from programs have a header row and use commas. */

/** A row of a table. */
export interface Row {
  /** The line in the file, from 1. */
  line: number;
  /** Returns the trimmed value in a column; empty if the column is missing. */
  get: (column: string) => string;
}

/** A cell with the line on which it starts, and whether it ends its row. */
const cell = /(?:"((?:[^"]|"")*)"|([^",\n][^,\n]*)|)[ \t]*(,|\n|$)/gy;

/** Reads the cells of a table, row by row. A quoted cell may have several lines. */
function* readRows(text: string): Generator<{ line: number; cells: string[] }> {
  cell.lastIndex = 0;
  let [line, start, cells] = [1, 1, [] as string[]];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) throw new Error(`line ${line}: a quotation mark that is not closed, or not doubled within a cell`);
    const [whole, quoted, plain = '', end] = found;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += whole.split('\n').length - 1;
    if (end !== ',' || at + whole.length >= text.length) {
      yield { line: start, cells };
      [start, cells] = [line, []];
    }
  }
}

/** Returns the names of the columns in the first line of a table, in lower case. Empty if the text isn't a table. */
export function columnsOf(text: string): string[] {
  try {
    const [first] = readRows(text.slice(0, 10_000));
    return first?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  } catch {
    return []; // text with a quotation mark
  }
}

/** Reads a table with a header row. Skips empty rows. Throws if a quotation mark is not closed. */
export function readCsv(text: string): Row[] {
  const columns = columnsOf(text);
  return [...readRows(text)]
    .slice(1)
    .filter(({ cells }) => cells.some((value) => value.trim() !== ''))
    .map(({ line, cells }) => ({ line, get: (column) => cells[columns.indexOf(column)]?.trim() ?? '' }));
}
