import { existsSync } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import type { z } from 'astro/zod';
import { type InternalLink, internalLinks } from '../markdown/links-to-site.ts';
import { env } from '../env.ts';
import { type Collection, collectionNames, collections, workCollections } from '../schemas/collections.ts';
import { type CheckedBody, checkBody } from './rules/body.ts';
import { decodeText } from './rules/encoding.ts';
import type { Diagnostic } from './diagnostic.ts';
import { validateSchema, type Problem } from './rules/schema.ts';
import { type ContentFile, parseContentFile } from './rules/frontmatter.ts';
import { hashBytes, type CheckCache } from './cache.ts';
import { checkImages, isImage } from './rules/images.ts';
import { type Checked, checkReferences, idsIn } from './rules/references.ts';

export { type Diagnostic, formatDiagnostic, report } from './diagnostic.ts';
export { type CheckCache, readCheckCache, writeCheckCache } from './cache.ts';

/** What the check found. */
export interface Findings {
  /** Every mistake in every file; none means that the content may be published. */
  complaints: Diagnostic[];
  /** How many files there are in each collection. */
  counts: Record<Collection, number>;
  /** The paths that works had under former ids, each with the path that it leads to. */
  moved: Record<string, string>;
  /** The day when each work was last changed here, by its path. */
  changed: Record<string, string>;
  /** The content as the pages get it, each file's frontmatter as its schema gives it, where there are no complaints. */
  entries: Entries;
}

/** What the files of each collection say, by their ids. */
export type Entries = {
  [Name in Collection]: {
    id: string;
    data: z.output<(typeof collections)[Name]['schema']>;
    internalLinks: InternalLink[];
  }[];
};

/**
 * Reads every raw file of the content and gives all complaints at once. It looks at the files themselves because
 * what comes after it (the YAML parser, the content store) changes bad dates, drops unknown keys and loses entries
 * without failing. `known` holds what was found before, for one who checks again and again.
 */
export async function checkContent(dir: string = env.contentDir, known: CheckCache = new Map()): Promise<Findings> {
  const names = collectionNames;
  const files = await Promise.all(names.map((name) => checkCollection(dir, name, known)));
  const checked = files.flat();
  const pictures = await Promise.all(
    names.map(async (name, index) => {
      const folder = join(dir, name);
      const found = (await namesIn(folder)).filter(isImage);
      return checkImages(folder, shown(folder), found, files[index] ?? []);
    }),
  );
  const complaints = [
    ...(await findStrays(dir, names)),
    ...checked.flatMap(({ complaints: own }) => own),
    ...checkReferences(checked),
    ...pictures.flat(),
  ];
  const counts = Object.fromEntries(names.map((name, index) => [name, files[index]?.length ?? 0]));
  return {
    complaints,
    counts: counts as Findings['counts'],
    moved: movedPaths(checked),
    changed: changedDays(checked),
    entries: entriesOf(files),
  };
}

/** What a command that builds pages needs of the findings. */
export type Summary = Omit<Findings, 'entries'>;

/** What the check found when the release began that this command is part of , else what it finds now. */
export async function summary(): Promise<Summary> {
  if (env.releaseFindings) return JSON.parse(await readFile(env.releaseFindings, 'utf8')) as Summary;
  const { entries: _, ...rest } = await checkContent();
  return rest;
}

const entriesOf = (files: readonly Checked[][]): Entries => {
  const entries = files.map((own) =>
    own.map(({ id, entry, internalLinks: links }) => ({ id, data: entry, internalLinks: links })),
  );
  return Object.fromEntries(collectionNames.map((name, index) => [name, entries[index]])) as unknown as Entries;
};

/** What lies beside the folders of the collections, where nobody would read it, and the folders that are missing. */
async function findStrays(dir: string, names: readonly string[]): Promise<Diagnostic[]> {
  const found = (await readdir(dir)).filter((name) => !name.startsWith('.'));
  const complain = (name: string, wrong: string, fix: string) => ({
    file: shown(join(dir, name)),
    line: 1,
    field: 'file name',
    wrong,
    fix,
  });
  return [
    ...found
      .filter((name) => !names.includes(name))
      .map((name) => complain(name, 'is in no collection', `move it into ${names.join('/, ')}/`)),
    ...names.filter((name) => !found.includes(name)).map((name) => complain(name, 'is missing', 'make the folder')),
  ];
}

const shown = (path: string) => relative(process.cwd(), path).replaceAll('\\', '/');

async function checkCollection(dir: string, collection: Collection, known: CheckCache): Promise<Checked[]> {
  const folder = join(dir, collection);
  const names = await namesIn(folder);
  const files = names.filter((name) => !isImage(name));
  return Promise.all(files.map(async (name) => checkFile(collection, folder, name, known)));
}

