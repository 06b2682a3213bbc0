/** Writes the reference of diagnostics from the cases of the tests: `npm run docs:diagnostics`. */
import { format, resolveConfig } from 'prettier';
import { readOptions } from './support/arguments.ts';
import { diagnosticsReference } from './support/diagnostics-reference.ts';
import { writeWhole } from './support/write-file.ts';

const file = 'docs/diagnostics.md';
readOptions(
  `npm run docs:diagnostics

Writes ${file} from the cases of the tests. It takes no options.`,
  {},
);
writeWhole(file, await format(diagnosticsReference(), { ...(await resolveConfig(file)), filepath: file }));
