import { describe, expect, test } from 'vitest';
import { largestSize, offeredWidths } from '../../../src/library/image-sizes.ts';

describe('the sizes of an image on a page', () => {
  test.each([
    ['a photo', [4000, 3000], [1328, 996], [664, 1328]],
    ['a portrait', [3000, 4000], [1328, 1771], [664, 1328]],
    ['one that is a little smaller', [1200, 900], [1200, 900], [664, 1200]],
    ['one that is hardly wider than the column', [900, 600], [900, 600], undefined],
    ['one that is narrower than the column', [300, 200], [300, 200], undefined],
    ['a long one', [1000, 9000], [1000, 9000], [664, 1000]],
    ['a line', [4000, 1], [1328, 1], [664, 1328]],
  ] as const)('%s', (_what, [width, height], [largestWidth, largestHeight], widths) => {
    expect(largestSize({ width, height })).toEqual({ width: largestWidth, height: largestHeight });
    expect(offeredWidths({ width, height })?.widths).toEqual(widths);
  });
});
