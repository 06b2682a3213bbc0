import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from './env.ts';
import type { Work } from './library/library.ts';
import { readContent } from './markdown/frontmatter.ts';
import type { WorkSource } from './programs/markdown-file.ts';
import { collectionOf } from './schemas/collections.ts';

/** Reads the Markdown source of a work, which Astro doesn't keep. Throws if there is no content file. */
export async function workSource({ kind, id }: Pick<Work, 'kind' | 'id'>): Promise<WorkSource> {
  const path = join(env.contentDir, collectionOf(kind), id);
  const mdx = existsSync(`${path}.mdx`);
  return { body: readContent(await readFile(mdx ? `${path}.mdx` : `${path}.md`, 'utf8')).body, mdx };
}
