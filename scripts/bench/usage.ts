/**
 * Loaded into the processes of a build (`node --import`): at its end, each writes into the file that `USAGE_FILE` names
 * what it used. Seconds of CPU are those of the process with all that it started, as Linux counts them in
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html ; elsewhere, those of the process alone.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { systemVariable } from '../../src/env.ts';

/** What a process used. */
export interface Usage {
  /** Seconds of CPU, its own and those of the processes that it started and waited for. */
  seconds: number;
  /** Those of the processes that it started and did not wait for, which are counted nowhere else. */
  rest: number;
  /** The most memory that it had at a time, in megabytes. */
  peak: number;
}

const ticksInASecond = 100;

/** The seconds of CPU of a process, with those of the ones that it started and that ended; `NaN` where none tells. */
export function secondsOf(id: number | 'self' = 'self'): number {
  const file = `/proc/${id}/stat`;
  if (!existsSync(file)) {
    const { user, system } = process.cpuUsage();
    return id === 'self' ? (user + system) / 1e6 : NaN;
  }
  // the name of the program, in parentheses, may have spaces in it
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksInASecond;
}

/** The seconds of CPU of the processes that this one has started and that it has not waited for. */
function secondsOfRest(): number {
  const file = `/proc/self/task/${process.pid}/children`;
  const ids = existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ') : [];
  return ids.filter(Boolean).reduce((sum, id) => sum + secondsOf(Number(id)), 0);
}

const file = systemVariable('USAGE_FILE');
if (file)
  process.once('exit', () => {
    const peak = process.resourceUsage().maxRSS / 1024;
    const usage: Usage = { seconds: secondsOf(), rest: secondsOfRest(), peak };
    appendFileSync(file, `${JSON.stringify(usage)}\n`);
  });
