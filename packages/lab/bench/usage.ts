/**
 * A preload script (`node --import`) for the processes of a build: when a process exits, it appends its resource usage to
 * the file in `USAGE_FILE`. On Linux the CPU time includes child processes and comes from
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html ; on other systems, it excludes them. It loads no
 * code of the site, since that would be measured as well.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** The resource usage of a process. */
export interface Usage {
  /** CPU seconds of the process and of the children that it waited for. */
  cpuSeconds: number;
  /** CPU seconds of the children that it did not wait for, which are counted nowhere else. */
  unwaitedCpuSeconds: number;
  /** Peak memory (resident set size), in MB. */
  peakMemoryMb: number;
}

/** The unit of `/proc/<pid>/stat`. It is `sysconf(_SC_CLK_TCK)`: 100 on every current Linux. */
const ticksPerSecond = 100;

/** Returns the CPU seconds of a process and its finished children, or `NaN` if the system doesn't report them. */
export function cpuSecondsOf(pid: number | 'self' = 'self'): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) {
    const { user, system } = process.cpuUsage();
    return pid === 'self' ? (user + system) / 1e6 : NaN;
  }
  // the second field is the program's name in parentheses, which may contain spaces
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const [utime, cstime] = [11, 14]; // with stime and cutime in between
  return fields.slice(utime, cstime + 1).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond;
}

function unwaitedCpuSeconds(): number {
  const file = `/proc/self/task/${process.pid}/children`;
  const pids = existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ') : [];
  return pids.filter(Boolean).reduce((sum, pid) => sum + cpuSecondsOf(Number(pid)), 0);
}

const usageFile = process.env.USAGE_FILE;
if (usageFile)
  process.once('exit', () => {
    const usage: Usage = {
      cpuSeconds: cpuSecondsOf(),
      unwaitedCpuSeconds: unwaitedCpuSeconds(),
      peakMemoryMb: process.resourceUsage().maxRSS / 1024,
    };
    appendFileSync(usageFile, `${JSON.stringify(usage)}\n`);
  });
