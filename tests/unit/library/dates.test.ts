import { expect, test } from 'vitest';
import { formatDate } from '../../../src/library/dates.ts';

test.each([
  ['2014-09-29', '29 September 2014'],
  ['2014-09', 'September 2014'],
  ['2014', '2014'],
  ['0987-01-01', '1 January 987'],
])('%s is %s', (date, written) => expect(formatDate(date).replace('\u00a0', ' ')).toBe(written));
