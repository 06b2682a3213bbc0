/**
 * Deletes the demo content, so that an owner can begin with an empty library: `npm run clear`, or `npm run clear --
 * --yes` to skip the question. The folders stay, and so do the pages of the site, such as About.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { env } from '../src/env.ts';
import { collectionNames } from '../src/schemas/collections.ts';

const { values } = parseArgs({ options: { yes: { type: 'boolean', default: false } } });
const folders = collectionNames.filter((name) => name !== 'pages').map((name) => join(env.contentDir, name));
for (const folder of folders) mkdirSync(folder, { recursive: true });
const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
const content = files.filter((file) => !file.endsWith('.gitkeep'));

async function confirm(): Promise<boolean> {
  if (values.yes) return true;
  if (!process.stdin.isTTY) {
    console.error('This deletes files, so it asks first. Run it in a terminal, or with: npm run clear -- --yes');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Delete ${content.length} files from ${env.contentDir}? [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

if (content.length === 0) console.log(`${env.contentDir} is empty already.`);
else if (await confirm()) {
  for (const file of content) rmSync(file, { recursive: true });
  for (const folder of folders) writeFileSync(join(folder, '.gitkeep'), ''); // git keeps no empty folder
  console.log(`Deleted ${content.length} files. Add your first article to ${folders[0]}.`);
} else {
  console.log('Nothing was deleted.');
  process.exitCode = 1;
}
