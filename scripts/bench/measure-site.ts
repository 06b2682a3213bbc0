import type { Browser } from 'playwright-core';
import { essayPath } from './synthetic-library.ts';
import { measurePages } from './measure-pages.ts';
import { measureSearch } from './measure-search.ts';

/** What was measured, by what it is called; in bytes, counts, seconds of CPU, milliseconds, megabytes or as a ratio. */
export type Row = Record<string, number>;

/** The most that is allowed of bytes and counts, in a library of so many essays. */
const budgets = (count: number): Row => ({
  'essay, B': 9_000,
  'essay, requests': 1,
  'essay, B of script': 0,
  'real article, B': 14_600,
  'front page, B': 14_600,
  'a list, B': 14_600,
  'search page, B': 14_600,
  ...(count <= 1000 && { 'search, B in all': 150_000 }),
  'search, B after the page': 280_000,
});
/** The most by which a page may grow, from a library in which all lists of a page are full. */
const [mostGrowth, full] = [1.01, 200];

/** Measures what a built site costs its readers: its pages, and the search for a word. */
export async function measureSite(browser: Browser, folder: string, word: string): Promise<Row> {
  const paths = [essayPath, 'articles/how-isis-cells-operate/', '', 'articles/'];
  const pages = await measurePages(browser, folder, paths);
  const [essay, article, front, list] = paths.map((path) => pages[path] ?? { bytes: NaN, requests: NaN, script: NaN });
  const search = await measureSearch(browser, folder, word);
  return {
    'essay, B': essay?.bytes ?? NaN,
    'essay, requests': essay?.requests ?? NaN,
    'essay, B of script': essay?.script ?? NaN,
    'real article, B': article?.bytes ?? NaN,
    'front page, B': front?.bytes ?? NaN,
    'a list, B': list?.bytes ?? NaN,
    'search page, B': search.page,
    'search, B in all': search.typed,
    'search, B after the page': search.typed - search.page,
    'search, requests': search.requests,
    'search, ms from the first letter': search.input,
    'search, ms from opening with words': search.opened,
    'search, ms of script for a facet': search.facets,
  };
}

/** Which budgets are broken in a library of so many essays. What was not measured counts as broken. */
export const overBudget = (count: number, row: Row): string[] =>
  Object.entries(budgets(count))
    .filter(([name, most]) => !((row[name] ?? NaN) <= most))
    .map(([name, most]) => `${count} essays: ${name}: ${row[name]}, and ${most} are allowed`);

/** Which pages grow with the library, by the rows of libraries of different sizes. */
export function overGrowth(rows: Record<number, Row>): string[] {
  const sizes = Object.keys(rows)
    .map(Number)
    .filter((count) => count >= full);
  const [smallest, largest] = [rows[Math.min(...sizes)], rows[Math.max(...sizes)]];
  if (!smallest || !largest) return [];
  return ['essay, B', 'real article, B', 'search page, B'].flatMap((name) => {
    const growth = (largest[name] ?? NaN) / (smallest[name] ?? NaN);
    return growth <= mostGrowth ? [] : [`${name} grows by ${growth.toFixed(3)}, and ${mostGrowth} is allowed`];
  });
}
