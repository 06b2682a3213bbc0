import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { internalLinks } from '../markdown/links-to-site.ts';
import { type Collection, collections } from '../schemas/collections.ts';
import { type CheckCache, hashBytes } from './cache.ts';
import { type CheckedFile, emptyBody } from './checked-file.ts';
import { type Problem, toDiagnostic } from './diagnostic.ts';
import { displayPath } from './list-files.ts';
import { checkBody } from './rules/body.ts';
import { anchorPins } from '../schemas/anchors.ts';
import { checkAnchors } from './rules/anchors.ts';
import { decodeText } from './rules/encoding.ts';
import { checkFileName, notAFile } from './rules/files.ts';
import { validateFrontmatter } from './rules/frontmatter.ts';
import { type ContentFile, parseContentFile, unreadableForAstro } from './rules/yaml.ts';

/** Checks a single file. Reuses the cached result if the file has not changed. */
export async function checkFile(
  collection: Collection,
  folder: string,
  name: string,
  cache: CheckCache,
): Promise<CheckedFile> {
  const path = join(folder, name);
  const stats = await lstat(path);
  const stat = `${stats.mtimeMs} ${stats.size}`;
  const cached = cache.get(path);
  if (cached?.stat === stat) return cached.checked;
  const bytes = stats.isFile() ? await readFile(path) : undefined;
  const hash = bytes ? hashBytes(bytes) : '';
  const checked = cached?.hash === hash ? cached.checked : checkBytes(bytes, collection, folder, name);
  cache.set(path, { stat, hash, checked });
  return checked;
}

/** Checks the bytes of a file, which are `undefined` for symbolic links and devices. */
function checkBytes(bytes: Uint8Array | undefined, collection: Collection, folder: string, name: string): CheckedFile {
  const file = displayPath(join(folder, name));
  const id = name.replace(/\.mdx?$/, '');
  const result = (problems: readonly Problem[], parsed: Partial<CheckedFile> = {}): CheckedFile => ({
    file,
    id,
    collection,
    data: undefined,
    entry: undefined,
    lineOf: () => 1,
    replaceValue: () => undefined,
    internalLinks: [],
    body: emptyBody,
    ...parsed,
    diagnostics: problems.map((problem) => toDiagnostic(file, problem)),
  });

  const nameProblems = checkFileName(name, collection);
  if (!/\.mdx?$/.test(name)) return result(nameProblems);
  const decoded = bytes ? decodeText(bytes) : { text: undefined, problems: [notAFile] };
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
  const tooDeep = nestedTooDeeply(source);
  const { body, problems: bodyProblems } = tooDeep
    ? { body: emptyBody, problems: [tooDeep] }
    : checkText(source, name.endsWith('.mdx'));
  const syntaxProblems = [...decoded.problems, ...source.problems];
  const unreadable = syntaxProblems.length > 0 ? [] : unreadableForAstro(decoded.text, source.body);
  const problems = [...nameProblems, ...source.problems, ...unreadable, ...fieldProblems, ...bodyProblems];
  return result([...decoded.problems, ...problems], {
    data: source.data,
    entry: fields.entry,
    lineOf: source.lineOf,
    replaceValue: source.replaceValue,
    internalLinks: tooDeep ? [] : internalLinks(source.body, { mdx: name.endsWith('.mdx') }),
    body,
  });
}

/** Fifty marks of quotations or lists at the start of a line. The parsers of Markdown fail on a few hundred. */
const deepNesting = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){50}/m;

function nestedTooDeeply({ body, bodyLine }: ContentFile): Problem | undefined {
  const match = deepNesting.exec(body);
  return match
    ? {
        line: bodyLine + body.slice(0, match.index).split('\n').length - 1,
        field: 'body',
        rule: 'body/nested-too-deeply',
        message: 'quotations or lists nested too deeply',
        hint: 'use a few levels only',
      }
    : undefined;
}

/** The rules for references report a malformed id in a reference as unknown, and suggest an existing one. */
const isUnknownReference = ({ rule, field }: Problem) =>
  rule === 'frontmatter/invalid-id' && (field === 'tags' || field === 'related.work');

function checkText({ data, body: text, bodyLine, lineOf }: ContentFile, mdx: boolean) {
  const { extent, anchors } = (data ?? {}) as { extent?: unknown; anchors?: unknown };
  const isWorkText = extent === 'excerpt' || extent === 'full';
  const pins = anchorPins().safeParse(anchors).data ?? {};
  const body = checkBody(text, { mdx, pins: isWorkText ? pins : undefined, firstLine: bodyLine });
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
