/** Reads tables of comma-separated values: https://www.rfc-editor.org/rfc/rfc4180 */
const cell = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/gy;

/** Returns the rows of a table below its first row, as values by the names in that row. */
export function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  cell.lastIndex = 0;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    const [, quoted, plain = '', end] = match;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '') break;
    if (end === '\n') rows.push([]);
  }
  const [names = [], ...others] = rows;
  return others
    .filter((row) => row.some((value) => value !== ''))
    .map((row) => Object.fromEntries(names.map((name, index) => [name.trim(), row[index] ?? ''])));
}
