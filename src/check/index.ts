import { basename, join } from 'node:path';
import type { z } from 'astro/zod';
import { env } from '../env.ts';
import { asUnreadable, readOptionalFile, UnreadableFile } from '../files.ts';
import { never } from '../library/drafts.ts';
import { compareStrings } from '../values/order.ts';
import type { InternalLink } from '../markdown/links-to-site.ts';
import { type Collection, collectionNames, type collections } from '../schemas/collections.ts';
import type { Withdrawn } from '../schemas/withdrawn.ts';
import type { CheckCache } from './cache.ts';
import { checkFile, type CheckHooks } from './check-file.ts';
import type { CheckedBlock, CheckedFile } from './checked-file.ts';
import { type Diagnostic, type Problem, toDiagnostic } from './diagnostic.ts';
import { lastModifiedDays } from './last-modified.ts';
import { ignoreFile, withoutIgnored } from './ignored.ts';
import { displayPath, filesBelow, isEditorFile, listFiles } from './list-files.ts';
import { checkPublished, recordFile } from './published.ts';
import { findRedirects } from './redirects.ts';
import { checkDrafts, checkPlaceholders } from './rules/drafts.ts';
import { checkDuplicates } from './rules/duplicates.ts';
import { decodeText, maxTextBytes } from './rules/encoding.ts';
import { checkFolders, noticeEditorFile, unreadableFile } from './rules/files.ts';
import { checkImageFiles, isImage } from './rules/images.ts';
import { checkLinkTargets } from './rules/links.ts';
import { checkPublicFiles } from './rules/public-files.ts';
import { checkPeople } from './rules/people.ts';
import { checkReadingLists } from './rules/reading-lists.ts';
import { checkReferences } from './rules/references.ts';
import { checkSeries } from './rules/series.ts';
import { checkTags } from './rules/tags.ts';
import { checkUnlinked } from './rules/unlinked.ts';
import { addressedEntries, daysOfPaths } from './site-addresses.ts';
import { sizesOfWorks } from './sizes.ts';
import { findPublication, type Reason, unpublishedPaths } from './unpublished.ts';
import { checkWithdrawn, withdrawnFile } from './withdrawn.ts';

/** The result of checking the content. */
export interface Findings {
  /** Every problem in every file. Content with errors must not be published. */
  diagnostics: Diagnostic[];
  /** The number of files in each collection, including unpublished files. */
  counts: Record<Collection, number>;
  /** The reason why each file that isn't in builds yet is left out, by its path in the content folder. */
  unpublished: Record<string, Reason>;
  /** The redirects from former ids of published entries, as old path → new path. */
  redirects: Record<string, string>;
  /** The pages that are withdrawn on purpose. */
  withdrawn: Withdrawn[];
  /** The day (`YYYY-MM-DD`) on which each work was last changed here, by its path. */
  lastModified: Record<string, string>;
  /** About how much space each work takes in a book, in bytes, by its path. */
  sizes: Record<string, number>;
  /** The links from each published text to pages of this site, by collection and id: `articles/an-id`. */
  internalLinks: Record<string, InternalLink[]>;
  /** The validated content that is published. Complete only if there are no errors. */
  entries: Entries;
}

/** The validated files of each collection. */
type Entries = {
  [Name in Collection]: {
    id: string;
    data: z.output<(typeof collections)[Name]['schema']>;
    internalLinks: InternalLink[];
    /** The numbered blocks of the text. */
    blocks: CheckedBlock[];
    /** The text of a work as GitHub Flavored Markdown. */
    markdown: string;
  }[];
};

/**
 * Checks all content files and returns every problem at once. Reads the raw files because Astro's content store drops
 * unknown keys and loses entries without failing. Pass the same `cache` again to skip files that have not changed.
 * `publicDir` is the folder of files that are published as they are. The drafts in `ready`, by their paths in `dir`,
 * are checked as if they were published.
 */
