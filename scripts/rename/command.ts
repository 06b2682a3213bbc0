/**
 * The commands that rename a work, a tag or a reading list, or merge one tag into another. They show what they will
 * change, and ask for confirmation.
 */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { count } from '../../src/check/count.ts';
import { applyCorrections } from '../../src/check/fix.ts';
import { displayPath, listFiles } from '../../src/check/list-files.ts';
import { decodeText, maxTextBytes } from '../../src/check/rules/encoding.ts';
import { parseContentFile } from '../../src/check/rules/yaml.ts';
import { env } from '../../src/env.ts';
import { readRegularFile } from '../../src/files.ts';
import { collectionNames, sharingIds } from '../../src/schemas/collections.ts';
import { idPattern } from '../../src/schemas/field-types.ts';
import { slug } from '../../src/values/slug.ts';
import { findEntry } from '../entries/find-entry.ts';
import { readCommand, refuse } from '../support/arguments.ts';
import { CommandError, runCommand } from '../support/command-error.ts';
import { confirm } from '../support/confirm.ts';
import { outcome } from '../support/outcome.ts';
import { printable } from '../support/printable.ts';
import { writeWhole } from '../support/write-file.ts';
import { type FileChange, listIn, planMerge, planRename, type SourceFile } from './plan.ts';

/** The task: to rename an entry, or to merge a tag into another. */
type Act = 'rename' | 'merge';

const options = `  --yes       change the files without asking
  --dry-run   only show what would change
  --help      show this text`;

const usages: Record<Act, string> = {
  rename: `npm run rename -- OLD NEW [options]

Changes the id of a work, a tag or a reading list: the name of its file, the files that name it, and the links to it. The old
address redirects. If a work and a tag have the same id, name the folder as well: tags/OLD.

${options}`,
  merge: `npm run merge -- TAG INTO [options]

Merges one tag into another. The works, links, addresses and names of the first become those of the second. The
first file is deleted with its meaning and its text: the command shows them.

${options}`,
};

/** The two ids that each command takes. */
const words: Readonly<Record<Act, string>> = {
  rename: 'the present id and the new one',
  merge: 'the tag to delete and the tag that remains',
};

const pathOf = (file: SourceFile) => join(env.contentDir, file.collection, file.name);

/** Reads all content files. Throws if one is not valid UTF-8. */
const readFiles = (): SourceFile[] =>
  collectionNames.flatMap((collection) =>
    listFiles(join(env.contentDir, collection))
      .filter((name) => /\.mdx?$/.test(name))
      .map((name) => {
        const path = join(env.contentDir, collection, name);
        const { text } = decodeText(readRegularFile(path, { maxBytes: maxTextBytes }));
        if (text === undefined) throw new CommandError(`${path} can’t be read: npm run check:content says why`);
        return { collection, id: name.replace(/\.mdx?$/, ''), name, text };
      }),
  );

/** The entries that each command takes. */
const taken: Readonly<Record<Act, { noun: string; accepts: (file: SourceFile) => boolean }>> = {
  rename: { noun: 'work, tag or reading list', accepts: ({ collection }) => collection !== 'pages' },
  merge: { noun: 'tag', accepts: ({ collection }) => collection === 'tags' },
};

/** Throws if an entry can't have an id, for instance because another entry has it. */
function assertFree(files: readonly SourceFile[], entry: SourceFile, id: string): void {
  if (id === entry.id) throw new CommandError(`${id} is its id already: write another one`);
  if (!idPattern.test(id))
    throw new CommandError(
      `${id}: not an id; write lower-case letters, digits and single hyphens, without a folder or an extension`,
    );
  const same = sharingIds(entry.collection);
  const owner = files.find((file) => file.id === id && same.includes(file.collection));
  if (owner)
    throw new CommandError(
      `${displayPath(pathOf(owner))} has this id: choose another${entry.collection === 'tags' ? `, or merge the tags: npm run merge -- ${entry.id} ${id}` : ''}`,
    );
  const former = files.find(
    (file) => file !== entry && same.includes(file.collection) && listIn(file, 'formerly').includes(id),
  );
  if (former)
    throw new CommandError(
      `${id} is a former id of ${displayPath(pathOf(former))}, to which it redirects: choose another`,
    );
}

/** Prints what a plan does to each file. */
function show(plan: readonly FileChange[]): void {
  for (const { file, edits, newName, byHand } of plan) {
    const path = displayPath(pathOf(file));
    if (newName === null) console.log(printable(`${path}: delete\n${file.text.trim().replace(/^/gm, '  | ')}`));
    if (typeof newName === 'string') console.log(printable(`${path}: rename to ${newName}`));
    for (const { description } of edits) console.log(printable(`${path}: ${description}`));
    for (const text of byHand) console.log(printable(`${path}: change by hand: ${text}`));
  }
}

function make({ file, edits, newName }: FileChange): void {
  const path = pathOf(file);
  if (newName === null) {
    rmSync(path);
    return;
  }
  const ordered = edits.map(({ change }) => ({ fix: change })).toSorted((a, b) => a.fix.start - b.fix.start);
  if (edits.length > 0)
    writeWhole(path, applyCorrections(readRegularFile(path, { maxBytes: maxTextBytes }).toString(), ordered));
  if (newName !== undefined) renameSync(path, join(env.contentDir, file.collection, newName));
}

/** Says that the name of an entry stays, if its old id was made from it and the new one wasn't. */
function noteName({ file, newName }: FileChange, id: string): void {
  const field = file.collection === 'tags' ? 'name' : 'title';
  const value = (parseContentFile(file.text).data as Readonly<Record<string, unknown>> | undefined)?.[field];
  if (typeof value !== 'string' || slug(value) !== slug(file.id) || slug(value) === id) return;
  const path = displayPath(join(env.contentDir, file.collection, newName ?? file.name));
  console.log(printable(`Readers still see the ${field} “${value}”: to change it, edit ${field} in ${path}.`));
}

/** Runs one of the commands with the arguments of the process. */
export async function changeIds(act: Act): Promise<void> {
  const usage = usages[act];
  const { values, positionals } = readCommand(usage, {
    yes: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  });
  const [from, to] = positionals;
  if (from === undefined || to === undefined || positionals.length > 2)
    return refuse(usage, `write two ids, not ${positionals.length}: ${words[act]}`);
  await runCommand(async () => {
    const plan = planOf(act, from, to);
    show(plan);
    const changed = count(plan.length, 'file');
    const change = ['Changed', 'change', changed] as const;
    if (values['dry-run']) return console.log(outcome(true, change));
    if (
      !values.yes &&
      !(await confirm(`Change ${changed}?`, 'This changes files', `npm run ${act} -- ${from} ${to} --yes`))
    ) {
      console.log('Nothing was changed.');
      process.exitCode = 1;
      return;
    }
    for (const fileChange of plan) make(fileChange);
    console.log(outcome(false, change));
    const renamed = act === 'rename' ? plan.find(({ newName }) => newName !== undefined) : undefined;
    if (renamed) noteName(renamed, to);
  });
}

function planOf(act: Act, from: string, to: string): FileChange[] {
  const files = readFiles();
  const entry = findEntry(from, files, taken[act]);
  if (act === 'rename') {
    assertFree(files, entry, to);
    return planRename(files, entry, to);
  }
  const into = findEntry(to, files, taken.merge);
  if (into === entry) throw new CommandError(`${to} is the same tag`);
  return planMerge(files, entry, into);
}
