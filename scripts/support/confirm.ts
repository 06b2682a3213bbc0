import { createInterface } from 'node:readline/promises';

/**
 * Asks a question whose answer is yes or no. Without a terminal, says why the command asks, names `command`, which doesn't ask, and
 * returns no.
 */
export async function confirm(question: string, reason: string, command: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.error(`${reason}, so it asks first. Run it in a terminal, or add --yes: ${command}`);
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