export async function checkContent(
  dir: string = env.contentDir,
  cache: CheckCache = new Map(),
  publicDir: string = env.publicDir,
  { ready = new Set<string>(), ...hooks }: CheckHooks & { ready?: ReadonlySet<string> } = {},
): Promise<Findings> {
  const checked = await Promise.all(collectionNames.map((name) => checkCollection(dir, name, cache, hooks)));
  // sorted by path: if two files claim the same id or name, the first one keeps it
  const files = checked.flatMap((collection) => collection.files).sort((a, b) => compareStrings(a.file, b.file));
  const { days, unpublished } = findPublication(files, env.today, ready);
  const isPublished = (file: CheckedFile) => !unpublished.has(file);
  const published = files.filter(isPublished);
  const publishedOrScheduled = files.filter((file) => days.get(file) !== never);
  const redirects = findRedirects(published);
  const [record, gone] = [readList(join(dir, recordFile), maxRecordBytes), readList(join(dir, withdrawnFile))];
  const pathDays = daysOfPaths(days, env.today);
  const futureRedirects = findRedirects(publishedOrScheduled);
  const withdrawn = checkWithdrawn(gone.text, gone.file, pathDays, futureRedirects, env.today);
  const withdrawnList = {
    file: gone.file,
    exists: gone.text !== undefined,
    addresses: gone.problems.length > 0 ? undefined : withdrawn.addresses,
  };
  const { paths: publicFiles, problems: publicProblems } = listOf(publicDir, filesBelow);
  const otherPages = [...Object.keys(futureRedirects).map((path) => `${path}/`), ...(withdrawn.addresses ?? [])];
  const folders = checkFolders(dir, collectionNames);
  const isFolder = !folders.some(({ file, rule }) => file === displayPath(dir) && rule === 'files/unreadable');
  // otherwise, everything in a folder that can't be read would be reported as missing
  const isComplete = isFolder && publicProblems.length === 0 && checked.every(({ isListed }) => isListed);
  const acrossFiles = () => [
    ...checkReferences(files, withdrawnList),
    ...checkPeople(files),
    ...checkSeries(files),
    ...checkLinkTargets({
      days,
      pathDays,
      redirects: futureRedirects,
      withdrawn: withdrawnList,
      publicFiles: publicFiles.map(({ path }) => path),
      today: env.today,
    }),
    ...checkPublicFiles(publicDir, publicFiles, addressedEntries(publishedOrScheduled), otherPages),
    ...checkTags(files),
    ...checkReadingLists(published),
    ...checkDuplicates(files),
    ...checkUnlinked(published),
    ...checkDrafts(days),
    ...checkPlaceholders(publishedOrScheduled),
    ...withdrawn.diagnostics,
    ...(record.problems.length > 0
      ? []
      : checkPublished(record.text, record.file, published, redirects, withdrawnList, days)),
  ];
  const ignore = readList(join(dir, ignoreFile));
  const found = [
    ...folders,
    ...publicProblems,
    ...files.flatMap((file) => file.diagnostics),
    ...checked.flatMap(({ otherDiagnostics }) => otherDiagnostics),
    ...[gone, record, ignore].flatMap(({ file, problems }) => problems.map((problem) => toDiagnostic(file, problem))),
    ...(isComplete ? acrossFiles() : []),
  ];
  const diagnostics = isFolder
    ? withoutIgnored(found, ignore.text, ignore.file, (path) => displayPath(join(dir, path)))
    : folders;
  const drafts = draftPaths(dir, files, (file) => unpublished.get(file) === 'draft');
  return {
    diagnostics: diagnostics.map((diagnostic) =>
      drafts.has(diagnostic.file) ? { ...diagnostic, draft: true } : diagnostic,
    ),
    counts: byCollection(checked, ({ files: own }) => own.length) as Findings['counts'],
    unpublished: unpublishedPaths(unpublished),
    redirects,
    withdrawn: withdrawn.pages,
    lastModified: lastModifiedDays(files),
    sizes: await sizesOfWorks(dir, files),
    internalLinks: Object.fromEntries(
      published
        .filter(({ body }) => body.internalLinks.length > 0)
        .map(({ collection, id, body }) => [`${collection}/${id}`, body.internalLinks]),
    ),
    entries: byCollection(checked, ({ files: own }) =>
      own.filter(isPublished).map(({ id, entry, body: { internalLinks, blocks, markdown } }) => ({
        id,
        data: entry,
        internalLinks,
        blocks,
        markdown,
      })),
    ) as Entries,
  };
}

