import { printable } from './printable.ts';
import { describeSystemError, isSystemError, UnreadableFile } from '../../src/files.ts';

/** An error whose message tells the user of a command what is wrong and what to do. It is printed without a stack trace. */
export class CommandError extends Error {}

/**
 * Runs a command. If it fails, prints why, without a stack trace, and sets the exit code 1. An error of the operating
 * system is printed with the file's name. Any other error is a bug of ours, and printed with its location in the code.
 */
export async function runCommand(command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(printable(explain(error)));
    process.exitCode = 1;
  }
}

/** Returns whether an error is a plain `Error`, which this software throws with a message for people. */
export const isMessage = (error: unknown): error is Error =>
  error instanceof Error && error.constructor === Error && !isSystemError(error);

/** Returns the text to print about an error. */
export function explain(error: unknown): string {
  if (error instanceof CommandError || error instanceof UnreadableFile) return error.message;
  // the answer to a question was Ctrl+C or the end of the input
  if (error instanceof Error && error.name === 'AbortError') return 'Stopped at the question.';
  if (isSystemError(error)) {
    const { problem, hint } = describeSystemError(error);
    return `${[error.path, problem].filter(Boolean).join(': ')} (${hint})`;
  }
  const { message = String(error), stack = '' } = error as Partial<Error>;
  const [place = 'unknown place'] = /(?:src|scripts|packages|node_modules)\/[^\s()]+:\d+/.exec(stack) ?? [];
  return `A bug in this software, at ${place}: ${message}. Please report it.`;
}
