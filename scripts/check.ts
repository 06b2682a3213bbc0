/** Checks the content. Exits with code 1 if there are errors; with `--strict`, warnings count as errors. */
import { checkContent } from '../src/check/index.ts';
import { type Diagnostic, errorsIn } from '../src/check/diagnostic.ts';
import { report } from '../src/check/report.ts';
import { countUnpublished } from '../src/check/unpublished.ts';

const strict = process.argv.includes('--strict');
const { diagnostics: found, counts, unpublished } = await checkContent();
const diagnostics = found.map((diagnostic): Diagnostic =>
  strict && diagnostic.level === 'warning' ? { ...diagnostic, level: 'error' } : diagnostic,
);

if (diagnostics.length > 0) console.error(report(diagnostics));
if (errorsIn(diagnostics).length > 0) process.exitCode = 1;
else {
  const files = Object.entries(counts).map(([name, count]) => `${count} in ${name}/`);
  console.log(`No errors in the content (${files.join(', ')}${countUnpublished(unpublished)}).`);
}
