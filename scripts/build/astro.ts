import { spawn } from 'node:child_process';

/** Warnings that are known to be harmless, each with the reason. */
const known = [
  // MDX marks its modules for Astro with a directive that the bundler leaves out, after Astro has read it
  /MODULE_LEVEL_DIRECTIVE.*astro:head-inject/,
];

/** How long Astro may be silent over so many works, in milliseconds, before it is taken to hang: indexing says nothing. */
const patienceFor = (works: number): number => 300_000 + 60 * works;

/** Whether processes have groups, which end together. */
const hasGroups = process.platform !== 'win32';

/** The lines of a log that tell of something wrong. */
export const troubles = (log: string): string[] =>
  log
    .split('\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
    .map((line) => line.replace(/\u001b\[[0-9;]*m/g, '').trim())
    .filter((line) => /\[(?:WARN|ERROR)\]|^\(!\)|\bwarning\b.*:/i.test(line) && !known.some((one) => one.test(line)));

/**
 * Runs Astro's build into a folder, cold. Throws with what it printed where it fails, warns of anything that is not
 * known, or is silent for too long, there being so many `works`. `progress` is called with each line.
 */
export async function runAstro(
  environment: Record<string, string>,
  works: number,
  progress: (line: string) => void,
): Promise<void> {
  const patience = patienceFor(works);
  // with more room for what is soon thrown away, less of the time goes into clearing up
  const child = spawn(process.execPath, ['--max-semi-space-size=64', 'node_modules/astro/bin/astro.mjs', 'build'], {
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: hasGroups,
  });
  // with the processes that it has started, which would write on
  const stop = () => (hasGroups && child.pid ? process.kill(-child.pid, 'SIGKILL') : child.kill('SIGKILL'));
  process.prependOnceListener('exit', stop); // before what it has written is cleared up
  let log = '';
  let silent = false;
  let timer: NodeJS.Timeout | undefined;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      silent = true;
      stop();
    }, patience);
  };
  heard();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      heard();
      log += data;
      for (const line of String(data).split('\n')) progress(line);
    });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearTimeout(timer);
  process.off('exit', stop);
  if (silent)
    throw new Error(
      `Astro was silent for ${Math.round(patience / 60_000)} minutes and was stopped. Its last words:\n${log.slice(-2000)}`,
    );
  if (code !== 0) throw new Error(`Astro failed:\n${log.trim()}`);
  const wrong = troubles(log);
  if (wrong.length > 0) throw new Error(`Astro finished, but said:\n${wrong.sort().join('\n')}`);
}
