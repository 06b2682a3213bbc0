import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatRecords } from '../../src/citation/endpoints.ts';
import { formatNames } from '../../src/schemas/formats.ts';
import type { Work } from '../../src/library/library.ts';
import { paths } from '../../src/schemas/paths.ts';
import { markdownFile } from '../../src/programs/markdown-file.ts';
import type { OutlineOf } from './outlines.ts';

/**
 * Writes the record of each work in each export format, and its Markdown file, to the folder of the built site.
 * `textOf` returns the text of a work as Markdown. `absoluteUrl` returns the absolute URL of a path of the site.
 */
export function writeRecordFiles(
  folder: string,
  works: readonly Work[],
  textOf: (work: Work) => string,
  outlineOf: OutlineOf,
  absoluteUrl: (path: string) => string,
): void {
  for (const work of works) {
    for (const format of formatNames)
      writeFileSync(join(folder, paths.record(work, format)), formatRecords([work], format, absoluteUrl));
    writeFileSync(join(folder, paths.markdown(work)), markdownFile(work, textOf(work), outlineOf(work), absoluteUrl));
  }
}
