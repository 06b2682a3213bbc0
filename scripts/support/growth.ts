/** Returns the CPU time of a call in milliseconds. Other programs don't count. */
function cpuOf(call: () => unknown): number {
  const started = process.cpuUsage().user;
  call();
  return (process.cpuUsage().user - started) / 1000;
}

/** Calls that are faster than this say nothing about growth, in milliseconds. */
const noise = 30;

/**
 * Describes how the work of a reader grows with a text that repeats something, or returns `undefined` if ten times the text takes
 * about ten times the work. Quadratic work would be a hundred times as much. `length` is that of the longer text.
 */
export function excessiveGrowth(read: (text: string) => unknown, unit: string, length: number): string | undefined {
  const make = (size: number) => unit.repeat(Math.ceil(size / unit.length));
  const short = cpuOf(() => read(make(length / 10)));
  const long = cpuOf(() => read(make(length)));
  return long < 40 * Math.max(short, noise) ? undefined : `${JSON.stringify(unit)}: ${short} ms, then ${long} ms`;
}
