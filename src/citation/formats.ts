import { plainJson } from '../values/escape.ts';
import type { Format } from '../schemas/formats.ts';
import { bibtex } from './bibtex.ts';
import { cslItem } from './csl-date.ts';
import type { Item } from './record.ts';
import { ris } from './ris.ts';

/** The functions that write items in each export format. */
export const writers: Readonly<Record<Format, (items: readonly Item[]) => string>> = {
  bib: bibtex,
  ris,
  'csl.json': cslJson,
};

function cslJson(items: readonly Item[]): string {
  return `${plainJson(
    items.map((item) => ({ ...cslItem(item), workType: undefined, originalWas: undefined })),
    2,
  )}\n`;
}
