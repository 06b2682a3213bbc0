import type { Delete, Emphasis, Parents, Root, Strong } from 'mdast';
import { visit } from 'unist-util-visit';
import { type BodyContext, textOf, truncate, visitText } from '../body-context.ts';

/** Finds marks that are parsed as emphasis but may be meant literally, and the reverse. */
export function checkEmphasis(tree: Root, context: BodyContext): void {
  visit(tree, ['emphasis', 'strong', 'delete'], (node, _index, parent) => {
    if (node.type !== 'emphasis' && node.type !== 'strong' && node.type !== 'delete') return;
    checkWithinWord(node, context);
    if (parent) checkNested(node, parent, context);
  });
  visitText(tree, context, (text, node) => {
    if (!/[*_~]/.test(text)) return;
    const found = literalMarks.find(({ pattern }) => pattern.test(text));
    if (found)
      context.report(
        node,
        'body/literal-emphasis',
        `${found.mark} is published as plain text`,
        `write <${found.element}>…</${found.element}>, or \\${found.mark[0]} for a literal character`,
      );
  });
}

type Marked = Emphasis | Strong | Delete;

const elementNames = { emphasis: 'em', strong: 'strong', delete: 'del' } as const;

/** A letter or digit of a script that has spaces between words. Where there are none, emphasis may start anywhere. */
const wordCharacter =
  '(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}])[\\p{L}\\p{N}]';
const endsInWord = new RegExp(`${wordCharacter}$`, 'u');
const startsWithWord = new RegExp(`^${wordCharacter}`, 'u');

/** Emphasis within a word may be a formula, such as 5\*3\*2, or consist of marks that refer to notes. */
function checkWithinWord(node: Marked, { source, report }: BodyContext): void {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return;
  const mark = source[start.offset] ?? '';
  const before = source.slice(Math.max(0, start.offset - 2), start.offset);
  const after = source.slice(end.offset, end.offset + 2);
  if (!endsInWord.test(before)) return;
  const text = textOf(node);
  if (!startsWithWord.test(after) && !/\s/.test(text) && !/\d$/.test(before)) return;
  const element = elementNames[node.type];
  report(
    node,
    'body/emphasis-in-word',
    `${mark} within a word marks emphasis: ${truncate(text)}`,
    `write \\${mark} for a literal character, or <${element}>…</${element}>`,
  );
}

/** Next to punctuation of East Asian scripts, an asterisk that should end emphasis starts another. */
function checkNested(node: Marked, parent: Parents, { report }: BodyContext): void {
  if (parent.type !== node.type) return;
  const element = elementNames[node.type];
  report(
    node,
    'body/nested-emphasis',
    'emphasis directly within emphasis of the same kind',
    `write <${element}>…</${element}>, or a backslash before a plain character`,
  );
}

/** Marks of emphasis that have no effect, because they are not closed or next to the wrong characters. */
const literalMarks: readonly { pattern: RegExp; mark: string; element: string }[] = [
  { pattern: /(?<![\\*])\*\*(?=[^\s*])|(?<=[^\s*\\])\*\*(?!\*)/, mark: '**', element: 'strong' },
  { pattern: /(?<![\\_\p{L}\p{N}])__(?!_)\S[^_\n]*__(?!_)/u, mark: '__', element: 'strong' },
  { pattern: /(?<![\\~])~~(?!~)/, mark: '~~', element: 'del' },
  {
    pattern: /(?<![\\*])\*[\p{L}\p{N}\p{Ps}\p{Pi}"'][^*\n]*[\p{L}\p{N}\p{Pe}\p{Pf}.,!?…。、"']\*(?!\*)/u,
    mark: '*',
    element: 'em',
  },
  // Next to an East Asian bracket, a single asterisk is enough: its partner may mark emphasis of other words.
  {
    pattern: /(?<![\\*])\*[「『〈《【〔〖（［｛]|[」』〉》】〕〗）］｝](?<!\\)\*[\p{L}\p{N}]/u,
    mark: '*',
    element: 'em',
  },
  { pattern: /(?<![\\_\p{L}\p{N}])_[^\s_][^_\n]*[^\s_]_(?!_)/u, mark: '_', element: 'em' },
];
