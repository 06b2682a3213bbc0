import type { AnchorPins } from '../../schemas/anchors.ts';
import type { CheckedBlock } from '../checked-file.ts';
import type { Problem } from '../diagnostic.ts';

/** Checks that the `anchors` field names blocks that exist, and that no two blocks of the text share an anchor. */
export function checkAnchors(
  pins: AnchorPins,
  blocks: readonly Pick<CheckedBlock, 'anchors'>[],
  lineOf: (path: readonly PropertyKey[]) => number,
): Problem[] {
  const problems: Problem[] = [];
  const report = (position: string, rule: string, message: string, hint: string) =>
    problems.push({ line: lineOf(['anchors', position]), field: `anchors.${position}`, rule, message, hint });

  const positions = Object.keys(pins).filter((position) => /^[1-9]\d*$/.test(position));
  for (const position of positions.filter((text) => Number(text) > blocks.length))
    report(
      position,
      'anchors/missing-position',
      `there is no block ${position}`,
      blocks.length > 0
        ? `the text has ${blocks.length} numbered blocks`
        : 'only the text of a work has numbered blocks',
    );
  const owners = new Map<string, number>();
  blocks.forEach(({ anchors }, index) => {
    const block = index + 1;
    const pinned = positions.findLast((position) => Number(position) <= block) ?? '1'; // the count starts there
    const reportDuplicate = (message: string) =>
      report(pinned, 'anchors/duplicate-anchor', message, 'give each block anchors of its own');
    anchors.forEach((anchor, place) => {
      const owner = owners.get(anchor);
      if (anchors.indexOf(anchor) !== place) reportDuplicate(`block ${block} has the anchor ${anchor} twice`);
      else if (owner !== undefined) reportDuplicate(`blocks ${owner} and ${block} both have the anchor ${anchor}`);
      else owners.set(anchor, block);
    });
  });
  return problems;
}
