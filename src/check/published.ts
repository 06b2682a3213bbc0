import { createHash } from 'node:crypto';
import { z } from 'astro/zod';
import { LineCounter, parseDocument } from 'yaml';
import { anchorPattern } from '../schemas/anchors.ts';
import { type CheckedBlock, type CheckedFile, entryPath, isWork } from './checked-file.ts';
import { count } from './count.ts';
import { type Block, formatPins, matchBlocks, type PublishedRecord, suggestPins } from './compare-blocks.ts';
import { type Diagnostic, type Problem, toDiagnostic } from './diagnostic.ts';
import { checkAddresses, pageOf } from './rules/addresses.ts';
import { parseYaml } from './rules/yaml.ts';
import { linkablePaths } from './site-addresses.ts';
import type { PublicationDays } from './unpublished.ts';
import type { WithdrawnList } from './withdrawn.ts';

/** The name of the published record, in the folder of the content. */
export const recordFile = 'published.json';

/** The value of an anchor: the fingerprint of its block, or the number of the block that a further anchor leads to. */
const fingerprintPattern = /^[0-9a-f]{12}$/;
const recordSchema = z.strictObject({
  about: z.string().optional(),
  addresses: z.array(z.string()),
  texts: z.record(
    z.string(),
    z.record(
      z.string().regex(anchorPattern),
      z.string().refine((value) => fingerprintPattern.test(value) || anchorPattern.test(value)),
    ),
  ),
});

const about =
  'The public addresses of this site, and for each numbered block of a text a fingerprint of its words. Written by "npm run publish:record"; keep it under version control.';

/** Formats a record as JSON, with one address or block on each line. */
export function formatRecord({ addresses, texts }: PublishedRecord): string {
  const anchors = (blocks: PublishedRecord['texts'][string]) =>
    Object.fromEntries(
      blocks.flatMap(({ anchors: [number = '', ...aliases], fingerprint }) => [
        [number, fingerprint],
        ...aliases.map((alias) => [alias, number]),
      ]),
    ) as Record<string, string>;
  const sorted = Object.keys(texts).sort();
  const file = {
    about,
    addresses: [...addresses].sort(),
    texts: Object.fromEntries(sorted.map((path) => [path, anchors(texts[path] ?? [])])),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Makes the record of a site. `addresses` are its pages and feeds. */
export const makeRecord = (
  addresses: readonly string[],
  texts: readonly { path: string; blocks: readonly CheckedBlock[] }[],
): PublishedRecord => ({
  addresses: [...addresses],
  texts: Object.fromEntries(
    texts.filter(({ blocks }) => blocks.length > 0).map(({ path, blocks }) => [path, [...blocks]]),
  ),
});

/** Reads a record. Returns the first problem if it is not what `formatRecord` writes. */
export function parseRecord(text: string): PublishedRecord | Problem {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return invalidRecord(lineOfSyntaxError(text), 'is not valid JSON');
  }
  const { success, data, error } = recordSchema.safeParse(json);
  if (!success) {
    const [issue] = error.issues;
    if (issue?.code === 'unrecognized_keys')
      return invalidRecord(parseYaml(text, 1).lineOf(issue.keys), `has an unknown field: ${issue.keys.join(', ')}`);
    const path = issue?.path ?? [];
    return invalidRecord(
      parseYaml(text, 1).lineOf(path),
      `has an unexpected value at ${path.join(' > ') || 'its root'}`,
    );
  }
  for (const [path, anchors] of Object.entries(data.texts))
    for (const [number, target] of Object.entries(anchors))
      if (!fingerprintPattern.test(target) && !fingerprintPattern.test(anchors[target] ?? ''))
        return invalidRecord(
          parseYaml(text, 1).lineOf(['texts', path, number]),
          `has a number that leads to no block: ${path}#${number}`,
        );
  const texts = Object.entries(data.texts).map(([path, anchors]) => {
    const blocks = Object.entries(anchors).flatMap(([number, fingerprint]) =>
      fingerprintPattern.test(fingerprint) ? [{ anchors: [number], fingerprint }] : [],
    );
    const byNumber = new Map(blocks.map((block) => [block.anchors[0], block]));
    for (const [alias, number] of Object.entries(anchors)) byNumber.get(number)?.anchors.push(alias);
    return [path, blocks] as const;
  });
  return { addresses: data.addresses, texts: Object.fromEntries(texts) };
}

const invalidRecord = (line: number, problem: string): Problem => ({
  line,
  field: 'file',
  rule: 'published/invalid-record',
  message: `the record of what is published ${problem}`,
  hint: 'restore it from version control, then run npm run publish:record; a new record would forget what was published',
});

/** Returns the line of a conflict marker, or else of the first error that a parser for YAML, which includes JSON, finds. */
function lineOfSyntaxError(text: string): number {
  const marker = text.split('\n').findIndex((line) => /^(?:<{7}|={7}|>{7})/.test(line));
  const [error] = parseDocument(text, { lineCounter: new LineCounter() }).errors;
  return marker === -1 ? (error?.linePos?.[0].line ?? 1) : marker + 1;
}

/**
 * Returns a hash of the words of a block. It ignores what a correction of the typography changes: case, punctuation,
 * white space and emphasis.
 */
export function blockFingerprint(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [text];
  return createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 12);
}

