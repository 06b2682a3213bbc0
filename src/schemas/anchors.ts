import { z } from 'astro/zod';
import { invalid, type IssueParams } from './field-types.ts';

/** The id of a numbered block: `p`, its number, and letters for a block that came later, as in `p3` and `p2a`. */
export const anchorPattern = /^p(?:[1-9]\d*[a-z]{0,2}|0[a-z]{1,2})$/;

const anchorHint = 'write it as p and a number, such as p4, with a letter after it for a block between two others: p4a';

const anchor = z
  .string({ error: anchorHint })
  .refine((id) => anchorPattern.test(id), invalid('invalid-anchor', 'invalid anchor', anchorHint));

/** Anchors of blocks by position (`1`, `2` …). The first anchor of a block is its number, the others lead to it as well. */
export type AnchorPins = Record<string, string[]>;

/** The numbers of blocks that are not to be counted: `{ 3: p2a, 4: [p3, p5] }`. A single anchor becomes a list of one. */
export const anchorPins = () =>
  z
    .record(
      z.string(),
      z.preprocess(
        (value) => (Array.isArray(value) ? value : [value]),
        z.array(anchor).min(1, { error: 'name an anchor, or delete the line' }),
      ),
      { error: 'write the position of a block and its anchor on each line, indented: 3: p2a' },
    )
    .superRefine((pins, context) => {
      for (const position of Object.keys(pins))
        if (!/^[1-9]\d*$/.test(position))
          context.addIssue({
            code: 'custom',
            path: [position],
            message: 'write the position of the block in the text: 1, 2, 3 …',
            params: {
              rule: 'frontmatter/invalid-position',
              message: `invalid position ${JSON.stringify(position)}`,
            } satisfies IssueParams,
          });
    });
