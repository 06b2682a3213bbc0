/** Writes the reference of diagnostics from the cases of the tests, so that each message and example in it is true. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The cases: tables, one for each family, and folders whose cases depend on the bytes of a file. */
const [tables, folders] = ['tests/fixtures/rules', 'tests/fixtures/bytes'];

/** A case of the tests: content, and the diagnostics that the check prints. */
interface RuleCase {
  body?: string;
  files?: Record<string, string>;
  expected: string;
}

/** A rule with its shortest case. */
interface Example {
  rule: string;
  /** The diagnostics of the rule, without the path, the line and the id. */
  messages: string[];
  /** The content, with its path if it is a whole file. */
  content: { path?: string; text: string } | undefined;
}

/** Longer content is left out, as is content with invisible characters. */
const maxLines = 22;
const maxLineLength = 160;

const idOf = (line: string): string | undefined => /\[([a-z-]+\/[a-z-]+)\]$/.exec(line)?.[1];

/** Returns the examples of a case, one for each rule that it breaks. */
function examplesOf({ body, files = {}, expected }: RuleCase): Example[] {
  const lines = expected.split('\n').filter(Boolean);
  return [...Map.groupBy(lines, idOf)].flatMap(([rule, own]) => {
    if (rule === undefined) return [];
    const [path = ''] = (own[0] ?? '').split(':');
    const text = body ?? files[path];
    const isShown =
      text !== undefined &&
      text.split('\n').length <= maxLines &&
      !/[^\P{C}\n]/u.test(text) &&
      text.split('\n').every(({ length }) => length <= maxLineLength);
    const content = isShown ? { text, ...(body === undefined && { path }) } : undefined;
    return { rule, messages: own.map((line) => line.replace(/^[^:]*:\d+: /, '').replace(/ \[[^[]*$/, '')), content };
  });
}

/** Returns how good an example is: the lower, the better. Editors write works most often. */
function cost({ messages, content }: Example): number {
  if (!content) return 10_000;
  const { text, path = 'articles/' } = content;
  return text.length + path.length + (/^(?:articles|related)\//.test(path) ? 0 : 300) + 200 * (messages.length - 1);
}

/** Returns the reference as Markdown. */
export function diagnosticsReference(): string {
  const cases: RuleCase[] = [
    ...readdirSync(tables)
      .filter((name) => name.endsWith('.yaml'))
      .flatMap((name) => parse(readFileSync(join(tables, name), 'utf8')) as RuleCase[]),
    ...readdirSync(folders).map((name) => ({ expected: readFileSync(join(folders, name, 'expected.txt'), 'utf8') })),
  ];
  const byRule = Map.groupBy(cases.flatMap(examplesOf), ({ rule }) => rule);
  const best = [...byRule].map(([, examples]) => examples.toSorted((a, b) => cost(a) - cost(b))[0] as Example);
  const families = Map.groupBy(
    best.toSorted((a, b) => (a.rule < b.rule ? -1 : 1)),
    ({ rule }) => rule.split('/')[0] ?? '',
  );
  return [
    '# Diagnostics',
    'The content check prints one line for each problem: file, line, field, what is wrong, how to fix it, and the id of the rule. This page has an example of each rule. `npm run docs:diagnostics` writes it from the tests.',
    [...families].map(([family]) => `[${family}](#${family})`).join(' · '),
    ...[...families].flatMap(([family, examples]) => [`## ${family}`, ...examples.flatMap(writeExample)]),
  ].join('\n\n');
}

/** Shortens a file name that is too long to read. */
const readable = (path: string): string => path.replace(/(?<=[^/]{12})[^/]{40,}(?=[^/]{8}$)/, '…');

/** Writes one rule: its message and hint, and content that breaks it. */
function writeExample({ rule, messages: [message = ''], content }: Example): string[] {
  const fence = content?.text.includes('```') ? '````' : '```';
  const shown = content && [
    content.path === undefined ? 'For example, this text:' : `For example, \`${readable(content.path)}\`:`,
    `${fence}text\n${content.text.trimEnd()}\n${fence}`,
  ];
  return [`### ${rule}`, `> ${message.replace(/[\\`*_{}[\]<>#|&$~]/g, '\\$&')}`, ...(shown ?? [])];
}
