import { parseFrontmatter as parseFrontmatterWithAstro } from 'astro/markdown';
import {
  type Document,
  type ErrorCode,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  Scalar,
  stringify,
  visit,
} from 'yaml';
import { parseFrontmatter, splitFrontmatter } from '../../markdown/frontmatter.ts';
import type { Problem, Replacement } from '../diagnostic.ts';

/** A content file split into frontmatter and body. */
export interface ContentFile {
  /** The parsed frontmatter; `undefined` if it could not be read. */
  data: unknown;
  /** The text below the frontmatter. */
  body: string;
  /** The line on which the body starts, from 1. */
  bodyLine: number;
  /** The syntax problems of the frontmatter. It may be readable despite them. */
  problems: Problem[];
  /** Returns the line of a field, or of the nearest parent if the field is missing. */
  lineOf: (path: readonly PropertyKey[]) => number;
  /** Returns the change that replaces the text value of a field; `undefined` if the value isn't text. */
  replaceValue: (path: readonly PropertyKey[], value: string) => Replacement | undefined;
}

/** Splits a content file and parses its frontmatter. Never throws. */
export function parseContentFile(text: string): ContentFile {
  const parts = splitFrontmatter(text);
  if (!parts)
    return {
      data: undefined,
      body: text,
      bodyLine: 1,
      problems: [noFrontmatter(text)],
      lineOf: () => 1,
      replaceValue: () => undefined,
    };

  const { yaml, body, bodyLine } = parts;
  return { ...parseYaml(yaml, 2, text.indexOf('\n') + 1), body, bodyLine }; // line 1 is the opening ---
}

/**
 * Parses YAML that begins on a line and at an offset of its file, in which values are text. Never throws.
 */
export function parseYaml(
  yaml: string,
  firstLine: number,
  start = 0,
): Pick<ContentFile, 'data' | 'problems' | 'lineOf' | 'replaceValue'> {
  const nested = deepNesting.exec(yaml);
  if (nested) return nestedTooDeeply(yaml.slice(0, nested.index).split('\n').length + firstLine - 1);
  const lineCounter = new LineCounter();
  const document = parseFrontmatter(yaml, lineCounter);
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + firstLine - 1;
  const problem = (offset: number, rule: string, message: string, hint: string): Problem => ({
    line: lineAt(offset),
    field: 'frontmatter',
    rule,
    message,
    hint,
  });

  const issues = [...document.errors, ...document.warnings];
  const syntaxError = issues.find(({ code }) => code !== 'DUPLICATE_KEY');
  // Later errors are often consequences of the first.
  const problems = (syntaxError ? [syntaxError] : issues).map(({ pos, message, code }) => {
    if (code === 'DUPLICATE_KEY') return problem(pos[0], 'yaml/duplicate-key', 'duplicate key', 'keep each field once');
    if (code === 'MULTIPLE_DOCS')
      return problem(pos[0], 'yaml/second-document', 'second YAML document', 'put all fields between two --- lines');
    const [curly] = curlyQuotes(yaml, pos[0]);
    if (curly) {
      const fix = { ...curly, start: start + curly.start, end: start + curly.end };
      return { ...problem(curly.start, 'yaml/curly-quotes', ...curlyQuoteMessage), fix };
    }
    const unclosed = unclosedQuote(yaml);
    if (unclosed !== undefined)
      return problem(
        unclosed,
        'yaml/unclosed-quote',
        `quotation mark ${yaml[unclosed]} is not closed`,
        yaml[unclosed] === "'"
          ? "add the closing mark; inside single quotes, write an apostrophe as ''"
          : 'close the value with the same mark',
      );
    if (code === 'RESOURCE_EXHAUSTION') return { ...tooDeep, line: lineAt(pos[0]) };
    const tab = tabBefore(yaml, pos[0]);
    if (tab !== undefined) return problem(tab, 'yaml/tab', 'tab in the indentation', 'indent with spaces');
    const [line = ''] = yaml.slice(yaml.lastIndexOf('\n', pos[0] - 1) + 1).split('\n');
    const known = knownMistakes.find(({ codes, pattern }) => codes.includes(code) && pattern.test(line));
    if (known) return problem(pos[0], known.rule, known.message, known.hint);
    return problem(pos[0], 'yaml/invalid-syntax', `invalid YAML: ${message}`, syntaxHints[code] ?? quoteHint);
  });
  const unsupported = syntaxError ? [] : unsupportedFeatures(document);
  if (!syntaxError) {
    for (const offset of truncatedValues(document))
      problems.push(
        problem(
          offset,
          'yaml/truncated-value',
          '" #" starts a comment and cuts the value short',
          'put the value in quotes',
        ),
      );
    for (const { offset, feature } of unsupported)
      problems.push(
        problem(offset, 'yaml/unsupported-feature', `${feature} is not supported`, 'write plain fields and values'),
      );
  }
  return {
    data: syntaxError || unsupported.length > 0 ? undefined : document.toJS(),
    problems,
    lineOf: (path) => lineAt(offsetOf(document, path)),
    replaceValue: (path, value) => {
      const node = document.getIn(path, true);
      if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined;
      const [from, to] = node.range;
      return { start: start + from, end: start + to, text: quoteAs(node, value) };
    },
  };
}

