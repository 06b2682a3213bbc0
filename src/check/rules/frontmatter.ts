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
  parseDocument,
  visit,
} from 'yaml';

/** A content file taken apart, without any value changed: a date stays the text that the editor wrote. */
export interface ContentFile {
  /** What the frontmatter says; `undefined` where it could not be read. Some `errors` leave it readable. */
  data: unknown;
  /** The text below the frontmatter. */
  body: string;
  /** The line of the body's first character, counted from 1. */
  bodyLine: number;
  /** What kept the frontmatter from being read. */
  errors: { line: number; wrong: string; fix: string }[];
  /** The line on which a field stands; for a field that is missing, that of the nearest one above it. */
  lineOf: (path: readonly PropertyKey[]) => number;
}

const fenced = /^\uFEFF?(---[ \t]*\r?\n)([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/;

/** Takes a content file apart into frontmatter and body. Never throws: what is wrong is in `errors`. */
export function parseContentFile(text: string): ContentFile {
  const match = fenced.exec(text);
  if (!match) {
    const error = /^\uFEFF?---[ \t]*\r?\n/.test(text)
      ? { line: 1, wrong: 'is not closed', fix: 'put a line --- below the last field' }
      : { line: 1, wrong: 'is missing', fix: 'begin the file with a line ---, and close the fields with another' };
    return { data: undefined, body: text, bodyLine: 1, errors: [error], lineOf: () => 1 };
  }
  const lines = new LineCounter();
  const document = parseDocument(match[2] ?? '', { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + 1; // the opening fence is line 1

  const lineOf = (path: readonly PropertyKey[]) => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
        if (!pair) break;
        offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
        node = pair.value;
      } else if (isSeq(node) && typeof step === 'number') {
        node = node.items[step];
        offset = (node as { range?: [number] } | undefined)?.range?.[0] ?? offset;
      } else break;
    }
    return lineAt(offset);
  };

  const said = [...document.errors, ...document.warnings];
  const broken = said.find(({ code }) => code !== 'DUPLICATE_KEY'); // what comes after it is often its echo
  const played = broken ? [] : tricks(document);
  const errors = [
    ...(broken ? [broken] : said).map(({ pos, message, code }) => ({
      line: lineAt(pos[0]),
      wrong: message,
      fix: hints[code] ?? quotes,
    })),
    ...(broken ? [] : cutShort(document)).map((offset) => ({
      line: lineAt(offset),
      wrong: 'a value ends at its #',
      fix: quotes,
    })),
    ...played.map(({ offset, wrong }) => ({ line: lineAt(offset), wrong, fix: 'write the value itself' })),
  ];
  return {
    data: broken || played.length > 0 ? undefined : document.toJS(),
    body: text.slice(match[0].length),
    bodyLine: match[0].split('\n').length,
    errors,
    lineOf,
  };
}

const quotes =
  'put quotes around a text that holds a colon, a # or a quotation mark, or begins with a sign; a space comes behind the colon of a field';
const hints: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'indent with spaces',
  BAD_INDENT: 'indent the fields of one list or group alike',
  DUPLICATE_KEY: 'name each field once',
  TAG_RESOLVE_FAILED: 'write the value itself, without a type before it',
};

/** Where texts stand that a `#` cuts short: YAML takes the rest of the line for a comment. Behind a day or an id it is one. */
function cutShort(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, {
    Scalar: (_key, { type, value, comment, range }) => {
      if (type === 'PLAIN' && comment && range && !/^[a-z\d-]+$/.test(String(value))) offsets.push(range[0]);
    },
  });
  return offsets;
}

/** What YAML can do and a text has no need of: values under a name, values of another type, values from elsewhere. */
function tricks(document: Document): { offset: number; wrong: string }[] {
  const found: { offset: number; wrong: string }[] = [];
  visit(document, (_key, node) => {
    if (isAlias(node)) found.push({ offset: node.range?.[0] ?? 0, wrong: `has the alias *${node.source}` });
    else if (isNode(node)) {
      const offset = node.range?.[0] ?? 0;
      if ('anchor' in node && node.anchor) found.push({ offset, wrong: `has the anchor &${node.anchor}` });
      if (node.tag && node.tag.startsWith('!')) found.push({ offset, wrong: `has the type ${node.tag}` });
    } else if (isPair(node) && isCollection(node.key))
      found.push({ offset: node.key.range?.[0] ?? 0, wrong: 'has a list or a group for the name of a field' });
    else if (
      isPair(node) &&
      isScalar(node.key) &&
      ['<<', '__proto__', 'constructor', 'prototype'].includes(String(node.key.value))
    )
      found.push({ offset: node.key.range?.[0] ?? 0, wrong: `has the key ${String(node.key.value)}` });
  });
  return found;
}
