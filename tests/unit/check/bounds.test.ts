import { describe, expect, test } from 'vitest';
import { checkBody } from '../../../src/check/rules/body.ts';
import { exceededBound } from '../../../src/check/rules/bounds.ts';
import { parseContentFile } from '../../../src/check/rules/yaml.ts';
import { excessiveGrowth } from '../../../scripts/support/growth.ts';

/** Checks a text as the check does, and returns the rule that kept it from the parser. */
function check(body: string, mdx = false): string | undefined {
  const exceeded = exceededBound(parseContentFile(`---\ntitle: A\n---\n${body}`), mdx);
  if (!exceeded) checkBody(body, { mdx, pins: {}, firstLine: 1 });
  return exceeded?.rule;
}

describe('exceededBound', () => {
  test.each([
    ['a block of marks', 'body/too-many-marks', '*_'.repeat(3000)],
    ['a block of headings', 'body/too-many-marks', 'a\n=\n'.repeat(3000)],
    ['many blocks', 'body/too-many-blocks', 'a\n\n'.repeat(21_000)],
    ['many items', 'body/too-many-blocks', '- a\n'.repeat(21_000)],
    ['many lines of a quotation', 'body/too-many-blocks', '> a\n'.repeat(250_000)],
    ['notes in notes', 'body/nested-too-deeply', '[^a]: '.repeat(60)],
    ['constructs in constructs', 'body/nested-too-deeply', ':::verse\n'.repeat(30)],
    ['code in MDX', 'mdx/long-code', `export const a = [\n${'\n\n1,\n'.repeat(60)}]`],
  ])('refuses %s', (_what, rule, body) => expect(check(body, rule.startsWith('mdx/'))).toBe(rule));

  test.each([
    ['a list of links without blank lines', '- [*A*](https://example.org/) & [B](https://example.org/)\n'.repeat(500)],
    ['notes without blank lines', Array.from({ length: 300 }, (_, n) => `[^${n}]: *A* (1998).\n`).join('')],
    ['a long poem', 'A line of a poem, in which *he* speaks\\\n'.repeat(1000)],
    ['constructs one after the other', ':::verse\nA\n:::\n\n'.repeat(100)],
    ['a word at the start of a line', `import duties rose.\n\n${'Words.\n\n'.repeat(10)}`],
  ])('accepts %s', (_what, body) => expect(check(body)).toBeUndefined());
});

test.each([
  ...['*a ', '**a', '_a ', '[', ']', '![a', '[^a]', '`a', '<', '&a', 'a\n=\n', '> a\n', '>', '|a', '\\', 'a@', '<!--'],
])('work grows with the length of a text that repeats %j', (unit) =>
  expect(excessiveGrowth(check, unit, 50_000)).toBeUndefined(),
);

test('work grows with the length of a list, whose items take longest', () =>
  expect(excessiveGrowth(check, '- a\n', 20_000)).toBeUndefined());
