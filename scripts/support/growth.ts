/** Returns the CPU time of a call in milliseconds. It excludes the time of other programs. */
function cpuOf(call: () => unknown): number {
  const started = process.cpuUsage().user;
  call();
  return (process.cpuUsage().user - started) / 1000;
}

/** The time in milliseconds below which a call is too fast to measure its growth. */
const noise = 30;

/**
 * Describes how the time of `read` grows with a text that repeats `unit`, or returns `undefined` if a text ten times as
 * long takes about ten times as long. With quadratic growth, it would take a hundred times as long. `length` is the
 * length of the longer text.
 */
export function excessiveGrowth(read: (text: string) => unknown, unit: string, length: number): string | undefined {
  const make = (size: number) => unit.repeat(Math.ceil(size / unit.length));
  const short = cpuOf(() => read(make(length / 10)));
  const long = cpuOf(() => read(make(length)));
  return long < 40 * Math.max(short, noise) ? undefined : `${JSON.stringify(unit)}: ${short} ms, then ${long} ms`;
}
