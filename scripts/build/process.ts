import { spawn } from 'node:child_process';
import { childEnv } from '../../src/env.ts';

/** Whether processes have groups, which end together. */
const hasGroups = process.platform !== 'win32';

/** How long a process may be silent that works on so many works, in milliseconds, before it is taken to hang. */
const patienceFor = (works: number): number => 300_000 + 60 * works;

/**
 * Runs a program of Node on so many `works`, with an environment beside one's own, and gives what it printed; `progress`
 * is called with each line. It ends with all that it has started where this process ends. Throws with what it printed
 * where it fails or is silent for too long. `name` is what it is called in messages.
 */
export async function runNode(
  name: string,
  program: readonly string[],
  environment: Record<string, string>,
  works: number,
  progress: (line: string) => void = () => {},
): Promise<string> {
  const patience = patienceFor(works);
  const child = spawn(process.execPath, program, {
    env: childEnv({ NODE_ENV: 'production', NO_COLOR: '1', ...environment }),
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
      `${name} was silent for ${Math.round(patience / 60_000)} minutes and was stopped. Its last words:\n${log.slice(-2000)}`,
    );
  if (code !== 0) throw new Error(`${name} failed:\n${log.trim()}`);
  return log;
}
