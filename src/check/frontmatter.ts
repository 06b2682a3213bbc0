import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** A content file taken apart, without any value changed: a date stays the text that the editor wrote. */
export interface Parts {
  /** What the frontmatter says; `undefined` where it could not be read. */
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
export function readParts(text: string): Parts {
  const match = fenced.exec(text);
  if (!match) {
    const error = { line: 1, wrong: 'is missing or not closed', fix: 'begin the file with --- and close it with ---' };
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

  const errors = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    line: lineAt(pos[0]),
    wrong: message,
    fix: 'the frontmatter is YAML: put quotes around a text that holds a colon, a # or a quotation mark',
  }));
  return {
    data: errors.length > 0 ? undefined : document.toJS(),
    body: text.slice(match[0].length),
    bodyLine: match[0].split('\n').length,
    errors,
    lineOf,
  };
}
