import { type Document, type LineCounter, parseDocument, Scalar, type ScalarTag } from 'yaml';

/** A content file in its two parts. */
export interface ContentParts {
  /** The YAML between the two lines of hyphens. */
  yaml: string;
  /** The text below them. */
  body: string;
  /** The line on which the body starts, from 1. */
  bodyLine: number;
}

const frontmatterPattern = /^\uFEFF?(---[ \t]*\r?\n)([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/;

/** Splits a content file into frontmatter and body. Returns `undefined` if it has no frontmatter, or an unclosed one. */
export function splitFrontmatter(text: string): ContentParts | undefined {
  const match = frontmatterPattern.exec(text);
  if (!match) return undefined;
  const [frontmatter, , yaml = ''] = match;
  return { yaml, body: text.slice(frontmatter.length), bodyLine: frontmatter.split('\n').length };
}

/** `true` and `false`, in lower case only. */
const booleanTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: /^(?:true|false)$/,
  resolve: (text) => text === 'true',
};

/** A missing value, `~` or `null`. */
const nullTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:null',
  default: true,
  test: /^(?:~|null)?$/,
  resolve: () => new Scalar(null),
};

/**
 * Parses frontmatter, keeping each value as the text that was typed: `1984`, `0079-08-24` and `1e3` are not numbers or
 * dates. Only `true`, `false`, `null`, `~` and empty values are not text. Never throws: the document lists its errors.
 */
export const parseFrontmatter = (yaml: string, lineCounter?: LineCounter): Document.Parsed =>
  parseDocument(yaml, {
    schema: 'failsafe',
    customTags: [booleanTag, nullTag],
    prettyErrors: false,
    ...(lineCounter && { lineCounter }),
  });

/**
 * Returns the body of a content file, and its fields as the content check reads them. Throws if the frontmatter is not
 * valid YAML.
 */
export function readContent(text: string): { data: Record<string, unknown>; yaml: string; body: string } {
  const { yaml, body } = splitFrontmatter(text) ?? { yaml: '', body: text };
  const document = parseFrontmatter(yaml);
  const [error] = document.errors;
  if (error) throw error;
  return { data: (document.toJS() ?? {}) as Record<string, unknown>, yaml, body };
}
