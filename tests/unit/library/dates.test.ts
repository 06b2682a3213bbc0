import { describe, expect, test } from 'vitest';
import { formatDate } from '../../../src/library/dates.ts';

describe('formatDate', () => {
  test.each([
    ['2014-09-29', '29\u00a0September 2014'],
    ['2014-09', 'September 2014'],
    ['2014', '2014'],
    ['0987-01-01', '1\u00a0January 987'],
  ])('formats %s as %s', (date, expected) => expect(formatDate(date)).toBe(expected));
});
