/** What a command does to what, as in "Changed 2 files" and "Would change 2 files". */
type Change = readonly [done: string, infinitive: string, what: string];

/** Returns the sentences with which a command that changes files ends. */
export const outcome = (isDryRun: boolean, ...changes: readonly Change[]): string =>
  [
    ...changes.map(([done, infinitive, what]) => `${isDryRun ? `Would ${infinitive}` : done} ${what}.`),
    ...(isDryRun ? ['Dry run: nothing was changed.'] : []),
  ].join(' ');
