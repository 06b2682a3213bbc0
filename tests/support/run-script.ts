import { Console } from 'node:console';
import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import { vi } from 'vitest';

/** The exit code of a command, and what it printed. */
export interface Outcome {
  status: number;
  stdout: string;
  stderr: string;
}

/** Ends a script that exits. */
class Exit extends Error {}

/**
 * Runs the script of a command in this process, without a terminal. This takes a fraction of the time of a new process,
 * which would load all packages again. Our own modules are evaluated again, so that they read the variables. Rejects if
 * the script throws. Tests of what only a process can show start one.
 */
export async function runScript(
  script: string,
  args: readonly string[],
  variables: Record<string, string> = {},
): Promise<Outcome> {
  const printed = { stdout: '', stderr: '' };
  let status: number | undefined;
  const collector = (name: keyof typeof printed) =>
    new Writable({
      decodeStrings: false,
      write: (text: string, _encoding, done) => {
        if (status === undefined) printed[name] += text; // nothing is printed after the exit
        done();
      },
    });
  const { argv, exitCode } = process;
  const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
    status ??= Number(code ?? 0);
    throw new Exit();
  });
  vi.stubGlobal('console', new Console(collector('stdout'), collector('stderr')));
  vi.stubEnv('DEV', false); // which Vitest sets
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  Object.assign(process, { argv: [process.execPath, resolve(script), ...args], exitCode: undefined });
  vi.resetModules();
  try {
    await import(/* @vite-ignore */ resolve(script));
    status ??= Number(process.exitCode ?? 0);
  } catch (error) {
    if (status === undefined) throw error;
  } finally {
    Object.assign(process, { argv, exitCode });
    exit.mockRestore();
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
    vi.resetModules(); // other tests read other variables
  }
  return { status, ...printed };
}
