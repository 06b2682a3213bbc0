/** Shows the progress of an import on one line of the terminal. Where the output is not a terminal, nothing is shown. */
import { printable } from './site.ts';

/** With fewer parts, a step is done before anybody has read the line. */
const leastParts = 100;

/** Returns the line to show after a part of a step is done: an empty one at the end, `undefined` if the last one stays. */
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