/**
 * Matches many nested lists on one line, or an indentation that no fields need. The parser fails on thousands of
 * levels.
 */
const deepNesting = /^(?:(?: *[-?:] +){20}| {200} *[^ \n])/m;

const tooDeep = {
  field: 'frontmatter',
  rule: 'yaml/nested-too-deeply',
  message: 'lists or fields nested too deeply',
  hint: 'write plain fields and values',
};

/** Returns the result for YAML that is nested too deeply to be parsed. */
const nestedTooDeeply = (line: number): ReturnType<typeof parseYaml> => ({
  data: undefined,
  problems: [{ ...tooDeep, line }],
  lineOf: () => line,
  replaceValue: () => undefined,
});

/** Writes a value in the same kind of quotes as another value. If that has none, adds quotes only if YAML needs them. */
function quoteAs({ type }: Scalar, value: string): string {
  const scalar = new Scalar(value);
  scalar.type = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE' ? type : 'PLAIN';
  return stringify(scalar, { schema: 'failsafe', lineWidth: 0 }).trimEnd();
}

const curlyQuoteMessage = [
  'curly quotes around the value',
  "YAML accepts only straight quotes: use ' at both ends",
] as const;

/** Finds a value in curly quotes on the line of an offset. Returns the change to straight ones. */
function curlyQuotes(yaml: string, offset: number): Replacement[] {
  const lineStart = yaml.lastIndexOf('\n', offset - 1) + 1;
  const [line = ''] = yaml.slice(lineStart).split('\n');
  const [, field, open, words, close] = /^(\s*(?:- +)?(?:[\w-]+: +)?)([“”„«‘‚])(.*)([“”»’‘])\s*$/.exec(line) ?? [];
  if (field === undefined || open === undefined || words === undefined || close === undefined) return [];
  const start = lineStart + field.length;
  return [{ start, end: start + words.length + 2, text: `'${words.replaceAll("'", "''")}'` }];
}

