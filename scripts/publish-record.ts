/**
 * Records what is published, so that later checks report when a number leads to other words: `npm run publish:record`.
 * Writes `published.json` into the folder of the content; commit it with the version of the texts that goes online.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsIn } from '../src/check/diagnostic.ts';
import { checkContent } from '../src/check/index.ts';
import { formatRecord, makeRecord, recordFile } from '../src/check/published.ts';
import { report } from '../src/check/report.ts';
import { env } from '../src/env.ts';
import { publicAddresses } from '../src/library/addresses.ts';
import { resolveLibrary } from '../src/library/library.ts';
import { paths } from '../src/schemas/paths.ts';
import { collections, workCollections } from '../src/schemas/collections.ts';
import { readOptions } from './support/arguments.ts';

readOptions(
  `npm run publish:record

Records the addresses of the site and the numbers of its texts in ${recordFile}. It takes no options.`,
  {},
);

const { diagnostics, entries, redirects, withdrawn } = await checkContent();
// a broken record is written anew
const errors = errorsIn(diagnostics).filter(({ rule }) => rule !== 'published/invalid-record');
if (errors.length > 0) {
  console.error(report(errors));
  process.exitCode = 1;
} else {
  const texts = workCollections.flatMap((name) =>
    entries[name].map(({ id, blocks }) => ({ path: paths.work({ kind: collections[name].kind, id }), blocks })),
  );
  const addresses = publicAddresses(resolveLibrary(entries), Object.keys(redirects), withdrawn);
  const file = join(env.contentDir, recordFile);
  writeFileSync(file, formatRecord(makeRecord(addresses, texts)));
  const blocks = texts.reduce((sum, text) => sum + text.blocks.length, 0);
  const counted = `${blocks} numbered ${blocks === 1 ? 'block' : 'blocks'}`;
  console.log(`${file}: ${addresses.length} addresses and ${counted}. Commit it.`);
}
