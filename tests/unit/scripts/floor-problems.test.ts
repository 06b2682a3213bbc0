import { expect, test } from 'vitest';
import { floorProblems } from '../../../scripts/support/floor-problems.ts';

const lamp = 'export const lamp = 1;\n';

test.each([
  ['an import that goes down', { 'src/pages/lamp.ts': "import '../library/lamp.ts';", 'src/library/lamp.ts': lamp }],
  [
    'browser code that imports a type of the build',
    {
      'src/search/browser/lamp.ts': "import type { Lamp } from '../../library/lamp.ts';",
      'src/library/lamp.ts': 'export type Lamp = 1;',
    },
  ],
  [
    'a package that imports by way of its list',
    {
      'packages/buoy/site.ts': "export { lamp } from '../../src/library/lamp.ts';",
      'packages/buoy/ring.ts': "import { lamp } from './site.ts';",
      'src/library/lamp.ts': lamp,
    },
  ],
])('check:floors accepts %s', (_name, files) => {
  expect(floorProblems(new Map(Object.entries(files)))).toEqual([]);
});

test.each([
  [
    'an import that goes up',
    { 'src/library/lamp.ts': "import '../pages/lamp.ts';", 'src/pages/lamp.ts': lamp },
    'src/library/lamp.ts → src/pages/lamp.ts: src/pages is above src/library: move what both need down',
  ],
  [
    'a type from above',
    { 'src/library/lamp.ts': "import type { Lamp } from '../epub/lamp.ts';" },
    'src/library/lamp.ts → src/epub/lamp.ts: src/epub is above src/library: move what both need down',
  ],
  [
    'a component that imports a page',
    { 'src/components/Lamp.astro': "---\nimport Page from '../pages/lamp.astro';\n---\n\n<p>It isn't dark.</p>\n" },
    'src/components/Lamp.astro → src/pages/lamp.astro: src/pages is above src/components: move what both need down',
  ],
  [
    'a file that is loaded later',
    { 'src/library/lamp.ts': "const lamp = await import('../pages/lamp.ts');" },
    'src/library/lamp.ts → src/pages/lamp.ts: src/pages is above src/library: move what both need down',
  ],
  [
    'a site that needs a package',
    { 'scripts/lamp.ts': "import '../packages/buoy/ring.ts';" },
    'scripts/lamp.ts → packages/buoy/ring.ts: the site must not need packages and tests',
  ],
  [
    'a package that imports past its list',
    { 'packages/buoy/ring.ts': "import '../../src/library/lamp.ts';" },
    'packages/buoy/ring.ts → src/library/lamp.ts: import it through packages/buoy/site.ts instead',
  ],
  [
    'a folder without a floor',
    { 'src/cellar/lamp.ts': "import '../library/lamp.ts';" },
    'src/cellar/lamp.ts → src/library/lamp.ts: its folder isn’t on any floor: add it to scripts/support/floors.ts',
  ],
  [
    'browser code that loads the build by way of another file',
    {
      'src/reading/lamp.ts': "import { split } from '../values/bidi.ts';\nsplit();",
      'src/values/bidi.ts': "import { env } from '../env.ts';\nexport const split = () => env;",
      'src/env.ts': 'export const env = 1;',
    },
    'src/reading/lamp.ts: browsers would load src/env.ts, which belongs to the build',
  ],
])('check:floors reports %s', (_name, files, problem) => {
  expect(floorProblems(new Map(Object.entries(files)))).toEqual([problem]);
});
