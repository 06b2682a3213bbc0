import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { asUnreadable, readRegularFile, UnreadableFile } from '../files.ts';
import { type Collection, collections } from '../schemas/collections.ts';
import { type CheckCache, hashBytes } from './cache.ts';
import { type CheckedFile, emptyBody, isWork, peopleIn } from './checked-file.ts';
import { type Problem, toDiagnostic } from './diagnostic.ts';
import { displayPath } from './list-files.ts';
import { type AfterParsing, checkBody } from './rules/body.ts';
import { anchorPins } from '../schemas/anchors.ts';
import { checkAnchors } from './rules/anchors.ts';
import { exceededBound } from './rules/bounds.ts';
import { decodeText, maxTextBytes } from './rules/encoding.ts';
import { checkFileName, unreadableFile } from './rules/files.ts';
import { checkLookAlikes } from './rules/look-alikes.ts';
import { validateFrontmatter } from './rules/frontmatter.ts';
import { type ContentFile, parseContentFile, unreadableForAstro } from './rules/yaml.ts';

/** The size from which a text may take more than a second, in bytes. */
const longTextBytes = 200_000;

/** What is called while content is checked. Files whose results are cached are not parsed again. */
export interface CheckHooks {
  /** Called before a text that takes more than a second. `file` is its path, `bytes` its size. */
  beforeLongText?: ((file: string, bytes: number) => void) | undefined;
  /** Called with each body and its tree, which must not be changed. */
  afterParsing?: AfterParsing | undefined;
}

/** Checks a single file. Reuses the cached result if the file has not changed. */
export function checkFile(
  collection: Collection,
  folder: string,
  name: string,
  cache: CheckCache,
  hooks: CheckHooks = {},
): CheckedFile {
  const path = join(folder, name);
  try {
    // before it is read, so that a change in the meantime is noticed
    const stats = lstatSync(path, { throwIfNoEntry: false });
    const stat = `${stats?.mtimeMs} ${stats?.size}`;
    const cached = cache.get(path);
    if (cached?.stat === stat) return cached.checked;
    const bytes = readRegularFile(path, { maxBytes: maxTextBytes });
    const hash = hashBytes(bytes);
    const isCached = cached?.hash === hash;
    if (!isCached && bytes.length >= longTextBytes) hooks.beforeLongText?.(displayPath(path), bytes.length);
    const checked = isCached ? cached.checked : checkBytes(bytes, collection, folder, name, hooks);
    cache.set(path, { stat, hash, checked });
    return checked;
  } catch (thrown) {
    const error = asUnreadable(path, thrown);
    const problem = error instanceof UnreadableFile ? unreadableFile(error) : checkFailed(error);
    return checkBytes(problem, collection, folder, name);
  }
}

/** If one file triggers a bug of ours, the other files must still be reported. */
const checkFailed = (error: unknown): Problem => ({
  line: 1,
  field: 'file',
  rule: 'files/check-failed',
  message: `the check failed: ${(error as Error).message}`,
  hint: 'simplify what is unusual in this file, and report it to the makers of this software',
});

/** Checks the bytes of a file, or reports the problem that kept the file from being read. */
function checkBytes(
  bytes: Uint8Array | Problem,
  collection: Collection,
  folder: string,
  name: string,
  { afterParsing }: CheckHooks = {},
): CheckedFile {
  const file = displayPath(join(folder, name));
  const id = name.replace(/\.mdx?$/, '');
  const result = (problems: readonly Problem[], parsed: Partial<CheckedFile> = {}): CheckedFile => ({
    file,
    id,
    collection,
    data: undefined,
    entry: undefined,
    people: [],
    lineOf: () => 1,
    replaceValue: () => undefined,
    body: emptyBody,
    ...parsed,
    diagnostics: problems.map((problem) => toDiagnostic(file, problem)),
  });

  const nameProblems = checkFileName(name, collection);
  if (!/\.mdx?$/.test(name) && !('rule' in bytes)) return result(nameProblems);
  const decoded = 'rule' in bytes ? { text: undefined, problems: [bytes] } : decodeText(bytes);
  if (decoded.text === undefined) return result([...decoded.problems, ...nameProblems]);

  const source = parseContentFile(decoded.text);
  const fields =
    source.data === undefined
      ? { entry: undefined, problems: [] }
      : validateFrontmatter(collections[collection].schema, source);
  const linesReported = new Set(decoded.problems.map(({ line }) => line));
  const fieldProblems = fields.problems.filter(
    (problem) => (!isUnknownReference(problem) || problem.fix !== undefined) && !linesReported.has(problem.line),
  );
  const tooMuch = exceededBound(source, name.endsWith('.mdx'));
  const { body, problems: bodyProblems } = tooMuch
    ? { body: emptyBody, problems: [tooMuch] }
    : checkText(source, name.endsWith('.mdx'), collection, id, afterParsing);
  const syntaxProblems = [...decoded.problems, ...source.problems];
  const unreadable = syntaxProblems.length > 0 ? [] : unreadableForAstro(decoded.text, source.body);
  const problems = [...nameProblems, ...source.problems, ...unreadable, ...fieldProblems, ...bodyProblems];
  return result([...decoded.problems, ...checkLookAlikes(decoded.text), ...problems], {
    data: source.data,
    entry: fields.entry,
    people: peopleIn(source.data),
    lineOf: source.lineOf,
    replaceValue: source.replaceValue,
    body,
  });
}

/** The rules for references report a malformed id in a reference as unknown, and suggest an existing one. */
const isUnknownReference = ({ rule, field }: Problem) =>
  rule === 'frontmatter/invalid-id' && ['tags', 'related.work', 'works.work'].includes(field);

function checkText(
  { data, body: text, bodyLine, lineOf }: ContentFile,
  mdx: boolean,
  collection: Collection,
  id: string,
  afterParsing: AfterParsing | undefined,
) {
  const { extent, anchors } = (data ?? {}) as { extent?: unknown; anchors?: unknown };
  const isWorkText = extent === 'excerpt' || extent === 'full';
  const pins = anchorPins().safeParse(anchors).data ?? {};
  const work = isWork({ collection }) ? { collection, id, data } : undefined;
  const body = checkBody(text, { mdx, pins: isWorkText ? pins : undefined, firstLine: bodyLine, work, afterParsing });
  const problems = [...body.problems, ...checkAnchors(pins, body.blocks, lineOf)];
  if (!isWorkText || body.hasText || problems.length > 0) return { body, problems };
  const noText: Problem = {
    line: bodyLine,
    field: 'body',
    rule: 'body/no-text',
    message: `extent is ${extent}, but there is no text`,
    hint: "put the work's text below the frontmatter, or use extent: reference in related/",
  };
  return { body, problems: [noText] };
}
