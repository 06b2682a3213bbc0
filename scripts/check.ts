/** Checks the content. Exits with code 1 if there are errors; with `--strict`, warnings count as errors. Notices never do. */
import { checkContent } from '../src/check/index.ts';
import { type Diagnostic, errorsIn } from '../src/check/diagnostic.ts';
import { report } from '../src/check/report.ts';

const toError = (diagnostic: Diagnostic): Diagnostic =>
  diagnostic.level === 'warning' ? { ...diagnostic, level: 'error' } : diagnostic;

const strict = process.argv.includes('--strict');
const { diagnostics: found, counts } = await checkContent();
const diagnostics = strict ? found.map(toError) : found;

if (diagnostics.length > 0) console.error(report(diagnostics));
if (errorsIn(diagnostics).length > 0) process.exitCode = 1;
else {
  const files = Object.entries(counts).map(([name, count]) => `${count} in ${name}/`);
  console.log(`No errors in the content (${files.join(', ')}).`);
}
