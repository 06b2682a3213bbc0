import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MarkdownInstance } from 'astro';
import { getCollection, getEntry, render } from 'astro:content';
import { maxTextBytes } from './check/rules/encoding.ts';
import { readWithdrawn } from './check/withdrawn.ts';
import { hasContent } from './content-loader.ts';
import { env } from './env.ts';
import { volumesOf } from './epub/volumes.ts';
import { readRegularFile } from './files.ts';
import { type Library, type LibraryEntries, resolveLibrary, type Work } from './library/library.ts';
import { similarWorks } from './library/similar.ts';
import { withoutBrokenReferences } from './library/references.ts';
import type { InternalLink } from './markdown/links-to-site.ts';
import { readContent } from './markdown/frontmatter.ts';
import type { Outline, TextFacts } from './markdown/outline.ts';
import { parseMarkdown } from './markdown/parser.ts';
import { markdownOfWork } from './markdown/plain-markdown.ts';
import { type Collection, collectionNames, collectionOf } from './schemas/collections.ts';
import { paths } from './schemas/paths.ts';
import type { Withdrawn } from './schemas/withdrawn.ts';
import { significantWords } from './search/build/significant-words.ts';

let cached: Promise<Library> | undefined;

/** Returns the library. The library is loaded once; the development server reloads this module whenever a file changes. */
export function library(): Promise<Library> {
  cached ??= load();
  return cached;
}

async function load(): Promise<Library> {
  const loaded = await Promise.all(
    collectionNames.map(async (name) => {
      const found = hasContent(join(env.contentDir, name)) ? await getCollection(name) : [];
      return [name, withInternalLinks(found)] as const;
    }),
  );
  const entries = Object.fromEntries(loaded) as unknown as LibraryEntries;
  return resolveLibrary(import.meta.env.DEV ? withoutBrokenReferences(entries) : entries);
}

let similar: Promise<ReturnType<typeof similarWorks>> | undefined;

/** Returns a function that finds the works similar to a work. Like the library, they are computed only once. */
export function similarTo(): NonNullable<typeof similar> {
  similar ??= library().then(({ works }) => similarWorks(works, significantWords));
  return similar;
}

/** Returns the number of volumes of the library's book. Only a release makes more than one. */
export async function volumeCount(): Promise<number> {
  if (!env.releaseFindings) return 1;
  const { loadSummary } = await import('./check/summary.ts'); // the development server doesn't need it
  return volumesOf(await library(), (await loadSummary()).sizes).length;
}

/** Returns the pages that are withdrawn on purpose. */
export const withdrawnPages = (): Withdrawn[] => readWithdrawn(env.contentDir);

/** Reads the internal links that the loader stored in the data of each entry. The schemas don't list them. */
const withInternalLinks = <Entry extends { data: object }>(entries: Entry[]) =>
  entries.map((entry) => ({
    ...entry,
    internalLinks: (entry.data as { internalLinks?: InternalLink[] }).internalLinks,
  }));

/** The rendered body of a file. */
export interface RenderedBody extends Outline {
  /** The component that renders the body. */
  Content: Awaited<ReturnType<typeof render>>['Content'];
}

/** Renders the body of a work. Throws if the work has no file. */
export const workBody = ({ kind, id }: Pick<Work, 'kind' | 'id'>): Promise<RenderedBody> =>
  renderBody(collectionOf(kind), id);

/**
 * Returns the text of a work as Markdown. Only the development server reads the file again: a release reuses the
 * Markdown from the content check.
 */
export async function workMarkdown({ kind, id }: Work): Promise<string> {
  const collection = collectionOf(kind);
  const { filePath = '' } = (await getEntry(collection, id)) ?? {};
  const { data, body } = readContent(readRegularFile(filePath, { maxBytes: maxTextBytes }).toString('utf8'));
  return markdownOfWork(parseMarkdown(body, { mdx: filePath.endsWith('.mdx') }), body, { collection, id, data });
}

/** Returns what is known about the text of each work, by the path of its page. */
export const outlines = async (): Promise<Record<string, TextFacts>> =>
  Object.fromEntries(
    await Promise.all(
      (await library()).works.map(async (work) => {
        const { breaksOff, words, omissions, missingImages, exampleNumber } = await workBody(work);
        const facts: TextFacts = { breaksOff, words, omissions, missingImages, exampleNumber };
        return [paths.work(work), facts] as const;
      }),
    ),
  );

/** Renders the body of a tag. Throws if the tag has no file. */
export const tagBody = ({ id }: { id: string }): Promise<RenderedBody> => renderBody('tags', id);

/** Renders the body of a reading list. Throws if the list has no file. */
export const listBody = ({ id }: { id: string }): Promise<RenderedBody> => renderBody('lists', id);

/** Renders the body of one of the owner's own pages. Throws if the page has no file. */
export const pageBody = ({ id }: { id: string }): Promise<RenderedBody> => renderBody('pages', id);

async function renderBody(collection: Collection, id: string): Promise<RenderedBody> {
  const entry = await getEntry(collection, id);
  if (!entry) throw new Error(`No entry ${id} in the collection ${collection}`);
  if (import.meta.env.DEV) return importBody(entry.filePath ?? '');
  const { Content, remarkPluginFrontmatter } = await render(entry);
  return { Content, ...(remarkPluginFrontmatter.outline as Outline) };
}

/**
 * Renders a file by importing it. With Astro's own `render`, the module that imports every file would be processed again
 * after each change.
 */
async function importBody(filePath: string): Promise<RenderedBody> {
  const url = pathToFileURL(filePath).href;
  const { Content, frontmatter } = (await import(/* @vite-ignore */ url)) as MarkdownInstance<{ outline: Outline }>;
  return { Content, ...frontmatter.outline };
}
