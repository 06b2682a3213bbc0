import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { childEnv } from '../../../src/env.ts';
import { commands, commandsPage, runCommand } from '../../../scripts/support/command-reference.ts';
import { docPages, inlineCode, npmCommands, optionsIn } from '../../support/docs.ts';
import { runScript } from '../../support/run-script.ts';

/** One command of each folder of programs. All read their options with the function that explains them. */
const strict = ['build', 'check', 'import', 'bench'];

/** The commands that an editor waits for and that load most of the code. */
const awaited = ['build', 'check:content', 'new', 'rename', 'merge', 'import', 'publish', 'publish:record'];

const helps = new Map<string, ReturnType<typeof runCommand>>();

/** Runs a command with `--help`, once. */
function helpOf(name: string): ReturnType<typeof runCommand> {
  const help = helps.get(name) ?? runCommand(name, '--help');
  helps.set(name, help);
  return help;
}

/** Runs a command in this process. */
function runHere(name: string, ...args: string[]) {
  const words = (commands[name] ?? '').split(' ');
  const [script = '', ...own] = words.slice(words.findIndex((word) => word.endsWith('.ts')));
  return runScript(script, [...own, ...args]);
}

// a test starts a process for each command
describe('npm run', { timeout: 60_000 }, () => {
  test.each(docPages)('%s names commands and options that exist', (page) => {
    const shown = npmCommands(page);
    expect(shown.filter(({ name }) => !Object.hasOwn(commands, name)).map(({ code }) => code)).toEqual([]);
    const isExplained = (option: string, name: string) =>
      new RegExp(`(?<!\\S)${option}(?![\\w-])`).test(helpOf(name).stdout);
    const unknown = shown.filter(({ name, options }) => !options.every((option) => isExplained(option, name)));
    expect(unknown.map(({ code }) => code)).toEqual([]);
    const alone = inlineCode(page).filter((code) => /^--(?: --)?\w|^-- --/.test(code));
    const names = [...new Set(shown.map(({ name }) => name))];
    const isKnown = (option: string) =>
      names.some((name) => isExplained(option, name)) || process.allowedNodeEnvironmentFlags.has(option);
    expect(alone.flatMap(optionsIn).filter((option) => !isKnown(option))).toEqual([]);
  });

  test.each(Object.keys(commands))('%s explains itself with --help', (name) => {
    expect(commands[name], 'a program that sets what all commands need, such as Astro without telemetry').toMatch(
      /^node /,
    );
    const { status, stdout, stderr } = helpOf(name);
    expect(stderr).toBe('');
    expect(stdout).toMatch(new RegExp(`^npm (?:run )?${name}\\b[^]*\\n\\n`));
    expect(status).toBe(0);
  });

  test('all of them are explained in docs/commands.md (npm run docs:commands)', () => {
    expect(readFileSync('docs/commands.md', 'utf8')).toBe(commandsPage((name) => helpOf(name).stdout));
  });

  test.each(awaited)('%s stores its compiled modules', (name) => {
    expect(commands[name]).toContain(' --import ./scripts/support/compile-cache.mjs ');
  });

  test('check:content loads the modules that the last command compiled', () => {
    const start = () =>
      spawnSync(process.execPath, [...(commands['check:content'] ?? '').split(' ').slice(1), '--help'], {
        encoding: 'utf8',
        // Node prints what it reads from its cache, which isn't the one that the tests share
        env: childEnv({ NODE_COMPILE_CACHE: undefined, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' }),
        maxBuffer: Infinity,
      }).stderr;
    start();
    const printed = start();
    expect(printed).toMatch(/retrieving transpile cache for StrippedTypeScript \S+arguments\.ts\.\.\.success/);
    expect(printed).toMatch(/V8 code cache for ESM \S+arguments\.ts was accepted/);
  });

  test.each(strict)('%s refuses an option that it does not have', async (name) => {
    const { status, stdout, stderr } = await runHere(name, '--no-such-option');
    expect(stderr).toMatch(/^unknown option '?--no-such-option/i);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  test.each([
    ['start', ['--port', 'abc'], '--port abc: write a number from 1 to 65535'],
    ['start', ['--port'], '--port has no value: write one after it'],
    ['dev', ['--host', '--port', '0'], '--port 0: write a number from 1 to 65535'],
    ['dev', ['--port', '8080', '--port', '8081'], '--port occurs more than once: keep one of them'],
    ['bench', ['--n', 'all'], '--n all: write numbers with commas between them'],
    ['relevance', ['src/content'], 'name a content folder and a file of judged queries'],
    ['clear', ['--yes=no'], '--yes takes no value: write it alone'],
    ['check:content', ['related'], 'related: the command takes only options'],
    ['check:content', ['--strcit'], 'unknown option --strcit: did you mean --strict?'],
  ] as const)('%s %j says what to type instead', async (name, args, message) => {
    const { status, stdout, stderr } = await runHere(name, ...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  test.each(['start', 'dev'])('%s says that its port is in use, before it does anything else', async (name) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { status, stdout, stderr } = runCommand(name, '--port', String(port));
    server.close();
    expect(stderr).toBe(`port ${port} is in use: name another with --port\n`);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });
});
