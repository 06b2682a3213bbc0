import { plainJson } from '../library/escape.ts';
import { mediaTypes } from '../library/media-types.ts';
import type { recordFormats } from '../library/urls.ts';
import { bibtex } from './bibtex.ts';
import { cslItem } from './csl-date.ts';
import type { Item } from './record.ts';
import { ris } from './ris.ts';

/** The export formats of a record, by file extension. */
export const formats = {
  bib: { name: 'BibTeX', type: mediaTypes.bibTeX, write: bibtex },
  ris: { name: 'RIS', type: mediaTypes.ris, write: ris },
  'csl.json': { name: 'CSL-JSON', type: mediaTypes.cslJson, write: cslJson },
} as const satisfies Record<(typeof recordFormats)[number], object>;

export type Format = keyof typeof formats;

function cslJson(items: readonly Item[]): string {
  return `${plainJson(
    items.map((item) => ({ ...cslItem(item), workType: undefined })),
    2,
  )}\n`;
}
