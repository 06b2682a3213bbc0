import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Returns whether another process has this id. */
export function isRunning(pid: number): boolean {
  if (pid === 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0); // signal 0 only tests whether the process exists
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Returns when a process started, in a form that is only useful for comparison; `undefined` if it is unknown. */
export function startOf(pid: number): string | undefined {
  try {
    // after the name of the program, which may have spaces and parentheses
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ')[19];
  } catch {
    const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return stdout?.trim() || undefined;
  }
}
