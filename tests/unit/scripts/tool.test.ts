import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { childEnv } from '../../../src/env.ts';
import { ownedPaths } from '../../../scripts/support/owned-paths.ts';

let folder = '';
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

/** Runs a command of `tool.ts` in the folder. */
function run(name: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('scripts/tool.ts'), name], {
    cwd: folder,
    encoding: 'utf8',
    env: childEnv({ SITE_SETTINGS: resolve('tests/fixtures/site.json') }),
  });
  return { status, output: stdout + stderr };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-tool-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('node_modules/prettier'), join(folder, 'node_modules/prettier'), 'junction');
  cpSync('.prettierignore', join(folder, '.prettierignore'));
  write('scripts/formatted.ts', 'export const title = "Margins";\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('npm run check:format', { timeout: 60_000 }, () => {
  test('leaves the style of the owner’s files to the owner', () => {
    write('src/site.ts', "export const site = {title: 'Margins'}");
    write('src/content/pages/about.md', '* one\n* two\n');
    write('public/map.html', '<p>A map<p>');
    write('README.md', '# Margins\n* one\n* two\n');
    write('LICENSE-CONTENT.md', '* All rights reserved.\n');
    write('vercel.json', '{"framework":null,\n"trailingSlash":true}');
    expect(run('check:format')).toEqual({ status: 0, output: '' });
  });

  test('names an unformatted file of the software, and the command that formats it', () => {
    write('scripts/unformatted.ts', 'export const title="Margins"');
    const { status, output } = run('check:format');
    expect(output).toMatch(/scripts\/unformatted\.ts\n[^]*To format these files, run: npm run format\n$/);
    expect(status).toBe(1);
    expect(run('format').status).toBe(0);
    expect(run('check:format')).toEqual({ status: 0, output: '' });
  });
});

describe('npm test', { timeout: 60_000 }, () => {
  /** The tools that it starts. In this test, each is a program that prints its name. */
  const tools = {
    components: 'node_modules/astro/bin/astro.mjs',
    code: 'node_modules/oxlint/bin/oxlint',
    imports: 'scripts/check-floors.ts',
    content: 'scripts/check.ts',
    tests: 'node_modules/vitest/vitest.mjs',
  };
  const checks = ['code', 'components', 'content', 'imports'];

  test.each([
    { failing: 'nothing', printed: [...checks, 'tests'], status: 0 },
    { failing: 'components', printed: checks, status: 1 },
    { failing: 'tests', printed: [...checks, 'tests'], status: 1 },
  ])('runs all checks, and the tests if they succeed; what fails: $failing', ({ failing, printed, status }) => {
    for (const [name, path] of Object.entries(tools))
      write(path, `console.log("${name}");\nprocess.exitCode = ${name === failing ? 1 : 0};\n`);
    const result = run('test');
    expect(result.output.trim().split('\n').toSorted()).toEqual(printed);
    expect(result.status).toBe(status);
  });
});

describe('the owner’s files', () => {
  test.each([
    ['.prettierignore', /^# The owner's files.*\n(?<paths>(?:.+\n)+)/m, /^(?<path>.+?)\/?$/],
    ['.gitattributes', /(?<paths>[^]*)/, /^(?<path>\S+?)(?:\/\*\*)? merge=ours$/],
    ['docs/owning.md', /^These files are yours\.[^]*?\n\n(?<paths>(?:- .+\n)+)/m, /`(?<path>\S+?)\/?`/],
  ])('are the same in %s', (file, block, entry) => {
    const paths = block.exec(readFileSync(file, 'utf8'))?.groups?.paths ?? '';
    const all = [...paths.matchAll(new RegExp(entry, 'gm'))].map(({ groups }) => groups?.path);
    expect(all.filter((path) => !path?.includes('published.json')).toSorted()).toEqual(ownedPaths.toSorted());
  });
});
