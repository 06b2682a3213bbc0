import { runNode } from './process.ts';

/** Warnings that are known to be harmless, each with the reason. */
const known = [
  // MDX marks its modules for Astro with a directive that the bundler leaves out, after Astro has read it
  /MODULE_LEVEL_DIRECTIVE.*astro:head-inject/,
];

/** The lines of a log that tell of something wrong. */
export const findWarnings = (log: string): string[] =>
  log
    .split('\n')
    // oxlint-disable-next-line no-control-regex -- colours begin with one
    .map((line) => line.replace(/\u001b\[[0-9;]*m/g, '').trim())
    .filter((line) => /\[(?:WARN|ERROR)\]|^\(!\)|\bwarning\b.*:/i.test(line) && !known.some((one) => one.test(line)));

/** With more room for what is soon thrown away, less of the time goes into clearing up. */
const room = '--max-semi-space-size=64';

/** V8 lets what it holds double before it clears up, which is much for more works than this; then it clears up earlier. */
const [large, early] = [4000, '--heap-growing-percent=60'];

/**
 * Runs Astro's build of so many `works`. Throws with what it printed where it fails, warns of anything that is not
 * known, or is silent for too long. `progress` is called with each line.
 */
export async function runAstro(
  environment: Record<string, string>,
  works: number,
  progress: (line: string) => void,
): Promise<void> {
  const program = [room, ...(works > large ? [early] : []), 'node_modules/astro/bin/astro.mjs', 'build'];
  const log = await runNode('Astro', program, { ASTRO_TELEMETRY_DISABLED: '1', ...environment }, works, progress);
  const wrong = findWarnings(log);
  if (wrong.length > 0) throw new Error(`Astro finished, but said:\n${wrong.sort().join('\n')}`);
}
