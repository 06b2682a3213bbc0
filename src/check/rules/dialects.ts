import type { Root } from 'mdast';
import { type BodyContext, visitText } from '../body-context.ts';

/** Syntax that has no meaning here, so that it would be published as plain text. */
interface Dialect {
  rule: string;
  pattern: RegExp;
  message: string;
  hint: string;
}

/** Finds common mistakes, and the syntax of other Markdown dialects and other systems. */
export function checkDialects(tree: Root, context: BodyContext): void {
  visitText(tree, context, (text, node) => {
    if (!/[\\[\]{}=%$^*#<:]/.test(text)) return; // most texts have none of it
    for (const { rule, pattern, message, hint } of dialects)
      if (pattern.test(text)) context.report(node, rule, message, hint);
  });
}

/** A line of its own is `(?:^|\n)…(?:\n|$)`; a backslash before the first character makes each of them plain text. */
const dialects: readonly Dialect[] = [
  {
    rule: 'body/wiki-link',
    pattern: /(?<!\\)!?\[\[(?!_?toc_?\]\])[^\]\n]{1,200}\]\]/i,
    message: 'wiki link is not supported',
    hint: 'write [text](/related/an-id/)',
  },
  {
    rule: 'body/malformed-link',
    pattern: /(?<!\\)\]\((?:$|https?:|\.{0,2}\/|#)/,
    message: 'malformed link',
    hint: 'write [text](url), with spaces in the URL as %20',
  },
  {
    rule: 'body/malformed-image',
    pattern: /(?<!\\)!\[[^\][\n]*\]\(/,
    message: 'malformed image',
    hint: "write ![description](file.png 'Caption')",
  },
  {
    rule: 'body/inline-footnote',
    pattern: /(?<!\\)\^\[/,
    message: 'inline footnote is not supported',
    hint: 'write [^name] here, and [^name]: with the note below',
  },
  {
    rule: 'body/no-space-after-hash',
    pattern: /(?:^|\n)#{2,6}(?=[^\s#])/,
    message: 'no space after # in a heading',
    hint: 'put a space after the #',
  },
  {
    // only at the end of a block: anywhere else, a backslash breaks the line or escapes a character
    rule: 'body/trailing-backslash',
    pattern: /(?<!\\)\\$/,
    message: 'backslash at the end of a paragraph is published as text',
    hint: 'delete it: only the lines before the last one end in a backslash',
  },
  {
    rule: 'html/unclosed-comment',
    pattern: /(?<!\\)<!--/,
    message: 'unclosed HTML comment',
    hint: 'close it with --> in the same paragraph, or write \\< for a literal angle bracket',
  },
  {
    rule: 'body/highlight',
    pattern: /(?<![\\=])==(?=[^\s=])[^=\n]*[^\s=]==(?!=)/,
    message: '==highlight== is not supported',
    hint: 'write <mark>…</mark>, or \\= for a literal equals sign',
  },
  {
    rule: 'body/inline-comment',
    pattern: /(?<!\\)%%[^%\n]+%%/,
    message: '%%comment%% is not supported',
    hint: 'delete it, or write \\% for a literal percent sign',
  },
  {
    rule: 'body/alert',
    pattern: /^\[!\w+\]/,
    message: 'alerts are not supported',
    hint: 'write :::editors-note for an editor’s note, or \\[ for a literal bracket',
  },
  {
    rule: 'body/attributes',
    pattern: /(?<!\\)(?<!::[^\n]*)\{(?::|:?\s*[#.][\w-]|\s*[\w-]+=["'])[^{}\n]*\}/,
    message: 'attributes in braces are not supported',
    hint: 'delete them, or write \\{ for a literal brace',
  },
  {
    rule: 'body/table-of-contents',
    pattern: /(?:^|\n)\[{1,2}_?toc_?\]{1,2}\s*(?:\n|$)/i,
    message: 'tables of contents are not supported',
    hint: 'delete it, or write \\[ for a literal bracket',
  },
  {
    rule: 'body/template',
    pattern: /(?<!\\)(?:\{\{|\{%)/,
    message: 'templates and shortcodes are not supported',
    hint: 'write the text that they insert, or \\{ for a literal brace',
  },
  {
    rule: 'body/shortcode',
    pattern:
      /(?<!\\)\[(?:\/[a-z]+\]|(?:caption|gallery|embed|playlist|youtube|soundcloud)(?:\s[^\]\n]*)?\]|[a-z_]+(?:\s+[a-z_]+=["'][^\]\n]*|=[^\]\n]*)\])/,
    message: 'shortcodes are not supported',
    hint: 'write the text that they insert, or \\[ for a literal bracket',
  },
  {
    rule: 'body/citation-key',
    pattern: /(?<!\\)\[-?@[\w:-]+/,
    message: 'citation keys are not supported',
    hint: 'write the citation in words',
  },
  {
    rule: 'body/math',
    pattern: /(?<!\\)\$\$(?:[^$\n]+\$\$|\s*(?:\n|$))/,
    message: 'formulas in $$ are not supported',
    hint: 'write it in words and Unicode, or \\$ for a literal dollar sign',
  },
  {
    rule: 'body/superscript',
    pattern: /(?<!\\)\^[\p{L}\p{N}]+\^/u,
    message: '^superscript^ is not supported',
    hint: 'write <sup>…</sup>, or \\^ for a literal caret',
  },
  {
    rule: 'body/abbreviation',
    pattern: /(?:^|\n)\*\[[^\]\n]+\]:/,
    message: 'definitions of abbreviations are not supported',
    hint: 'write <abbr title="…">…</abbr>, or \\* for a literal asterisk',
  },
  {
    rule: 'body/definition-list',
    pattern: /\n:[ \t]+\S/,
    message: 'definition lists are not supported',
    hint: 'write a list, or \\: for a literal colon',
  },
];