/** Returns the offset of a quotation mark that opens a value but does not close it before the next field or the end. */
function unclosedQuote(yaml: string): number | undefined {
  for (const { index, 1: before = '', 2: mark = '' } of yaml.matchAll(/^(\s*(?:- +)?[\w-]+: +|\s*- +)(["'])/gm)) {
    const start = index + before.length;
    const value = yaml.slice(start + 1);
    const end = mark === '"' ? /(?<!\\)(?:\\\\)*"/.exec(value) : /(?<!')(?:'')*'(?!')/.exec(value);
    const inside = end ? value.slice(0, end.index) : value;
    if (!end || /\n\s*(?:- +)?[\w-]+:(?:\s|$)/.test(inside)) return start;
  }
  return undefined;
}

/** Returns the offset of a tab in the indentation of the line that contains an offset, or of the next line. */
function tabBefore(yaml: string, offset: number): number | undefined {
  const lineStart = yaml.lastIndexOf('\n', offset - 1) + 1;
  const [indentation, lines = ''] = /^(?:[^\n]*\n)?[ -]*\t/.exec(yaml.slice(lineStart))
    ? [true, yaml.slice(lineStart)]
    : [];
  return indentation ? lineStart + lines.indexOf('\t') : undefined;
}

/**
 * Returns a problem if Astro, which splits and parses a file once more before it renders it, cannot read the file or finds
 * another body. The fields that Astro finds are not used.
 */
export function unreadableForAstro(text: string, body: string): Problem[] {
  const problem = (message: string, hint: string): Problem[] => [
    { line: 1, field: 'frontmatter', rule: 'yaml/unreadable', message, hint },
  ];
  try {
    const { content } = parseFrontmatterWithAstro(text);
    if (content.trim() === body.trim()) return [];
    return problem(
      'Astro would end the frontmatter elsewhere',
      'do not start a line of the frontmatter with --- or +++',
    );
  } catch (error) {
    const [message = ''] = (error as Error).message.split('\n');
    return problem(`Astro cannot read the YAML: ${message}`, quoteHint);
  }
}

function noFrontmatter(text: string): Problem {
  const isUnclosed = /^\uFEFF?---[ \t]*\r?\n/.test(text);
  return {
    line: 1,
    field: 'frontmatter',
    rule: isUnclosed ? 'yaml/unclosed-frontmatter' : 'yaml/no-frontmatter',
    message: isUnclosed ? 'frontmatter is not closed' : 'no frontmatter',
    hint: isUnclosed
      ? 'put a --- line below the last field'
      : 'start the file with a --- line, the fields, and another --- line',
  };
}

/** Returns the offset of a field, or of the nearest parent if the field is missing. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = (node as { range?: [number] } | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

const quoteHint =
  'put a value in quotes if it contains ": ", " #" or quotation marks, or starts with a special character; put a space after the colon of a field';

/** Frequent mistakes, by the errors of the parser and the line on which it finds them. */
const knownMistakes: { codes: ErrorCode[]; pattern: RegExp; rule: string; message: string; hint: string }[] = [
  {
    codes: ['UNEXPECTED_TOKEN'],
    pattern: /^\s*(?:- +)?(?:[\w-]+: +)?["'].*["'].*\S/,
    rule: 'yaml/text-after-quote',
    message: 'text after the closing quotation mark',
    hint: "put the whole value in quotes; inside single quotes, write an apostrophe as ''",
  },
  {
    codes: ['MULTILINE_IMPLICIT_KEY', 'MISSING_CHAR'],
    pattern: /^\s*(?:- +)?[\w-]+:[^\s/]/,
    rule: 'yaml/no-space',
    message: 'no space after the colon of a field',
    hint: 'write name: value',
  },
  {
    codes: ['BLOCK_AS_IMPLICIT_KEY'],
    pattern: /^\s*(?:- +)?[\w-]+: +[^\s"'[{].*: /,
    rule: 'yaml/unquoted-colon',
    message: 'value contains ": " but has no quotes',
    hint: 'put the value in quotes',
  },
];

const syntaxHints: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: 'indent all items of a list, and all fields that belong together, by the same number of spaces',
  TAG_RESOLVE_FAILED: 'write the value without a YAML tag',
};

/** Returns the offsets of plain strings followed by a comment. After a date or an id, a comment is probably meant. */
function truncatedValues(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, {
    Scalar: (_key, { type, value, comment, range }) => {
      if (type === 'PLAIN' && comment && range && !/^(?:[a-z\d-]+|[-\dXY~?%/.]+)$/.test(String(value)))
        offsets.push(range[0]);
    },
  });
  return offsets;
}

const reservedKeys = ['<<', '__proto__', 'constructor', 'prototype'];

/** Returns the YAML features that have no use in frontmatter but can inflate it, change types or set prototypes. */
function unsupportedFeatures(document: Document): { offset: number; feature: string }[] {
  const found: { offset: number; feature: string }[] = [];
  const add = (node: { range?: [number, number, number] | null | undefined }, feature: string) =>
    found.push({ offset: node.range?.[0] ?? 0, feature });
  visit(document, (_key, node) => {
    if (isAlias(node)) add(node, `the YAML alias *${node.source}`);
    else if (isNode(node)) {
      if ('anchor' in node && node.anchor) add(node, `the YAML anchor &${node.anchor}`);
      if (node.tag) add(node, `the YAML tag ${node.tag.replace('tag:yaml.org,2002:', '!!')}`);
    } else if (isPair(node)) {
      const { key } = node;
      if (isCollection(key)) add(key, 'a list or several fields as the name of a field');
      else if (isScalar(key) && reservedKeys.includes(String(key.value))) add(key, `the key ${String(key.value)}`);
    }
  });
  return found;
}
