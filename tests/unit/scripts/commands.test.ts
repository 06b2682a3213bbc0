import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const { postinstall: _, ...commands } = scripts;
/** Vitest reads the options of these commands. */
const passOn = ['test', 'test:slow'];

function run(command: string, option: string) {
  const [program = '', ...args] = command.split(' ');
  expect(program, 'a program that sets what all commands need, such as Astro without telemetry').toBe('node');
  return spawnSync(process.execPath, [...args, option], { encoding: 'utf8' });
}

// each command starts a process
describe.each(Object.entries(commands))('npm run %s', { timeout: 60_000 }, (name, command) => {
  test('explains itself with --help', () => {
    const { status, stdout, stderr } = run(command, '--help');
    expect(stderr).toBe('');
    expect(stdout).toMatch(new RegExp(`^npm (?:run )?${name}\\b[^]*\\n\\n`));
    expect(status).toBe(0);
  });

  test.skipIf(passOn.includes(name))('refuses an option that it does not have', () => {
    const { status, stdout, stderr } = run(command, '--no-such-option');
    expect(stderr).toMatch(/^unknown option '?--no-such-option/i);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
