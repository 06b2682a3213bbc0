import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const { postinstall: _, ...programs } = scripts;

/** The npm scripts that people run, each with its program. */
export const commands: Readonly<Record<string, string>> = programs;

/** Runs a command with arguments, until it ends. */
export const runCommand = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [...(commands[name] ?? '').split(' ').slice(1), ...args], { encoding: 'utf8' });

const forEditors = ['dev', 'new', 'import', 'publish', 'rename', 'merge', 'check:content', 'check:links'];
const forOwners = ['start', 'build', 'publish:record', 'clear', 'upgrade'];

/** The commands by whom they are for. */
const groups: Readonly<Record<string, readonly string[]>> = {
  'For editors': forEditors,
  'For owners': forOwners,
  'For developers': Object.keys(commands).filter((name) => ![...forEditors, ...forOwners].includes(name)),
};

/** Returns the page about all commands. `helpOf` returns what a command prints with `--help`. */
export function commandsPage(helpOf: (name: string) => string): string {
  const section = (name: string) => `### ${name}\n\n\`\`\`text\n${helpOf(name).trimEnd()}\n\`\`\`\n`;
  return [
    '# Commands\n\nThe help text of each command. `npm run docs:commands` writes this page.\n',
    ...Object.entries(groups).flatMap(([heading, names]) => [`## ${heading}\n`, ...names.map(section)]),
  ].join('\n');
}
