import { expect, test } from 'vitest';
import { ProjectCopy } from '../support/recipes.ts';
import { recipes } from '../support/recipe-steps.ts';

test('a copy that followed all recipes of CONTRIBUTING passes the checks and the unit tests', async () => {
  const project = new ProjectCopy();
  for (const [heading, recipe] of Object.entries(recipes)) await project.follow(heading, recipe);
  await project.run(['npm', 'run', 'check:code']);
  await project.run(['npm', 'run', 'check:floors']);
  await project.runUnitTests(['tests/unit/check/rules.test.ts'], { UPDATE: '1' });
  await project.run(['npm', 'run', 'docs:diagnostics']);
  await project.run(['npm', 'run', 'docs:commands']);
  await project.runUnitTests([], { UPDATE: '1' });
  expect(await project.run(['npm', 'run', 'check:content'])).toContain('No errors in the content.');
  project.delete();
});
