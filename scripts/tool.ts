/** Runs the tools behind a command of `package.json`: `node scripts/tool.ts check`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import type { ParseArgsOptionsConfig } from 'node:util';
import { childEnv } from '../src/env.ts';
import { readOptions } from './support/arguments.ts';

/** The arguments of `node` for each tool. */
const types = ['node_modules/astro/bin/astro.mjs', 'check'];
const lint = ['node_modules/oxlint/bin/oxlint'];
const formatting = ['node_modules/prettier/bin/prettier.cjs', '--log-level', 'warn', '--cache'];
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts'];

interface Command {
  purpose: string;
  /** The last runs only if the others succeed. The others run two at a time, and all of them report what they find. */
  tools: readonly (readonly string[])[];
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

const floors = ['scripts/check-floors.ts'];
const formatCheck = [...formatting, '--check', '.'];
const checks = [types, lint, floors, formatCheck, ['scripts/check.ts']];
const commands: Readonly<Record<string, Command>> = {
  check: { purpose: 'Checks types, code, imports, formatting and content.', tools: checks, options: contentOptions },
  'check:types': { purpose: 'Checks the types of the code.', tools: [types] },
  'check:lint': { purpose: 'Checks the code for likely mistakes.', tools: [lint] },
  'check:floors': { purpose: 'Checks that imports go down from floor to floor.', tools: [floors] },
  'check:format': { purpose: 'Checks the formatting of all files.', tools: [formatCheck] },
  format: { purpose: 'Formats all files.', tools: [[...formatting, '--write', '.']] },
  test: {
    purpose:
      'Checks content, types and code, and tests the built site. Arguments are those of Vitest, such as tests/unit/check.',
    tools: [...checks, [...vitest, '--project', 'unit', '--project', 'site', '--project', 'release']],
    passesOn: true,
  },
  'test:slow': {
    purpose: 'Runs the exhaustive tests. Arguments are those of Vitest, such as tests/slow/kills.test.ts.',
    tools: [[...vitest, '--project', 'slow']],
    passesOn: true,
  },
};

const [, , name = '', ...args] = process.argv;
const command = commands[name];
if (!command) throw new Error(`${name} is not one of ${Object.keys(commands).join(', ')}`);
const { purpose, tools, options, passesOn } = command;
process.argv.splice(2, 1); // what follows are the arguments of the command

const usage = `npm run ${name}${options || passesOn ? ' -- [options]' : ''}

${purpose}
${options?.usage ?? ''}
  --help      show this text`;
if (!passesOn || args.includes('--help')) readOptions(usage, options?.config ?? {});

const env = childEnv({ ASTRO_TELEMETRY_DISABLED: '1' });
const last = tools.at(-1) ?? [];
const others = tools.slice(0, -1);
let failed = false;

/** Prints the command that fixes what a tool has found, if its own output doesn't name it. */
function printAdvice(tool: readonly string[], status: number | null): void {
  if (tool === formatCheck && status === 1) console.error('To format these files, run: npm run format');
}

/** Runs the tools that are left, one after the other. Prints the output of each when it ends. */
async function runOthers(): Promise<void> {
  for (let tool = others.shift(); tool; tool = others.shift()) {
    const child = spawn(process.execPath, tool, { stdio: ['ignore', 'pipe', 'pipe'], env });
    const [output, errors, [status]] = await Promise.all([
      buffer(child.stdout),
      buffer(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    process.stdout.write(output);
    process.stderr.write(errors);
    printAdvice(tool, status);
    failed ||= status !== 0;
  }
}

await Promise.all([runOthers(), runOthers()]); // the first tool takes as long as the others together
if (failed) process.exit(1);
const [status] = (await once(spawn(process.execPath, [...last, ...args], { stdio: 'inherit', env }), 'close')) as [
  number | null,
];
printAdvice(last, status);
process.exitCode = status ?? 1;