/** The names of the files in a folder and the folders in it, those that systems hide beside them left out. */
async function namesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !/^\.(?!.*\.mdx?$)/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/** Checks a file by itself. One that is as it was when it was checked last is not checked again. */
async function checkFile(collection: Collection, folder: string, name: string, known: CheckCache): Promise<Checked> {
  const path = join(folder, name);
  const entry = await lstat(path);
  const state = `${entry.mtimeMs} ${entry.size}`;
  const before = known.get(path);
  if (before?.state === state) return before.checked;
  const bytes = entry.isFile() ? await readFile(path) : undefined;
  const digest = bytes ? hashBytes(bytes) : '';
  const checked = before?.digest === digest ? before.checked : checkBytes(bytes, collection, folder, name);
  known.set(path, { state, digest, checked });
  return checked;
}

function checkBytes(bytes: Uint8Array | undefined, collection: Collection, folder: string, name: string): Checked {
  const path = join(folder, name);
  const file = shown(path);
  const id = name.replace(/\.mdx?$/, '');
  const named = nameFaults(name, id, collection);
  const { text, faults: unreadable } = bytes ? decodeText(bytes) : { text: '', faults: [noFile] };
  const found: Problem[] = [...unreadable, ...named];
  let entry: unknown;
  const result = (parts?: ContentFile, body = nothing): Checked => ({
    id,
    collection,
    data: parts?.data,
    internalLinks: parts ? internalLinks(parts.body, { mdx: extname(name) === '.mdx' }) : [],
    entry,
    file,
    lineOf: parts?.lineOf ?? (() => 1),
    body,
    complaints: found.map((fault) => ({ file, ...fault })),
  });
  if (!/\.mdx?$/.test(name)) found.splice(0, unreadable.length); // only its name is wrong
  if (!/\.mdx?$/.test(name) || (text === '' && unreadable.length > 0)) return result();

  const parts = parseContentFile(text);
  found.push(...parts.errors.map((error) => ({ field: 'frontmatter', ...error })));
  if (parts.data !== undefined) {
    const { data, faults } = validateSchema(collections[collection].schema, parts);
    entry = data;
    found.push(...faults.filter((one) => !isId(one, parts.data) && !unreadable.some(({ line }) => one.line === line)));
  }
  const numbered = holdsWords(parts.data);
  const body = checkBody(parts.body, { mdx: extname(name) === '.mdx', numbered, firstLine: parts.bodyLine });
  found.push(...body.faults);
  if (numbered && !body.hasWords && body.faults.length === 0) {
    const fix = 'give the words of the work below the frontmatter, or say extent: reference for a related reading';
    found.push({ line: parts.bodyLine, field: 'body', wrong: 'has no words', fix });
  }
  return result(parts, body);
}

/** Whether a fault is that of an id: one that can't be any names nothing, which is told with what may have been meant. */
const isId = ({ field, wrong }: Problem, data: unknown) =>
  wrong.startsWith('is "') && (field === 'related.work' || (field === 'tags' && idsIn(data, 'tags').length > 0));

const noFile: Problem = { line: 1, field: 'file', wrong: 'is a link or a device', fix: 'put the file itself there' };
const nothing: CheckedBody = { faults: [], links: [], pictures: [], anchors: new Set(), hasWords: false };

/** What is wrong with the name of a file, of which its id is made. */
function nameFaults(name: string, id: string, collection: Collection): Problem[] {
  const found: Problem[] = [];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*\.mdx?$/.test(name)) {
    const fix = /\.(?:svg|bmp|tiff?|heic|ico)$/i.test(name)
      ? 'save it as PNG, JPEG or WebP'
      : `name it in lower-case letters, digits and hyphens, ending in .md or .mdx, straight in ${collection}/`;
    found.push({ line: 1, field: 'file name', wrong: `is ${name}`, fix });
  }
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(id) || id.length > longestId) {
    const wrong = id.length > longestId ? `has ${id.length} characters` : `is ${name}, which Windows keeps for itself`;
    found.push({ line: 1, field: 'file name', wrong, fix: `name it otherwise, in at most ${longestId} characters` });
  }
  return found;
}

/** How long an id may be, in characters. */
const longestId = 100;

const holdsWords = (data: unknown): boolean =>
  ['excerpt', 'full'].includes(String((data as { extent?: unknown } | null | undefined)?.extent));

/** No two works have one id, or had one: so a former id leads on from both of their collections. */
const movedPaths = (files: readonly Checked[]): Findings['moved'] =>
  Object.fromEntries(
    files.flatMap(({ id, collection, data }) => {
      const own = `/${collection}/${id}`;
      const folders = collection === 'tags' ? [collection] : workCollections;
      const former = idsIn(data, 'formerly').flatMap((name) => folders.map((folder) => `/${folder}/${name}`));
      return former.filter((path) => path !== own).map((path) => [path, `${own}/`]);
    }),
  );

const changedDays = (files: readonly Checked[]): Findings['changed'] =>
  Object.fromEntries(
    files.flatMap(({ id, collection, data }) => {
      const { revised, added } = (data ?? {}) as { revised?: unknown; added?: unknown };
      const day = revised ?? added;
      return typeof day === 'string' ? [[`/${collection}/${id}/`, day]] : [];
    }),
  );
