import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const { postinstall: _, ...programs } = scripts;

/** The npm scripts that people run, each with its program. */
export const commands: Readonly<Record<string, string>> = programs;

/** Runs a command with one option. */
export const runCommand = (name: string, option: string) =>
  spawnSync(process.execPath, [...(commands[name] ?? '').split(' ').slice(1), option], { encoding: 'utf8' });

/** Returns the page about all commands. `helpOf` returns what a command prints with `--help`. */
export const commandsPage = (helpOf: (name: string) => string): string => `# Commands

The help text of each command. \`npm run docs:commands\` writes this page.
${Object.keys(commands)
  .map((name) => `\n## ${name}\n\n\`\`\`text\n${helpOf(name).trimEnd()}\n\`\`\`\n`)
  .join('')}`;
