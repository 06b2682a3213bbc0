import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ProjectCopy } from '../support/recipes.ts';

// Takes a copy of the project through the recipes of CONTRIBUTING.md.

let project: ProjectCopy;
beforeEach(() => {
  project = new ProjectCopy();
});
afterEach(() => project.delete());

describe('CONTRIBUTING', { timeout: 600_000 }, () => {
  test('Add a citation style: pages show it, under its own title', async () => {
    await project.follow('Add a citation style', [
      {
        says: 'Add one line to `styles` in `src/citation/styles.ts`: an id, and the style as CSL XML.',
        edits: [
          {
            file: 'src/citation/styles.ts',
            find: 'apa: csl.apa, ',
            replace: 'apa: csl.apa, harvard: csl.harvard1, ',
          },
        ],
      },
    ]);
    const site = await project.build();
    const $ = load(readFileSync(join(site, 'articles/how-isis-cells-operate/index.html'), 'utf8'));
    const style = $('.citations > details').filter((_, details) =>
      $('summary', details).text().includes('Cite Them Right'),
    );
    expect(style).toHaveLength(1);
    expect(style.find('.citation').first().text()).toContain('Klausen, J. and Johnson, A.');
  });

  test('Add a content rule: the check reports it, and its table expects it', async () => {
    const table = 'tests/fixtures/rules/body.yaml';
    const tests = ['npx', 'vitest', 'run', '--config', 'tests/vitest.config.ts', '--project', 'unit'];
    const text = '## A heading.\n\n    Words.\n';
    await project.follow('Add a content rule', [
      {
        says: 'Find its family in `src/check/rules/` and report the problem there. It needs an id (`body/empty-heading`), a message that names the problem, and a hint that says what to do.',
        edits: [
          {
            file: 'src/check/rules/headings.ts',
            find: '    checkClosingHashes(heading, source, context);\n',
            replace:
              "    checkClosingHashes(heading, source, context);\n    if (text.endsWith('.'))\n      context.report(heading, 'body/heading-full-stop', 'heading ends with a full stop', 'delete the full stop');\n",
          },
        ],
      },
      {
        says: "Add a case without `expected` to the family's table in `tests/fixtures/rules/`. Run the unit tests with `UPDATE=1`",
        edits: [{ file: table, append: `\n- name: full stop in a heading\n  body: |\n    ${text}` }],
        run: { command: [...tests, 'tests/unit/check/rules.test.ts', '-t', 'body'], variables: { UPDATE: '1' } },
      },
    ]);
    expect(project.read(table)).toContain(
      'articles/bad.md:8: body: heading ends with a full stop (delete the full stop) [body/heading-full-stop]',
    );
    await project.run([...tests, 'tests/unit/check/rules.test.ts', '-t', 'body']);
  });
});
