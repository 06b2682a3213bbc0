import { expect } from 'vitest';

/** Returns the CPU time of a call in milliseconds. Other programs don't count. */
function cpuOf(call: () => unknown): number {
  const started = process.cpuUsage().user;
  call();
  return (process.cpuUsage().user - started) / 1000;
}

/** What is faster than this says nothing about growth, in milliseconds. */
const noise = 30;

/**
 * Asserts that ten times the text takes a reader about ten times the work: quadratic work would be a hundred times as much, and
 * more than that a call which never ends. `length` is that of the longer text.
 */
export function expectLinear(read: (text: string) => unknown, unit: string, length: number): void {
  const make = (size: number) => unit.repeat(Math.ceil(size / unit.length));
  const short = cpuOf(() => read(make(length / 10)));
  const long = cpuOf(() => read(make(length)));
  expect(long, `${JSON.stringify(unit)}: ${short} ms, then ${long} ms`).toBeLessThan(40 * Math.max(short, noise));
}
