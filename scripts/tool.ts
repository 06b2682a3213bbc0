/** Runs the tools behind a command of `package.json`: `node scripts/tool.ts check`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import type { ParseArgsOptionsConfig } from 'node:util';
import { childEnv } from '../src/env.ts';
import { readOptions } from './support/arguments.ts';

/** The arguments of `node` for a tool. */
type Tool = readonly string[];

/** Checks the types of components. Generates those of the content, which the code imports. */
const components = ['node_modules/astro/bin/astro.mjs', 'check', '--tsconfig', 'tsconfig.components.json'];
/** Checks the types of all other code, and looks for likely mistakes. */
const code = ['node_modules/oxlint/bin/oxlint'];
const codeChecks = [components, code];
const floors = ['scripts/check-floors.ts'];
const formatting = ['node_modules/prettier/bin/prettier.cjs', '--log-level', 'warn', '--cache'];
const formatCheck = [...formatting, '--check', '.'];
const content = ['scripts/check.ts'];
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts'];

interface Command {
  purpose: string;
  /** Sequences of checks that run side by side. All checks report what they find. */
  checks?: readonly (readonly Tool[])[];
  /** The tool that runs if all checks succeed. */
  last?: Tool;
  /** The options that the last tool takes, with their explanation. */
  options?: { usage: string; config: ParseArgsOptionsConfig };
  /** Whether all arguments are passed on to the last tool, which checks them itself. */
  passesOn?: boolean;
}

const contentOptions: Command['options'] = {
  usage: `
  --strict    treat warnings about the content as errors
  --fix       first correct problems in the content that have only one right answer
  --dry-run   with --fix: only print the corrections`,
  config: { strict: { type: 'boolean' }, fix: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
};

const commands: Readonly<Record<string, Command>> = {
  check: {
    purpose: 'Checks types, code, imports, formatting and content.',
    checks: [codeChecks, [formatCheck, floors]],
    last: content,
    options: contentOptions,
  },
  'check:code': {
    purpose: 'Checks the types of the code, and looks for likely mistakes.',
    checks: [codeChecks],
  },
  'check:floors': { purpose: 'Checks that imports go down from floor to floor.', checks: [[floors]] },
  'check:format': { purpose: 'Checks the formatting of all files.', checks: [[formatCheck]] },
  format: { purpose: 'Formats all files.', last: [...formatting, '--write', '.'] },
  test: {
    purpose:
      'Checks content, types and code, and tests the built site. Arguments are those of Vitest, such as tests/unit/check.',
    checks: [codeChecks, [formatCheck, floors, content]],
    last: [...vitest, '--project', 'unit', '--project', 'site', '--project', 'release'],
    passesOn: true,
  },
  'test:slow': {
    purpose: 'Runs the exhaustive tests. Arguments are those of Vitest, such as tests/slow/kills.test.ts.',
    last: [...vitest, '--project', 'slow'],
    passesOn: true,
  },
};

const [, , name = '', ...args] = process.argv;
const command = commands[name];
if (!command) throw new Error(`${name} is not one of ${Object.keys(commands).join(', ')}`);
const { purpose, checks = [], last, options, passesOn } = command;
process.argv.splice(2, 1); // what follows are the arguments of the command

const usage = `npm run ${name}${options || passesOn ? ' -- [options]' : ''}

${purpose}
${options?.usage ?? ''}
  --help      show this text`;
if (!passesOn || args.includes('--help')) readOptions(usage, options?.config ?? {});

const env = childEnv({ ASTRO_TELEMETRY_DISABLED: '1' });

/** Runs a check. Prints its output when it ends, and the command that fixes what it found unless the output names it. */
async function runCheck(tool: Tool): Promise<void> {
  const child = spawn(process.execPath, tool, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const [output, errors, [status]] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  process.stdout.write(output);
  process.stderr.write(errors);
  if (tool === formatCheck && status === 1) console.error('To format these files, run: npm run format');
  if (status !== 0) process.exitCode = 1;
}

await Promise.all(
  checks.map(async (sequence) => {
    for (const tool of sequence) await runCheck(tool);
  }),
);
if (last && !process.exitCode) {
  const [status] = await once(spawn(process.execPath, [...last, ...args], { stdio: 'inherit', env }), 'close');
  process.exitCode = (status as number | null) ?? 1;
}
