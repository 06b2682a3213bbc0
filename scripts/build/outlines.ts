import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Work } from '../../src/library/library.ts';
import type { TextFacts } from '../../src/markdown/outline.ts';
import { paths } from '../../src/schemas/paths.ts';

/** Returns what is known about the text of a work. */
export type OutlineOf = (work: Work) => TextFacts;

/** Reads the outlines that Astro wrote with the pages, and removes their file from the folder of the built site. */
export function takeOutlines(folder: string): OutlineOf {
  const file = join(folder, '_outlines.json');
  const outlines = new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, TextFacts>));
  rmSync(file);
  return (work) => {
    const outline = outlines.get(paths.work(work));
    if (!outline) throw new Error(`Astro wrote no outline of ${paths.work(work)}`);
    return outline;
  };
}
