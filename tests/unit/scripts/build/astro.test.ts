import { describe, expect, test } from 'vitest';
import { findWarnings } from '../../../../scripts/build/astro.ts';

describe('findWarnings', () => {
  test.each([
    ['10:00:00 [WARN] [glob-loader] Duplicate id "a" found', '10:00:00 [WARN] [glob-loader] Duplicate id "a" found'],
    ['\u001b[31m[ERROR]\u001b[0m [content] Unexpected', '[ERROR] [content] Unexpected'],
    ['(!) Some chunks are larger', '(!) Some chunks are larger'],
  ])('finds %j', (log, line) => {
    expect(findWarnings(log)).toEqual([line]);
  });

  test.each([
    ['an ordinary line', '10:00:00 [build] ✓ Completed in 1.38s.'],
    ['the word “warning” in a title', 'a page on a warning of storms'],
    [
      'a harmless warning',
      '[WARN] [vite] [MODULE_LEVEL_DIRECTIVE] The semantics of "use astro:head-inject" may not be preserved',
    ],
  ])('ignores %s', (_what, log) => {
    expect(findWarnings(log)).toEqual([]);
  });

  describe('of a collection without entries', () => {
    const warnings = [
      '[WARN] [files] No files found matching "**/*.{md,mdx}" in directory "../content/tags"',
      '[WARN] [files] No files found matching "**/*.{md,mdx}" in directory "C:\\\\content\\\\tags"',
      '[WARN] [files] The base directory "/home/ann/content/tags/" does not exist.',
      '[WARN] [content] The collection "tags" does not exist or is empty. Please check your content config file.',
    ];

    test.each(warnings)('ignores %s', (line) => {
      expect(findWarnings(line, ['related', 'tags'])).toEqual([]);
    });

    test.each(warnings)('finds it if the check found files: %s', (line) => {
      expect(findWarnings(line, ['articles', 'related'])).toEqual([line]);
    });
  });
});
