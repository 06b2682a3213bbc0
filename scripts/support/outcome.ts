/**
 * Returns the sentence with which a command that changes files ends. The verb comes in two forms: what it did, and what
 * it would do in a dry run.
 */
export const outcome = (isDryRun: boolean, [done, infinitive]: readonly [string, string], what: string): string =>
  isDryRun ? `Would ${infinitive} ${what}. Dry run: nothing was changed.` : `${done} ${what}.`;
