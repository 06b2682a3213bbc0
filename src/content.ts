import { getCollection, getEntry, render } from 'astro:content';
import { type Library, resolveLibrary, type Work } from './library/library.ts';
import type { InternalLink } from './markdown/links-to-site.ts';
import type { Outline } from './markdown/outline.ts';
import { type Collection, collectionOf } from './schemas/collections.ts';

let held: Promise<Library> | undefined;

/** Everything that the site holds. It is read once; when a file changes, the development server loads this module anew. */
export function library(): Promise<Library> {
  held ??= load();
  return held;
}

async function load(): Promise<Library> {
  const [articles, related, tags] = await Promise.all([
    getCollection('articles'),
    getCollection('related'),
    getCollection('tags'),
  ]);
  return resolveLibrary({ articles: withMentions(articles), related: withMentions(related), tags });
}

/** Puts beside an entry what its text mentions, which was found when it was loaded. */
const withMentions = <Entry extends { data: object }>(entries: Entry[]) =>
  entries.map((entry) => ({ ...entry, mentions: (entry.data as { mentions?: InternalLink[] }).mentions }));

/** The body of a file. */
export interface RenderedBody extends Outline {
  /** The component that shows it. */
  Content: Awaited<ReturnType<typeof render>>['Content'];
}

/** The body of a work's file. Throws where there is no such file. */
export const workBody = ({ kind, id }: Pick<Work, 'kind' | 'id'>): Promise<RenderedBody> =>
  body(collectionOf(kind), id);

/** The body of a tag's file. Throws where there is no such file. */
export const tagBody = ({ id }: { id: string }): Promise<RenderedBody> => body('tags', id);

async function body(collection: Collection, id: string): Promise<RenderedBody> {
  const entry = await getEntry(collection, id);
  if (!entry) throw new Error(`${collection}/${id}: there is no such entry`);
  const { Content, remarkPluginFrontmatter } = await render(entry);
  return { Content, ...(remarkPluginFrontmatter.outline as Outline) };
}
