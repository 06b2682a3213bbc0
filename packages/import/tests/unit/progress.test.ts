import { expect, test } from 'vitest';
import { progressLine } from '../../progress.ts';

test.each([
  [50, 2000, 'writing: 50 of 2000'],
  [51, 2000, undefined],
  [2000, 2000, ''],
  [50, 99, undefined],
  [99, 99, undefined],
])('progressLine › after part %i of %i', (done, total, line) =>
  expect(progressLine('writing', done, total)).toBe(line),
);
