import { z } from 'astro/zod';
import type { IssueParams } from './field-types.ts';

/** The id of a numbered block: `p`, its number, and letters for a block that came later, as in `p3` and `p2a`. */
export const anchorPattern = /^p(?:[1-9]\d*[a-z]{0,2}|0[a-z]{1,2})$/;

/** Anchors of blocks by position (`1`, `2` …). The first anchor of a block is its number, the others lead to it as well. */
export type AnchorPins = Record<string, string[]>;

const anchorHint = 'write it as p and a number, such as p4, with a letter for a block between two others: p4a';

/**
 * The numbers of blocks that are not counted from the block before: `{ 3: p2a, 4: [p3, p5] }`. A single anchor becomes a
 * list of one.
 */
export const anchorPins = () =>
  z
    .record(z.string(), z.unknown(), { error: 'write the position of a block and its anchor on each line: 3: p2a' })
    .transform((positions, context): AnchorPins => {
      const report = (path: (string | number)[], rule: string, problem: string, value: unknown, hint: string) =>
        context.addIssue({
          code: 'custom',
          path,
          message: hint,
          params: {
            rule: `frontmatter/${rule}`,
            message: `${problem} ${JSON.stringify(value)}`,
          } satisfies IssueParams,
        });
      const pins = Object.entries(positions).map(([position, value]) => {
        if (!/^[1-9]\d*$/.test(position))
          report(
            [position],
            'invalid-position',
            'invalid position',
            position,
            'count the blocks of the text: 1, 2, 3 …',
          );
        const anchors: unknown[] = Array.isArray(value) ? value : [value];
        if (anchors.length === 0)
          report([position], 'empty-field', 'no anchor:', value, 'name one, or delete the line');
        anchors.forEach((anchor, index) => {
          if (typeof anchor !== 'string' || !anchorPattern.test(anchor))
            report(
              Array.isArray(value) ? [position, index] : [position],
              'invalid-anchor',
              'invalid anchor',
              anchor,
              anchorHint,
            );
        });
        return [position, anchors as string[]];
      });
      return Object.fromEntries(pins) as AnchorPins;
    });
