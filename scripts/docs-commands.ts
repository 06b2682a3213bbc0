/** Writes what each command prints with `--help` into `docs/commands.md`: `npm run docs:commands`. */
import { readOptions } from './support/arguments.ts';
import { commandsPage, runCommand } from './support/command-reference.ts';
import { writeWhole } from './support/write-file.ts';

const file = 'docs/commands.md';
readOptions(
  `npm run docs:commands

Writes what each command prints with --help into ${file}. It takes no options.`,
  {},
);
writeWhole(
  file,
  commandsPage((name) => runCommand(name, '--help').stdout),
);