/**
 * Compares the site with the published record, which is `undefined` if there is none. Reports the addresses that are
 * gone, and the block numbers that lead to different words than when they were published. `redirects` are the redirects
 * from former ids, `file` is the path of the record, `files` are the published files, and `days` has the publication day of
 * each file.
 */
export function checkPublished(
  text: string | undefined,
  file: string,
  files: readonly CheckedFile[],
  redirects: Readonly<Record<string, string>>,
  withdrawn: WithdrawnList,
  days: PublicationDays,
): Diagnostic[] {
  const works = files.filter(isWork);
  if (text === undefined) {
    if (!works.some(({ body }) => body.blocks.length > 0)) return [];
    return [toDiagnostic(file, noRecord, 'notice')];
  }
  const record = parseRecord(text);
  if ('rule' in record) return [toDiagnostic(file, record)];
  const byPath = new Map(works.map((work) => [entryPath(work), work]));
  const changedTexts = Object.entries(record.texts).flatMap(([path, published]) => {
    const work = byPath.get(path) ?? byPath.get(redirects[path.replace(/\/$/, '')] ?? '');
    if (work?.entry === undefined) return [];
    const problem = compareText(published, work.body.blocks);
    return problem ? [toDiagnostic(work.file, problem, 'warning')] : [];
  });
  if (withdrawn.addresses === undefined) return changedTexts;
  const available = new Set([
    ...linkablePaths(files),
    ...Object.keys(redirects).map((path) => `${path}/`),
    ...withdrawn.addresses,
  ]);
  const lineOf = linesOfPages(text);
  const missing = checkAddresses(record, files, available, days, withdrawn).map(({ address, ...problem }) =>
    toDiagnostic(file, { ...problem, line: lineOf.get(address) ?? 1 }),
  );
  return [...missing, ...changedTexts];
}

/** Returns, for each page in a record, the line of the first address that belongs to the page. */
function linesOfPages(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    const [, address] = /^\s*"(\/[^"]*)"/.exec(line) ?? [];
    for (const page of address === undefined ? [] : pageOf(address)) if (!lines.has(page)) lines.set(page, index + 1);
  }
  return lines;
}

const noRecord: Problem = {
  line: 1,
  field: 'file',
  rule: 'published/no-record',
  message: 'published.json doesn’t exist yet, so the check doesn’t notice if a published number leads to other words',
  hint: 'once the site is public, run npm run publish:record and commit the file',
};

/** Compares the blocks of a text with the published ones. Returns a problem if a number now leads to different words. */
export function compareText(published: readonly Block[], current: readonly CheckedBlock[]): Problem | undefined {
  const owners = new Map(current.flatMap((block) => block.anchors.map((anchor) => [anchor, block])));
  const isUnchanged = (block: Block) =>
    block.anchors.every((anchor) => owners.get(anchor)?.fingerprint === block.fingerprint);
  if (published.every(isUnchanged)) return undefined;

  const targets = matchBlocks(published, current);
  const anchors = published.flatMap((block, index) =>
    isUnchanged(block)
      ? []
      : block.anchors.map((anchor) => ({ anchor, owner: owners.get(anchor), target: current[targets[index] ?? -1] })),
  );
  // the owner chooses which block the further anchors belong to
  const isKept = (anchor: string, owner: CheckedBlock | undefined) => owner?.anchors.slice(1).includes(anchor);
  const moved = anchors.filter(
    ({ anchor, owner, target }) => owner !== target && !(target === undefined && isKept(anchor, owner)),
  );
  const gone = anchors.filter(({ owner, target }) => owner === undefined && target === undefined);
  const [first, ...others] = moved.length > 0 ? moved : gone;
  if (first === undefined) return undefined;

  const accept = 'or accept the change: npm run publish:record';
  const pins = formatPins(suggestPins(published, current, targets));
  return {
    line: (first.owner ?? first.target ?? current.at(-1))?.line ?? 1,
    field: 'body',
    ...(moved.length > 0
      ? {
          rule: 'published/moved-anchor',
          message: `#${first.anchor} leads to other words than when it was published${and(others.length, 'so does', 'so do')}`,
        }
      : {
          rule: 'published/missing-anchor',
          message: `#${first.anchor} was published and is gone${and(others.length, 'so is', 'so are')}`,
        }),
    hint:
      current.length === 0
        ? `put the text back, ${accept}`
        : `to keep the published numbers, write ${pins} in the frontmatter, ${accept}`,
  };
}

const and = (others: number, one: string, many: string) =>
  others === 0 ? '' : `, and ${others === 1 ? one : many} ${count(others, 'other number')}`;
