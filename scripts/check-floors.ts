/** Checks that the imports of the project go down from floor to floor: `npm run check:floors`. */
import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { floorProblems } from './support/floor-problems.ts';

const files = globSync('{src,scripts,packages}/**/*.{ts,astro}', { exclude: (path) => path.includes('node_modules') })
  .map((file) => file.replaceAll(sep, '/'))
  .filter((file) => !file.endsWith('.d.ts'));

const problems = floorProblems(new Map(files.map((file) => [file, readFileSync(file, 'utf8')])));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
