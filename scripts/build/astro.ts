import { runNode } from './process.ts';

/** Warnings that are harmless, each with the reason. */
const ignoredWarnings = [
  // MDX writes a directive for Astro; the bundler drops it, but only after Astro has read it
  /MODULE_LEVEL_DIRECTIVE.*astro:head-inject/,
];

/** Warnings that are harmless for a collection without files. */
const emptyCollectionWarnings = (name: string): RegExp[] => [
  new RegExp(`\\bNo files found matching .* in directory "(?:.*[\\\\/])?${name}[\\\\/]?"`),
  new RegExp(`\\bThe base directory "(?:.*[\\\\/])?${name}[\\\\/]?" does not exist`),
  new RegExp(`\\bThe collection "${name}" does not exist or is empty`),
];

/**
 * Returns the lines of a build log that report a warning or an error. Astro exits with 0 despite many of them.
 * `emptyCollections` names the collections without files; Astro warns about each.
 */
export function findWarnings(log: string, emptyCollections: readonly string[] = []): string[] {
  const ignored = [...ignoredWarnings, ...emptyCollections.flatMap(emptyCollectionWarnings)];
  return (
    log
      .split('\n')
      // oxlint-disable-next-line no-control-regex -- ANSI colour codes start with one
      .map((line) => line.replace(/\u001b\[[0-9;]*m/g, '').trim())
      .filter((line) => /\[(?:WARN|ERROR)\]|^\(!\)|\bwarning\b.*:/i.test(line))
      .filter((line) => !ignored.some((pattern) => pattern.test(line)))
  );
}

/**
 * A build mostly makes short-lived objects. With more space for them (in MB), V8 collects garbage less often. By
 * default, it lets the heap more than double between full collections, which takes too much memory.
 */
const heapFlags = ['--max-semi-space-size=32', '--heap-growing-percent=60'];

/**
 * Runs Astro's build. Throws with the log if the build fails, hangs or logs a warning that is not known to be harmless.
 * `counts` are the numbers of published files per collection, as the check found them. Calls `onLine` with each line of
 * the log.
 */
export async function runAstro(
  environment: Record<string, string>,
  works: number,
  counts: Readonly<Record<string, number>>,
  onLine: (line: string) => void,
): Promise<void> {
  const log = await runNode({
    name: 'Astro',
    args: [...heapFlags, 'node_modules/astro/bin/astro.mjs', 'build'],
    environment: { ASTRO_TELEMETRY_DISABLED: '1', ...environment },
    works,
    onLine,
  });
  const warnings = findWarnings(
    log,
    Object.keys(counts).filter((name) => counts[name] === 0),
  );
  if (warnings.length > 0) throw new Error(`Astro finished with warnings:\n${warnings.sort().join('\n')}`);
}
