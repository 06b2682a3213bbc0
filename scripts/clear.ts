/**
 * Deletes the content, so that an owner can begin with an empty library: `npm run clear`, or `npm run clear -- --yes` to
 * skip the question. The folders stay, and so do the pages of the site.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { recordFile } from '../src/check/published.ts';
import { withdrawnFile } from '../src/check/withdrawn.ts';
import { env } from '../src/env.ts';
import { collectionNames } from '../src/schemas/collections.ts';
import { readOptions } from './support/arguments.ts';

/** The pages of the site, such as About, are the owner's to edit. */
const keptFolders = new Set<string>(['pages']);

const usage = `npm run clear -- [options]

Deletes all works and tags, after asking.

  --yes    delete without asking
  --help   show this text`;

const { yes } = readOptions(usage, { yes: { type: 'boolean', default: false } });
const folders = collectionNames.filter((name) => !keptFolders.has(name)).map((name) => join(env.contentDir, name));
const content = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((file) => !file.endsWith('.gitkeep'));
/** Of the addresses and numbers of what is deleted. */
const lists = [recordFile, withdrawnFile].map((name) => join(env.contentDir, name));

async function confirm(): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY) {
    console.error('This deletes files, so it asks first. Run it in a terminal, or with: npm run clear -- --yes');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Delete ${content.length} files from ${env.contentDir}? [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

if (content.length === 0) console.log(`${env.contentDir} has no articles, related works or tags.`);
else if (await confirm()) {
  for (const file of content) rmSync(file, { recursive: true });
  for (const list of lists) rmSync(list, { force: true });
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '.gitkeep'), ''); // git keeps no empty folder
  }
  console.log(`Deleted ${content.length} files. Add your first article to ${folders[0]}.`);
} else {
  console.log('Nothing was deleted.');
  process.exitCode = 1;
}
