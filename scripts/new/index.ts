/**
 * Creates an entry: `npm run new -- article "Title"`, see `usage` in `options.ts`. Exits with code 0 when the file
 * is written, 1 if it can't be, and 2 if the options are wrong.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline/promises';
import { checkContent } from '../../src/check/index.ts';
import { displayPath } from '../../src/check/list-files.ts';
import { formatDiagnostic } from '../../src/check/report.ts';
import { readWithdrawn } from '../../src/check/withdrawn.ts';
import { env } from '../../src/env.ts';
import { placeholderRights, placeholderText } from '../../src/library/drafts.ts';
import { slug } from '../../src/values/slug.ts';
import { sharingIds } from '../../src/schemas/collections.ts';
import { idPattern } from '../../src/schemas/field-types.ts';
import { contentFile } from '../entries/frontmatter.ts';
import { toId } from '../entries/ids.ts';
import { entryCollections, type Library, readLibrary, strings } from '../entries/library.ts';
import { withdrawalOf } from '../entries/withdrawal.ts';
import { CommandError, explain, isMessage } from '../support/command-error.ts';
import { printable } from '../support/printable.ts';
import { writeWhole } from '../support/write-file.ts';
import { askRegistry } from './ask-registry.ts';
import { folderOf, type Kind, makeEntry } from './entry.ts';
import { kindList, type Options, parseOptions, usage } from './options.ts';
import { askMissing } from './questions.ts';

/** Returns the id of the new entry. Throws if it is not valid, or if another entry has it. */
function idOf(kind: Kind, title: string, wanted: string | undefined, library: Library): string {
  if (wanted === undefined && !/[a-z0-9]/.test(slug(title)))
    throw new Error('the title has no Latin letters: name the file with --id');
  const id = wanted ?? toId(title, kind);
  if (!idPattern.test(id)) throw new Error(`--id ${id}: use lower-case letters, digits and single hyphens`);
  const entries = library.entries.filter(({ collection }) => sharingIds(folderOf(kind)).includes(collection));
  const owner = entries.find((entry) => entry.id === id);
  const file = owner && displayPath(join(env.contentDir, owner.collection, owner.file));
  if (file) throw new CommandError(`${file} exists: edit it, or choose another name with --id`);
  const renamed = entries.find(({ fields }) => strings(fields.formerly).includes(id));
  if (renamed)
    throw new CommandError(
      `${id} is a former id of ${displayPath(join(env.contentDir, renamed.collection, renamed.file))}: choose another name with --id`,
    );
  return id;
}

/** Asks for everything that is missing, if the command runs in a terminal. */
async function complete(options: Options, library: Library, terminal: Interface | undefined) {
  const ask = async (text: string) => (terminal ? (await terminal.question(text)).trim() : '');
  let { kind, title = '' } = options;
  while (terminal && kind === undefined) ({ kind } = parseKind(await ask(`${kindList}? `)));
  if (kind === undefined) throw new Error(`say what to create: ${kindList}`);
  while (terminal && title.trim() === '') title = await ask(kind === 'tag' ? 'Name: ' : 'Title: ');
  if (title.trim() === '') throw new Error('the title is missing');
  const entryKind = kind;
  const id = idOf(kind, title, options.id, library);
  const make = (answers: Options['answers']) =>
    makeEntry(entryKind, title.trim(), answers, { ...library, today: env.today, publish: options.publish });
  const answers = terminal
    ? await askMissing(kind, options.answers, ask, (partial) => make(partial).problems)
    : options.answers;
  return { kind, id, ...make(answers) };
}

const parseKind = (word: string): Pick<Options, 'kind'> => {
  try {
    return parseOptions([word]);
  } catch {
    return { kind: undefined };
  }
};

async function run(options: Options): Promise<void> {
  const library = await readLibrary(env.contentDir, entryCollections);
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const terminal = isTerminal ? createInterface({ input: process.stdin, output: process.stdout }) : undefined;
  const { kind, id, frontmatter, body, problems, unknown } = await complete(options, library, terminal).finally(() =>
    terminal?.close(),
  );
  if (problems.length > 0) throw new Error(problems.map(({ option, message }) => `--${option}: ${message}`).join('\n'));

  const collection = folderOf(kind);
  const path = join(env.contentDir, collection, `${id}.${options.mdx ? 'mdx' : 'md'}`);
  if (existsSync(path)) throw new CommandError(`${displayPath(path)} exists: choose another name with --id`);
  const content = contentFile({ collection, frontmatter, body });
  writeWhole(path, content);

  const file = displayPath(path);
  const { diagnostics } = await checkContent();
  const lines = content.split('\n');
  const left = lines.flatMap((line, index) =>
    line.includes(placeholderText) || line.includes(placeholderRights) ? [`  line ${index + 1}: ${line}`] : [],
  );
  const found = diagnostics.filter((diagnostic) => diagnostic.file === file && diagnostic.rule !== 'tags/unused');
  const withdrawal = withdrawalOf({ collection, id }, readWithdrawn(env.contentDir));
  const report = [
    file,
    ...(withdrawal === undefined ? [] : [withdrawal]),
    ...(left.length > 0 ? ['Left to fill in:', ...left] : []),
    ...(unknown.length > 0 ? [`Add what you know: ${unknown.join(', ')}`] : []),
    ...(found.length > 0 ? ['To correct:', ...found.map((diagnostic) => `  ${formatDiagnostic(diagnostic)}`)] : []),
    ...(frontmatter.draft
      ? ['It is a draft, which only npm run dev shows. To publish it, delete the draft: true line.']
      : []),
  ];
  console.log(report.map(printable).join('\n'));
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else if (options.identifier === undefined) await run(options);
  else process.exitCode = askRegistry(options.identifier, options.publish);
} catch (error) {
  const isOption = isMessage(error);
  console.error(printable(isOption ? error.message : explain(error)));
  if (isOption) console.error('npm run new -- --help lists the options.');
  process.exitCode = isOption ? 2 : 1;
}