/** Returns the paths of the drafts, and of the pictures that only they show. */
function draftPaths(
  dir: string,
  files: readonly CheckedFile[],
  isDraft: (file: CheckedFile) => boolean,
): ReadonlySet<string> {
  const picturesOf = (some: readonly CheckedFile[]) =>
    new Set(
      some.flatMap(({ collection, body }) => body.images.map(({ url }) => displayPath(join(dir, collection, url)))),
    );
  const drafts = files.filter(isDraft);
  const others = picturesOf(files.filter((file) => !isDraft(file)));
  return new Set([...drafts.map(({ file }) => file), ...[...picturesOf(drafts)].filter((path) => !others.has(path))]);
}

/** The maximum size of a published record, in bytes: enough for about a million blocks. */
const maxRecordBytes = 50_000_000;

/** A list next to the collections. The text is `undefined` if the list doesn't exist or has problems. */
interface ListFile {
  file: string;
  text: string | undefined;
  problems: Problem[];
}

function readList(path: string, maxBytes = maxTextBytes): ListFile {
  const file = displayPath(path);
  try {
    const bytes = readOptionalFile(path, { maxBytes });
    const { text, problems } = bytes ? decodeText(bytes) : { text: undefined, problems: [] };
    return { file, text: problems.length > 0 ? undefined : text, problems };
  } catch (error) {
    if (error instanceof UnreadableFile) return { file, text: undefined, problems: [unreadableFile(error)] };
    throw error;
  }
}

interface CheckedCollection {
  name: Collection;
  files: CheckedFile[];
  /** Whether the folder could be read. */
  isListed: boolean;
  /** The problems of files without text. */
  otherDiagnostics: Diagnostic[];
}

async function checkCollection(
  dir: string,
  name: Collection,
  cache: CheckCache,
  hooks: CheckHooks,
): Promise<CheckedCollection> {
  const folder = join(dir, name);
  const { paths: allPaths, problems } = listOf(folder, listFiles);
  const paths = allPaths.filter((path) => !isEditorFile(basename(path)));
  const contentFiles = paths.filter((path) => !isImage(path));
  const files = contentFiles.map((path) => checkFile(name, folder, path, cache, hooks));
  const imageDiagnostics = await checkImageFiles(folder, displayPath(folder), paths, files);
  const notices = allPaths
    .filter((path) => isEditorFile(basename(path)))
    .map((path) => noticeEditorFile(displayPath(join(folder, path))));
  return {
    name,
    files,
    isListed: problems.length === 0,
    otherDiagnostics: [...problems, ...imageDiagnostics, ...notices],
  };
}

/** Lists the files of a folder, or reports that it can't be read. */
function listOf<Path>(folder: string, list: (folder: string) => Path[]): { paths: Path[]; problems: Diagnostic[] } {
  try {
    return { paths: list(folder), problems: [] };
  } catch (thrown) {
    const error = asUnreadable(folder, thrown);
    if (error instanceof UnreadableFile)
      return { paths: [], problems: [toDiagnostic(displayPath(folder), unreadableFile(error))] };
    throw error;
  }
}

const byCollection = <Value>(
  checked: readonly CheckedCollection[],
  valueOf: (collection: CheckedCollection) => Value,
) => Object.fromEntries(checked.map((collection) => [collection.name, valueOf(collection)]));
