/** Shows the progress of an import on one line of the terminal. Shows nothing if the output isn't a terminal. */
import { printable } from './site.ts';

/** Steps with fewer parts are too short to show their progress. */
const leastParts = 100;

/**
 * Returns the line to show after a part of a step is done: an empty line at the end, or `undefined` to keep the current
 * line.
 */
export function progressLine(step: string, done: number, total: number): string | undefined {
  if (total < leastParts) return undefined;
  if (done === total) return '';
  return done % 50 === 0 ? `${step}: ${done} of ${total}` : undefined;
}

/** Shows the progress of a step. */
export function showProgress(step: string, done: number, total: number): void {
  const line = progressLine(step, done, total);
  if (line !== undefined) showLine(line);
}

/** Shows a line in place of the last one. An empty line clears it. */
export function showLine(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${printable(line)}`);
}
