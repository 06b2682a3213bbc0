/**
 * Deletes the content, so that an owner can start with an empty library: `npm run clear`, or `npm run clear -- --yes` to
 * skip the question. The folders stay, and so do the pages of the site.
 */
import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { count } from '../src/check/count.ts';
import { filesBelow } from '../src/check/list-files.ts';
import { contentLists } from '../src/check/lists.ts';
import { env } from '../src/env.ts';
import { collectionNames, workCollections } from '../src/schemas/collections.ts';
import { readOptions } from './support/arguments.ts';
import { CommandError, runCommand } from './support/command-error.ts';
import { confirm } from './support/confirm.ts';
import { writeWhole } from './support/write-file.ts';

/** The pages of the site, such as About, are the owner's to edit. */
const keptFolders = new Set<string>(['pages']);
/** Git doesn't track empty folders. */
const folderKeeper = '.gitkeep';

const usage = `npm run clear -- [options]

Deletes all works, tags and reading lists, and the lists about them (${new Intl.ListFormat('en').format(contentLists)}), after asking.

  --yes    delete without asking
  --help   show this text`;

const { yes } = readOptions(usage, { yes: { type: 'boolean', default: false } });

/** Returns the names of everything in a content folder. Throws if it is not a folder. */
function namesIn(folder: string): string[] {
  const path = join(env.contentDir, folder);
  if (!existsSync(path)) return [];
  if (!lstatSync(path).isDirectory())
    throw new CommandError(`${path} is not a folder: move it away, then run the command again. Nothing was deleted.`);
  return readdirSync(path).filter((name) => name !== folderKeeper);
}

const countFiles = (path: string): number => (lstatSync(path).isDirectory() ? filesBelow(path).length : 1);

const firstFolders = new Intl.ListFormat('en', { type: 'disjunction' }).format(
  workCollections.map((name) => join(env.contentDir, name)),
);

await runCommand(async () => {
  const folders = collectionNames
    .filter((name) => !keptFolders.has(name))
    .map((name) => ({ name, paths: namesIn(name).map((inner) => join(env.contentDir, name, inner)) }));
  const listed = contentLists.filter((name) => existsSync(join(env.contentDir, name)));
  const paths = [...folders.flatMap((folder) => folder.paths), ...listed.map((name) => join(env.contentDir, name))];
  if (paths.length === 0) {
    console.log(`${env.contentDir} has no works, tags, reading lists or lists about them.`);
    return;
  }
  const numbers = folders.map((folder) => ({
    name: folder.name,
    files: folder.paths.reduce((sum, path) => sum + countFiles(path), 0),
  }));
  const all = count(
    numbers.reduce((sum, { files }) => sum + files, listed.length),
    'file',
  );
  const parts = [
    ...numbers.filter(({ files }) => files > 0).map(({ name, files }) => `${files} in ${name}/`),
    ...listed,
  ];
  const list = new Intl.ListFormat('en').format(parts);
  console.log(`In ${env.contentDir}: ${list}.`);
  if (!yes && !(await confirm(`Delete ${all}?`, 'This deletes files', 'npm run clear -- --yes'))) {
    console.log('Nothing was deleted.');
    process.exitCode = 1;
    return;
  }
  // before anything is deleted, so that an interrupted run leaves no folder without a `.gitkeep`
  for (const { name } of folders) {
    const keeper = join(env.contentDir, name, folderKeeper);
    if (!existsSync(keeper)) writeWhole(keeper, '');
  }
  for (const path of paths) rmSync(path, { recursive: true, force: true });
  console.log(`Deleted ${all}. Add your first work to ${firstFolders}.`);
});
