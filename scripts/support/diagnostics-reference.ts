/** Writes the reference of diagnostics from the cases of the tests, so that each message and example in it is true. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The cases: tables, one for each family, and folders whose cases depend on the bytes of a file. */
const [tables, folders] = ['tests/fixtures/rules', 'tests/fixtures/bytes'];

/** A case of the tests: content, and the diagnostics that the check prints. */
interface RuleCase {
  body?: string;
  mdx?: boolean | 'both';
  files?: Record<string, string>;
  images?: string[];
  public?: string[];
  missing?: string[];
  expected: string;
}

/** A rule with a case that breaks it. */
interface Example {
  rule: string;
  /** The diagnostics of the rule, without the path, the line and the id. */
  messages: string[];
  /** Whether the case breaks only this rule. */
  isAlone: boolean;
  /** The content. A text that isn't a whole file has no path. */
  content: { path?: string; text: string }[];
  /** What the content is, in words. */
  introduction: string;
  /** Why the page can't show the content; `undefined` if it can. */
  reason?: string | undefined;
}

/** Longer lines and texts are shortened. */
const maxLines = 22;
const maxLineLength = 160;

const idOf = (line: string): string | undefined => /\[([a-z-]+\/[a-z\d-]+)\](?: \(\d+ times\))?$/.exec(line)?.[1];

/** The rules that no case breaks, because a case would need too large a file, or another disk. `…` stands for a value. */
export const withoutCase: Readonly<Record<string, { message: string; reason: string }>> = {
  'body/parser-failed': {
    message: 'body: the parser failed: … (look for something that is nested or repeated very often, and simplify it)',
    reason: 'it takes a text that is nested or repeated thousands of times',
  },
  'body/too-many-blocks': {
    message: 'body: more than … blocks (divide the text into several files)',
    reason: 'it takes a text of more than 20,000 blocks',
  },
  'body/too-many-marks': {
    message: 'body: a paragraph has more than … lines and characters such as * _ [ < & (divide it with blank lines)',
    reason: 'it takes a paragraph of more than 5,000 such lines and characters',
  },
  'encoding/file-too-large': {
    message: 'file: size is … bytes (keep it under … bytes)',
    reason: 'it takes a file of a megabyte',
  },
  'files/check-failed': {
    message:
      'file: the check failed: … (simplify what is unusual in this file, and report it to the makers of this software)',
    reason: 'it takes a mistake in this software',
  },
  'files/missing-folder': {
    message: 'file name: the content folder is missing (create it, or correct CONTENT_DIR)',
    reason: 'no file causes it',
  },
  'files/not-a-regular-file': {
    message: 'file: not a regular file but … (replace it with the file itself)',
    reason: 'it takes a symbolic link, a pipe or a folder in place of a file',
  },
  'files/unreadable': {
    message: 'file: cannot be read: …',
    reason: 'it takes a file or a folder that the system refuses to read',
  },
  'images/heavy': {
    message: 'warning: image: heavy image: … on the page (save it as JPEG or WebP, at most 2000 pixels wide)',
    reason: 'it takes an image of several megabytes',
  },
  'images/too-large': {
    message: 'image: has too many pixels (save it at most 4000 pixels wide)',
    reason: 'it takes an image of hundreds of megapixels',
  },
  'mdx/long-code': {
    message:
      'body: a line that begins with import or export is code in MDX (if the paragraph starts with import or export, write &#105;mport or &#101;xport)',
    reason: 'it takes a text of more than 50 paragraphs below such a line',
  },
};

