import { describe, expect, test } from 'vitest';
import { excessiveGrowth } from '../../site.ts';
import { readers, units } from '../support/growing.ts';

describe('work grows with the length of', { timeout: 600_000 }, () => {
  test.each(Object.entries(readers))('a megabyte of %s, whatever it repeats', (_what, read) => {
    expect(units.flatMap((unit) => excessiveGrowth(read, unit, 1_000_000) ?? [])).toEqual([]);
  });
});
