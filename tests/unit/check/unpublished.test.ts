import { expect, test } from 'vitest';
import { countUnpublished, type Reason } from '../../../src/check/unpublished.ts';

test.each<[Reason[], string]>([
  [[], ''],
  [['unused'], ''],
  [['draft', 'unused'], ', 1 draft'],
  [['draft', 'scheduled', 'draft'], ', 2 drafts, 1 scheduled'],
])('countUnpublished › %j', (reasons, text) =>
  expect(countUnpublished(Object.fromEntries(reasons.map((reason, index) => [`related/${index}.md`, reason])))).toBe(
    text,
  ),
);