/** Returns the examples of a case, one for each rule that it breaks. */
function examplesOf({ body, mdx, files = {}, images = [], public: published = [], missing = [], expected }: RuleCase) {
  const lines = expected.split('\n').filter(Boolean);
  const byRule = [...Map.groupBy(lines, idOf)];
  const content: Example['content'] =
    body === undefined ? Object.entries(files).map(([path, text]) => ({ path, text })) : [{ text: body }];
  const others = [...images, ...published.map((name) => `public/${name}`)];
  const text = mdx === true ? 'this MDX text' : 'this text';
  const introduction = [
    ...(body === undefined ? content.map(({ path = '' }) => inCode(path)) : [text]),
    ...others.map((path) => `the file ${inCode(path)}`),
    ...missing.map((path) => `a content folder without ${inCode(path)}`),
  ];
  return byRule.flatMap(([rule, own]): Example[] => {
    if (rule === undefined) return [];
    return [
      {
        rule,
        messages: own.map((line) => line.replace(/^[^:]*:\d+: /, '').replace(/ \[[^[]*$/, '')),
        isAlone: byRule.length === 1,
        content,
        introduction: conjunction.format(introduction),
        reason:
          introduction.length === 0 || content.some((one) => /[^\P{C}\n\t]/u.test(one.text))
            ? 'it depends on bytes that a page doesn’t show'
            : undefined,
      },
    ];
  });
}

const conjunction = new Intl.ListFormat('en-GB');

/** Returns how good an example is: the lower, the better. Editors write works most often. */
function cost({ messages, isAlone, content, reason }: Example): number {
  const paths = content.map(({ path = 'articles/' }) => path);
  const length = content.reduce((sum, { text }) => sum + text.length, 0) + paths.join('').length;
  const isWork = /^(?:articles|related)\//.test(paths[0] ?? '');
  return (
    (reason === undefined ? 0 : 1e9) +
    (isAlone ? 0 : 1e6) +
    length +
    (isWork ? 0 : 300) +
    200 * (messages.length + content.length - 2)
  );
}

/** Returns the best example of each rule that a case breaks, by the id of the rule. */
export function bestExamples(): Example[] {
  const cases: RuleCase[] = [
    ...readdirSync(tables)
      .filter((name) => name.endsWith('.yaml'))
      .flatMap((name) => parse(readFileSync(join(tables, name), 'utf8')) as RuleCase[]),
    ...readdirSync(folders).map((name) => ({ expected: readFileSync(join(folders, name, 'expected.txt'), 'utf8') })),
  ];
  const examples = cases.flatMap(examplesOf);
  for (const [rule, { message, reason }] of Object.entries(withoutCase))
    examples.push({ rule, messages: [message], isAlone: true, content: [], introduction: '', reason });
  const byRule = Map.groupBy(examples, ({ rule }) => rule);
  return [...byRule]
    .map(([, some]) => some.toSorted((a, b) => cost(a) - cost(b))[0] as Example)
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** Returns the reference as Markdown. */
export function diagnosticsReference(): string {
  const families = Map.groupBy(bestExamples(), ({ rule }) => rule.split('/')[0] ?? '');
  return [
    '# Diagnostics',
    'The content check prints one line for each problem: file, line, field, what is wrong, how to fix it, and the id of the rule. This page has an example of each rule, or says why there is none. `npm run docs:diagnostics` writes it from the tests.',
    [...families].map(([family]) => `[${family}](#${family})`).join(' · '),
    ...[...families].flatMap(([family, examples]) => [`## ${family}`, ...examples.flatMap(writeExample)]),
  ].join('\n\n');
}

/** Shortens a file name that is too long to read. */
const readable = (path: string): string => path.replace(/(?<=[^/]{12})[^/]{40,}(?=[^/]{8}$)/, '…');

const inCode = (path: string): string => `\`${readable(path)}\``;

/** Shortens long lines and texts. */
function shortened(text: string): string {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => (line.length > maxLineLength ? `${line.slice(0, 50)}…${line.slice(-10)}` : line));
  return (lines.length > maxLines ? [...lines.slice(0, 10), '…', ...lines.slice(-6)] : lines).join('\n');
}

/** Writes one rule: its message and hint, and content that breaks it. */
function writeExample({ rule, messages: [message = ''], content, introduction, reason }: Example): string[] {
  const fenced = ({ path, text }: Example['content'][number]) => {
    const fence = text.includes('```') ? '````' : '```';
    const comment = content.length > 1 && path !== undefined ? [`${inCode(path)}:`] : [];
    return [...comment, `${fence}text\n${shortened(text)}\n${fence}`];
  };
  return [
    `### ${rule}`,
    `> ${message.replace(/[\\`*_{}[\]<>#|&$~]/g, '\\$&')}`,
    ...(reason === undefined
      ? [
          `For example, ${content.length > 1 ? 'these files' : introduction}${content.length > 0 ? ':' : '.'}`,
          ...content.flatMap(fenced),
        ]
      : [`This page can’t show an example: ${reason}.`]),
  ];
}
