import type { Browser } from 'playwright-core';
import { measurePages, type PageCost } from './measure-pages.ts';
import { measureSearch } from './measure-search.ts';
import { essayPath } from './synthetic-library.ts';

/** Measured values by their names. The name includes the unit. */
export type Measurements = Record<string, number>;

/** A limit for a measured value. */
export interface Budget {
  limit: number;
  /** The largest library to which the limit applies, in essays. */
  maxEssays?: number;
  /** Whether the limit is only shown, not enforced. Used for times and their ratios, which vary from run to run. */
  advisory?: boolean;
}

/** The number of bytes that a server sends in the first round trip: ten TCP segments (RFC 6928). */
const firstRoundTrip = 14_600;

/** The budgets, by the names of the values. */
export const budgets: Record<string, Budget> = {
  'essay page, bytes': { limit: 9_000 },
  'essay page, requests': { limit: 1 },
  'essay page, style bytes': { limit: 4_000 },
  'essay page, script bytes': { limit: 0 },
  'article page, bytes': { limit: firstRoundTrip },
  'home page, bytes': { limit: firstRoundTrip },
  'list page, bytes': { limit: firstRoundTrip },
  'search page, bytes': { limit: 16_000 },
  'search, total bytes': { limit: 150_000, maxEssays: 1000 },
  'search, bytes after the page': { limit: 280_000 },
  'search, ms from opening to result': { limit: 1_500, maxEssays: 1000, advisory: true },
  // the baseline checks nothing, and has no citations, cards and books
  'cold build / baseline': { limit: 4.2, advisory: true },
  'one essay changed / baseline': { limit: 1.7, advisory: true },
  'cold build, peak / baseline': { limit: 1.2, advisory: true },
  'one essay changed in development, CPU s': { limit: 0.5, advisory: true },
  'check after one change, CPU s': { limit: 1, advisory: true },
};

/** Measures the cost of a built site to its readers: its pages, and a search for a word. */
export async function measureSite(browser: Browser, folder: string, word: string): Promise<Measurements> {
  const paths = { essay: essayPath, article: 'articles/how-isis-cells-operate/', home: '', list: 'articles/' };
  const costs = await measurePages(browser, folder, Object.values(paths));
  const cost = (path: string, key: keyof PageCost): number => costs[path]?.[key] ?? NaN;
  return {
    'essay page, bytes': cost(paths.essay, 'bytes'),
    'essay page, requests': cost(paths.essay, 'requests'),
    'essay page, style bytes': cost(paths.essay, 'styleBytes'),
    'essay page, script bytes': cost(paths.essay, 'scriptBytes'),
    'article page, bytes': cost(paths.article, 'bytes'),
    'home page, bytes': cost(paths.home, 'bytes'),
    'list page, bytes': cost(paths.list, 'bytes'),
    ...(await measureSearch(browser, folder, word, essayPath)),
  };
}

/**
 * Returns a line for each budget that a library exceeds, except advisory ones. A missing value counts as exceeding its
 * budget.
 */
export const exceededBudgets = (essays: number, values: Measurements): string[] =>
  Object.entries(budgets)
    .filter(([, { advisory, maxEssays = Infinity }]) => !advisory && essays <= maxEssays)
    .filter(([name, { limit }]) => !((values[name] ?? NaN) <= limit))
    .map(([name, { limit }]) => `${essays} essays: ${name}: ${values[name]} exceeds the budget of ${limit}`);

/** In libraries of this size and up, the lists on a page are at their longest, so pages should hardly grow any more. */
const fullPages = 200;
const maxGrowth = 1.01;

/** Returns a line for each kind of page that grows with the library, given the measurements by library size. */
export function excessiveGrowth(measurements: Record<number, Measurements>): string[] {
  const sizes = Object.keys(measurements)
    .map(Number)
    .filter((essays) => essays >= fullPages);
  const [smallest, largest] = [measurements[Math.min(...sizes)], measurements[Math.max(...sizes)]];
  if (!smallest || !largest) return [];
  return ['essay page, bytes', 'article page, bytes', 'search page, bytes'].flatMap((name) => {
    const growth = (largest[name] ?? NaN) / (smallest[name] ?? NaN);
    return growth <= maxGrowth ? [] : [`${name}: grows by a factor of ${growth.toFixed(3)}; the limit is ${maxGrowth}`];
  });
}
