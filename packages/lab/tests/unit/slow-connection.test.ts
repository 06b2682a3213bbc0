import { expect, test } from 'vitest';
import { countSerialRequests } from '../../bench/slow-connection.ts';

const request = ([requestedMs, answeredMs]: [number, number]) => ({
  path: '/',
  bytes: 1,
  requestedMs,
  answeredMs,
  receivedMs: answeredMs + 500,
  isFirstOfConnection: false,
});

test.each<[string, [number, number][], number]>([
  ['none', [], 0],
  [
    'all at once',
    [
      [0, 150],
      [0, 150],
      [10, 160],
    ],
    1,
  ],
  [
    'one after another',
    [
      [0, 150],
      [150, 300],
      [310, 460],
    ],
    3,
  ],
  [
    'several at once, after the first',
    [
      [0, 150],
      [160, 310],
      [160, 310],
      [170, 320],
    ],
    2,
  ],
  [
    'a long one next to two short ones',
    [
      [0, 400],
      [0, 150],
      [160, 310],
      [410, 560],
    ],
    3,
  ],
])('countSerialRequests counts the requests that wait for each other: %s', (_name, times, count) => {
  expect(countSerialRequests(times.map(request))).toBe(count);
});
