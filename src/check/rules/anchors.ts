import type { AnchorPins } from '../../schemas/anchors.ts';
import type { CheckedBlock } from '../checked-file.ts';
import type { Problem } from '../diagnostic.ts';

/** Checks that the field `anchors` names blocks that exist, and that no two blocks of the text share an anchor. */
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
    const position = index + 1;
    for (const anchor of anchors) {
      const owner = owners.get(anchor);
      if (owner === undefined) owners.set(anchor, position);
      else
        report(
          positions.findLast((pinned) => Number(pinned) <= position) ?? '1', // the one that this block is counted from
          'anchors/duplicate-anchor',
          owner === position
            ? `block ${position} has the anchor ${anchor} twice`
            : `blocks ${owner} and ${position} both have the anchor ${anchor}`,
          'give each block anchors of its own',
        );
    }
  });
  return problems;
}
