/**
 * Records the published addresses and blocks, so that later checks report a block number that leads to different words:
 * `npm run publish:record`. Writes `published.json` into the content folder; commit it with the version of the texts
 * that goes online.
 */
import { join } from 'node:path';
import { errorsIn } from '../src/check/diagnostic.ts';
import { count } from '../src/check/count.ts';
import { checkContent } from '../src/check/index.ts';
import { formatRecord, makeRecord, recordFile } from '../src/check/published.ts';
import { report } from '../src/check/report.ts';
import { env } from '../src/env.ts';
import { publicAddresses } from '../src/library/addresses.ts';
import { resolveLibrary } from '../src/library/library.ts';
import { paths } from '../src/schemas/paths.ts';
import { collections, workCollections } from '../src/schemas/collections.ts';
import { readOptions } from './support/arguments.ts';
import { CommandError, runCommand } from './support/command-error.ts';
import { writeWhole } from './support/write-file.ts';

readOptions(
  `npm run publish:record

Records the addresses of the site and the numbers of its texts in ${recordFile}. It takes no options.`,
  {},
);

await runCommand(async () => {
  const { diagnostics, entries, redirects, withdrawn } = await checkContent();
  const errors = errorsIn(diagnostics);
  if (errors.length > 0) throw new CommandError(report(errors));
  const texts = workCollections.flatMap((name) =>
    entries[name].map(({ id, blocks }) => ({ path: paths.work({ kind: collections[name].kind, id }), blocks })),
  );
  const addresses = publicAddresses(resolveLibrary(entries), Object.keys(redirects), withdrawn);
  const file = join(env.contentDir, recordFile);
  writeWhole(file, formatRecord(makeRecord(addresses, texts)));
  const blocks = texts.reduce((sum, text) => sum + text.blocks.length, 0);
  console.log(
    `${file}: ${count(addresses.length, 'address', 'addresses')} and ${count(blocks, 'numbered block')}. Commit it.`,
  );
});
