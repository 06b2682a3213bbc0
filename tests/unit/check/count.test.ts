import { expect, test } from 'vitest';
import { count } from '../../../src/check/count.ts';

test.each([
  [0, ['work'], '0 works'],
  [1, ['work'], '1 work'],
  [2, ['work'], '2 works'],
  [1, ['address', 'addresses'], '1 address'],
  [2, ['address', 'addresses'], '2 addresses'],
] as const)('count › %s, %j', (n, [noun, plural], expected) => {
  expect(count(n, noun, plural)).toBe(expected);
});
