import { spawn } from 'node:child_process';
import { childEnv } from '../../src/env.ts';

/** Windows has no process groups: there, only the child itself can be killed. */
const hasProcessGroups = process.platform !== 'win32';

/** Returns how long a process may print nothing before it counts as hung, in milliseconds. */
const silenceTimeoutMs = (works: number): number => 300_000 + 60 * works;

/** A Node program to run. */
export interface NodeProgram {
  /** The name for error messages. */
  name: string;
  /** Node's flags, the script and its arguments. */
  args: readonly string[];
  /** Variables to set in addition to those of this process. */
  environment?: Record<string, string>;
  /** The number of works that it processes, which decides how long it may print nothing. */
  works: number;
  /** Called with each line that it prints. */
  onLine?: (line: string) => void;
}

/**
 * Runs a Node program and returns its output. Throws with the output if the program fails, or if it prints nothing for
 * too long. Kills it, and every process that it started, when this process exits.
 */
export async function runNode({ name, args, environment, works, onLine }: NodeProgram): Promise<string> {
  const timeoutMs = silenceTimeoutMs(works);
  const child = spawn(process.execPath, args, {
    env: childEnv({ NODE_ENV: 'production', NO_COLOR: '1', ...environment }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: hasProcessGroups,
  });
  // kills the whole group, since processes that the child started would keep writing
  const kill = () => (hasProcessGroups && child.pid ? process.kill(-child.pid, 'SIGKILL') : child.kill('SIGKILL'));
  process.prependOnceListener('exit', kill); // before the clean-up deletes what it wrote
  let log = '';
  let timedOut = false;
  let timer: NodeJS.Timeout | undefined;
  const restartTimer = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timedOut = true;
      kill();
    }, timeoutMs);
  };
  restartTimer();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      restartTimer();
      log += data;
      if (onLine) for (const line of String(data).split('\n')) onLine(line);
    });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearTimeout(timer);
  process.off('exit', kill);
  if (timedOut)
    throw new Error(
      `${name} printed nothing for ${Math.round(timeoutMs / 60_000)} minutes and was stopped. Its last output:\n${log.slice(-2000)}`,
    );
  if (code !== 0) throw new Error(`${name} failed:\n${log.trim()}`);
  return log;
}
