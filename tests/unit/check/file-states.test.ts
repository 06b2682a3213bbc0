import { describe, expect, test } from 'vitest';
import { changedFiles } from '../../../src/check/file-states.ts';

describe('changedFiles', () => {
  const file = (path: string, size = 1, modifiedMs = 1) => ({ path, size, modifiedMs });
  test.each([
    ['no file, whatever the order', [file('a'), file('b')], [file('b'), file('a')], []],
    ['a file with another size', [file('a')], [file('a', 2)], ['a']],
    ['a file with another time', [file('a')], [file('a', 1, 2)], ['a']],
    ['an added file', [file('a')], [file('a'), file('b')], ['b']],
    ['deleted files, sorted', [file('b'), file('a')], [], ['a', 'b']],
  ])('returns %s', (_what, before, after, changed) => {
    expect(changedFiles(before, after)).toEqual(changed);
  });
});
