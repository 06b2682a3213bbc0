import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { site } from '../../src/site.ts';

/** The README, unless this is an owner's copy or the README has another heading: owners write what they like in it. */
export const readme: readonly string[] = globSync('README.md').filter(
  (page) => site.title === 'Commonplace' && readFileSync(page, 'utf8').startsWith('# Commonplace\n'),
);

/** The pages of the documentation that people write; the diagnostics come from test cases, which have links of their own. */
export const docPages: readonly string[] = [
  ...[...readme, 'CONTRIBUTING.md'],
  ...globSync('{docs/*,packages/*/README}.md').filter((page) => page !== join('docs', 'diagnostics.md')),
];

export const readPage = (page: string): string => readFileSync(page, 'utf8');

/** A fenced block of a page. */
export interface Block {
  /** What follows its fence: `sh`, `markdown title="…"`, or nothing. */
  info: string;
  text: string;
}

const fence = /^ *```([^\n`]*)\n([^]*?)^ *```$/gm;

/** Returns the fenced blocks of a page. */
export const blocksOf = (page: string): Block[] =>
  [...readPage(page).matchAll(fence)].map(([, info = '', text = '']) => ({ info, text }));

/** Returns the only block of a page in a language that contains some words. Throws if there is none, or another. */
export function blockWith(page: string, info: string, words: string): string {
  const [block, ...others] = blocksOf(page).filter((one) => one.info === info && one.text.includes(words));
  if (!block || others.length > 0)
    throw new Error(`${page} has ${others.length + (block ? 1 : 0)} blocks with ${words}`);
  return block.text;
}

/** Returns the text of a page without its fenced blocks. */
export const withoutBlocks = (markdown: string): string => markdown.replace(fence, '');

/** Returns the code in the running text of a page. */
export const inlineCode = (page: string): string[] =>
  [...withoutBlocks(readPage(page)).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** Returns the commands in the blocks of a page, one a line. */
export const commandLines = (page: string): string[] =>
  blocksOf(page).flatMap(({ info, text }) => (info === 'sh' ? text.trim().split('\n') : []));

/** A command of npm in the documentation. */
export interface NpmCommand {
  code: string;
  /** The variables that are set for it. */
  variables: string[];
  /** The name of the script. */
  name: string;
  options: string[];
}

/** Returns the commands of npm on a page, in blocks and in running text. */
export const npmCommands = (page: string): NpmCommand[] =>
  [...commandLines(page), ...inlineCode(page)].flatMap((code) => {
    const [, variables = '', name = '', rest = ''] =
      /^((?:[A-Z_]+=\S+ )*)npm (?:run )?(?!ci\b|install\b)([\w:]+)(.*)$/.exec(code) ?? [];
    return name === ''
      ? []
      : {
          code,
          variables: [...variables.matchAll(/(\w+)=/g)].map(([, one = '']) => one),
          name,
          options: optionsIn(rest),
        };
  });

/** Returns the options in a text: `--fix`. */
export const optionsIn = (code: string): string[] =>
  [...code.matchAll(/(?<!\S)--[a-z][a-z-]*/g)].map(([option]) => option);
