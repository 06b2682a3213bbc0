import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatRecords } from '../../src/citation/endpoints.ts';
import { type Format, formats } from '../../src/citation/formats.ts';
import type { Work } from '../../src/library/library.ts';
import { paths } from '../../src/library/urls.ts';

/** Writes the citation files of each work, one per format, next to its page. `address` makes a path an absolute URL. */
export function writeRecordFiles(folder: string, works: readonly Work[], address: (path: string) => string): void {
  for (const work of works)
    for (const format of Object.keys(formats) as Format[])
      writeFileSync(join(folder, paths.record(work, format)), formatRecords([work], format, address));
}
