import { anchorNumber } from '../markdown/blocks.ts';
import type { AnchorPins } from '../schemas/anchors.ts';
import type { CheckedBlock } from './checked-file.ts';

/** A numbered block, wherever its text is now. */
export type Block = Omit<CheckedBlock, 'line'>;

/** The published addresses and numbers, which must keep working. */
export interface PublishedRecord {
  /** The paths of pages and feeds, without the base path, sorted. */
  addresses: string[];
  /** The blocks of each text by the path of its page, in the order of the text. */
  texts: Record<string, Block[]>;
}

/**
 * Finds each published block among the current ones: by its words, or, if they were edited, by its neighbours. Returns
 * the index of the current block for each published one; `undefined` if it was deleted.
 */
export function matchBlocks(published: readonly Block[], current: readonly Block[]): (number | undefined)[] {
  const matches = commonSubsequence(published, current);
  const taken = new Set(matches);
  const match = (index: number, target: number) => {
    matches[index] = target;
    taken.add(target);
  };
  const edges = matches.flatMap((target, index) => (target === undefined ? [] : [{ index, target }]));
  edges.push({ index: published.length, target: current.length });

  const free = Map.groupBy(
    current.keys().filter((target) => !taken.has(target)),
    (target) => current[target]?.fingerprint,
  );
  const next = new Map([...free].map(([fingerprint, targets]) => [fingerprint, targets.values()]));
  published.forEach((block, index) => {
    if (matches[index] !== undefined) return;
    const target = next.get(block.fingerprint)?.next().value;
    if (target !== undefined) match(index, target); // it moved to another place in the text
  });

  let start = { index: -1, target: -1 };
  for (const end of edges) {
    const edited = range(start.index + 1, end.index).filter((index) => matches[index] === undefined);
    const candidates = range(start.target + 1, end.target).filter((target) => !taken.has(target));
    if (edited.length === candidates.length) edited.forEach((index, place) => match(index, candidates[place] ?? 0));
    else
      for (const index of edited) {
        const target = candidates.find((candidate) => shareAnchor(published[index], current[candidate]));
        if (target !== undefined) match(index, target);
      }
    start = end;
  }
  return matches;
}

const range = (start: number, end: number) =>
  Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);

const shareAnchor = (a: Block | undefined, b: Block | undefined) =>
  a !== undefined && b !== undefined && a.anchors.some((anchor) => b.anchors.includes(anchor));

/**
 * Returns, for each block of the first list, the index of its partner in the second list, so that as many blocks as
 * possible have a partner with the same words, in the same order.
 */
function commonSubsequence(a: readonly Block[], b: readonly Block[]): (number | undefined)[] {
  const isSame = (i: number, j: number) => a[i]?.fingerprint === b[j]?.fingerprint;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && isSame(start, start)) start += 1;
  let end = 0;
  while (end < shorter - start && isSame(a.length - 1 - end, b.length - 1 - end)) end += 1;
  const between = subsequenceOf(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return [
    ...range(0, start),
    ...between.map((partner) => (partner === undefined ? undefined : start + partner)),
    ...range(b.length - end, b.length),
  ];
}

/** The maximum number of pairs of blocks to compare. In longer rewritten texts, blocks are found only by their words. */
const maxPairs = 25_000_000;

/** Does the same for the part between a common start and a common end. Its time grows with the product of the lengths. */
function subsequenceOf(a: readonly Block[], b: readonly Block[]): (number | undefined)[] {
  const isSame = (i: number, j: number) => a[i]?.fingerprint === b[j]?.fingerprint;
  if (a.length * b.length > maxPairs) return a.map(() => undefined);
  // lengths[i][j] is the length of the longest common subsequence of a from i and b from j
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const lengthAt = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      (lengths[i] as Uint32Array)[j] = isSame(i, j)
        ? lengthAt(i + 1, j + 1) + 1
        : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
  const partners: (number | undefined)[] = Array.from({ length: a.length });
  for (let i = 0, j = 0; i < a.length && j < b.length;)
    if (isSame(i, j)) partners[i++] = j++;
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    else j += 1;
  return partners;
}

/**
 * Returns the value of the `anchors` field that makes every published anchor lead to its block again. The anchors of a
 * deleted block lead to the block after it, or else to the block before it. New blocks get numbers that were not
 * published.
 */
export function suggestPins(
  published: readonly Block[],
  current: readonly Block[],
  targets: readonly (number | undefined)[],
): AnchorPins {
  const names: string[][] = current.map(() => []);
  published.forEach(({ anchors }, index) => {
    const target = targets[index];
    if (target !== undefined) names[target]?.push(...anchors);
  });
  const last = targets.findLast((target) => target !== undefined) ?? current.length - 1;
  const nextTargets = [...targets];
  for (let index = targets.length - 1; index >= 0; index -= 1) nextTargets[index] ??= nextTargets[index + 1];
  published.forEach(({ anchors }, index) => {
    if (targets[index] === undefined) names[nextTargets[index] ?? last]?.push(...anchors);
  });

  const used = new Set(published.flatMap(({ anchors }) => anchors));
  const pins: AnchorPins = {};
  let previous = 'p0';
  current.forEach((block, index) => {
    const natural = `p${anchorNumber(previous) + 1}`;
    const [given = natural, ...aliases] = block.anchors;
    const isPinned = anchorNumber(given) !== anchorNumber(current[index - 1]?.anchors[0] ?? 'p0') + 1;
    const own = names[index] ?? [];
    const anchors = own.length > 0 ? own : [freeAnchor(isPinned ? [given, natural] : [natural], previous, used)];
    const all = [...anchors, ...aliases.filter((alias) => !used.has(alias))];
    for (const anchor of all) used.add(anchor);
    if (all.length > 1 || all[0] !== natural) pins[index + 1] = all;
    previous = all[0] ?? natural;
  });
  return pins;
}

/** Returns the first preferred anchor that isn't in use, or else a new one after the previous block's: `p2a` after `p2`. */
function freeAnchor(preferred: readonly string[], previous: string, used: ReadonlySet<string>): string {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const suffixes = [...letters, ...letters.flatMap((first) => letters.map((second) => first + second))];
  const inserted = suffixes.map((suffix) => `p${anchorNumber(previous)}${suffix}`);
  return [...preferred, ...inserted].find((anchor) => !used.has(anchor)) ?? previous;
}

/** Formats the `anchors` field on one line. */
export const formatPins = (pins: AnchorPins): string => {
  const entries = Object.entries(pins).map(([position, anchors]) => {
    const [first = '', ...others] = anchors;
    return `${position}: ${others.length > 0 ? `[${anchors.join(', ')}]` : first}`;
  });
  return entries.length > 0 ? `anchors: { ${entries.join(', ')} }` : 'no anchors:';
};
