import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/check/diagnostic.ts';
import { formatDiagnostic, report } from '../../../src/check/report.ts';

const error: Diagnostic = {
  file: 'b.md',
  line: 12,
  field: 'body',
  rule: 'html/comment',
  level: 'error',
  message: 'HTML comment',
  hint: 'delete it',
};
const warning: Diagnostic = {
  file: 'a.md',
  line: 2,
  field: 'name',
  rule: 'tags/unused',
  level: 'warning',
  message: 'no work uses this tag',
  hint: 'delete it',
};

describe('formatDiagnostic', () => {
  test.each([
    [error, 'b.md:12: body: HTML comment (delete it) [html/comment]'],
    [warning, 'a.md:2: warning: name: no work uses this tag (delete it) [tags/unused]'],
    [
      { ...warning, level: 'notice' as const, hint: 'A\u001B[31m \u202Eb' },
      'a.md:2: notice: name: no work uses this tag (A<U+001B>[31m <U+202E>b) [tags/unused]',
    ],
  ])('%o', (diagnostic, line) => expect(formatDiagnostic(diagnostic)).toBe(line));
});

describe('report', () => {
  test('counts errors and warnings, and sorts by file and line', () => {
    const earlier = { ...error, line: 9 };
    expect(report([error, warning, earlier]).split('\n')).toEqual([
      '2 errors and 1 warning in 2 content files:',
      `  ${formatDiagnostic(warning)}`,
      `  ${formatDiagnostic(earlier)}`,
      `  ${formatDiagnostic(error)}`,
    ]);
  });

  test('counts what repeats in a file', () => {
    const many = Array.from({ length: 25_000 }, (_, index) => ({ ...error, line: index + 1 }));
    const lines = report([warning, ...many]).split('\n');
    expect(lines).toHaveLength(1 + 1 + 20 + 1);
    expect(lines.at(-1)).toBe('  b.md: and 24980 more [html/comment]');
  });

  test('shows what repeats on a line once', () => {
    const same = Array.from({ length: 400 }, () => ({ ...error }));
    expect(
      report([...same, { ...error, line: 13 }])
        .split('\n')
        .slice(1),
    ).toEqual([
      '  b.md:12: body: HTML comment (delete it) [html/comment] (400 times)',
      '  b.md:13: body: HTML comment (delete it) [html/comment]',
    ]);
  });

  test('leaves out a level without diagnostics', () => {
    expect(report([warning])).toMatch(/^1 warning in 1 content file:\n/);
    expect(report([error, warning, { ...warning, level: 'notice' }])).toMatch(
      /^1 error, 1 warning, and 1 notice in 2 content files:\n/,
    );
  });
});
