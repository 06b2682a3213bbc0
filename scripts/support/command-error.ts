/** An error whose message tells the user of a command what is wrong and what to do. It is printed without a stack trace. */
export class CommandError extends Error {}

/**
 * Runs a command. If it fails with a `CommandError`, prints the message and sets the exit code 1; any other error is a
 * fault of ours, and keeps its stack trace.
 */
export async function runCommand(command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
