import { createInterface } from 'node:readline/promises';

/**
 * Asks a yes-or-no question. Without a terminal, prints the reason for the question and `command`, which skips the
 * question, and returns `false`.
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
