import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const { postinstall: _, ...commands } = scripts;
/** One command of each folder of programs. All read their options with the function that explains them. */
const strict = ['build', 'check', 'import', 'bench'];

function run(command: string, option: string) {
  const [program = '', ...args] = command.split(' ');
  expect(program, 'a program that sets what all commands need, such as Astro without telemetry').toBe('node');
  return spawnSync(process.execPath, [...args, option], { encoding: 'utf8' });
}

// each test starts a process
describe('npm run', { timeout: 60_000 }, () => {
  test.each(Object.entries(commands))('%s explains itself with --help', (name, command) => {
    const { status, stdout, stderr } = run(command, '--help');
    expect(stderr).toBe('');
    expect(stdout).toMatch(new RegExp(`^npm (?:run )?${name}\\b[^]*\\n\\n`));
    expect(status).toBe(0);
  });

  test.each(strict)('%s refuses an option that it does not have', (name) => {
    const { status, stdout, stderr } = run(commands[name] ?? '', '--no-such-option');
    expect(stderr).toMatch(/^unknown option '?--no-such-option/i);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
