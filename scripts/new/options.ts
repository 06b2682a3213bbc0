import type { WorkKind } from '../../src/schemas/collections.ts';
import { readArguments } from '../support/arguments.ts';
import { type Answers, folderOf, isWorkKind, type Kind, kinds } from './entry.ts';

/** The kinds, as the command names them: `article, related or tag`. */
export const kindList = `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`;

/** The options of the command. */
export interface Options {
  kind: Kind | undefined;
  title: string | undefined;
  id: string | undefined;
  answers: Answers;
  /** The identifier of the work in a registry, from which its metadata is fetched. */
  identifier: string | undefined;
  /** Whether to write an MDX file. */
  mdx: boolean;
  /** Whether to publish the entry at once instead of making a draft. */
  publish: boolean;
  help: boolean;
}

export const usage = `npm run new -- ${kinds.join('|')} "Title" [options]

Writes a new file into the content folder, and never overwrites one. In a terminal, it asks for what you leave out.
New works and reading lists are drafts, which only npm run dev shows.

For works:
  --author "Family, Given"   an author; repeat it for several; a name without a comma is not split
  --type "TYPE"              the type of work, such as "journal article"
  --publication "NAME"       where the work first appeared; here, if that is this site
  --published DATE           when: 2014-09-29, 2014-09 or 2014
  --url URL                  the URL of the work there
  --language TAG             the language of the work, if it is not that of the site: fr
  --tag TAG                  the id or a name of a tag; repeat it for several
  --extent EXTENT            excerpt or full; for related works, also reference
  --rights "TEXT"            who holds the rights to the text, and on what terms it appears here
  --licence ID               the licence of the text: an SPDX identifier, or public-domain
  --mdx                      write an MDX file
  --publish                  publish a work without text, or a reading list, at once: it is not a draft

For related works, to get the title and the facts from a registry:
  --doi DOI                  a DOI: npm run new -- related --doi 10.1000/182
  --isbn ISBN                the ISBN of a book
  --arxiv ID                 an arXiv identifier
  --pmid ID                  a PubMed identifier (PMID)

For tags:
  --meaning "TEXT"           one or two sentences on which works the tag is for
  --other-name "NAME"        a synonym; repeat it for several

For reading lists:
  --description "TEXT"       one or two sentences on what the list is for
  --work ID                  the id of a work; repeat it for several, in order
  --publish                  publish the list at once

For all:
  --id ID                    the file name without its extension; otherwise made from the title
  --help                     show this text

Exit codes: 0 written, 1 the file exists, 2 wrong options.`;

const options = {
  author: { type: 'string', multiple: true },
  type: { type: 'string' },
  publication: { type: 'string' },
  published: { type: 'string' },
  url: { type: 'string' },
  language: { type: 'string' },
  tag: { type: 'string', multiple: true },
  extent: { type: 'string' },
  rights: { type: 'string' },
  licence: { type: 'string' },
  meaning: { type: 'string' },
  'other-name': { type: 'string', multiple: true },
  doi: { type: 'string' },
  isbn: { type: 'string' },
  arxiv: { type: 'string' },
  pmid: { type: 'string' },
  description: { type: 'string' },
  work: { type: 'string', multiple: true },
  id: { type: 'string' },
  mdx: { type: 'boolean', default: false },
  publish: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Returns the kind that a word names. Editors may also write the name of its folder. */
const kindNamed = (word: string | undefined): Kind | undefined =>
  kinds.find((kind) => word === kind || word === folderOf(kind));

/** The options of the kinds that aren't works. */
const ownOptions: Readonly<Record<Exclude<Kind, WorkKind>, readonly string[]>> = {
  tag: ['meaning', 'other-name'],
  list: ['description', 'work', 'publish'],
};
const forAll: readonly string[] = ['id', 'help'];

/** Says why an option doesn't fit a kind; `undefined` if it does. */
function misplaced(option: string, kind: Kind): string | undefined {
  if (forAll.includes(option)) return undefined;
  if (!isWorkKind(kind)) return ownOptions[kind].includes(option) ? undefined : `not for ${nouns[kind]}`;
  if (option === 'publish') return undefined;
  if (ownOptions.tag.includes(option)) return 'for tags only';
  return ownOptions.list.includes(option) ? 'for reading lists only' : undefined;
}

const nouns = { tag: 'tags', list: 'reading lists' } as const;

/** How the importers recognize an identifier. */
const prefixes = { doi: 'doi:', isbn: 'ISBN ', arxiv: 'arXiv:', pmid: 'PMID:' } as const;

/** Returns the identifier in the options. Throws an error with a message for the editor if there are several. */
function identifierIn(
  values: Readonly<Record<string, unknown>>,
  kind: Kind | undefined,
  title: string | undefined,
): string | undefined {
  const [name, ...others] = Object.entries(values)
    .flatMap(([option, value]) => (value === false ? [] : [option]))
    .toSorted((a, b) => Number(Object.hasOwn(prefixes, b)) - Number(Object.hasOwn(prefixes, a)));
  if (name === undefined || !Object.hasOwn(prefixes, name)) return undefined;
  if (kind !== undefined && kind !== 'related') throw new Error(`--${name} creates a related work: write related`);
  const other = others.find((option) => !['publish', 'help'].includes(option));
  if (title !== undefined || other !== undefined)
    throw new Error(
      `--${name} gets the facts from the registry: leave out ${other ? `--${other}` : 'the title'}, and edit the file`,
    );
  const id = String(values[name]).trim();
  return /^(?:https?:|doi:|isbn|arxiv:|pmid)/i.test(id) ? id : `${prefixes[name as keyof typeof prefixes]}${id}`;
}

/** Reads the arguments of the command. Throws an error with a message for the editor if they are wrong. */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = readArguments(args, options);
  const { id, mdx, publish, help, doi: _doi, isbn: _isbn, arxiv: _arxiv, pmid: _pmid, ...answers } = values;
  const [word, title, ...rest] = positionals;
  const kind = kindNamed(word);
  if (word !== undefined && kind === undefined) throw new Error(`${word}: write ${kindList}`);
  if (rest.length > 0) throw new Error(`put the title in quotation marks: "${[title, ...rest].join(' ')}"`);
  for (const [name, value] of Object.entries(values)) {
    const problem = kind === undefined || value === false ? undefined : misplaced(name, kind);
    if (problem) throw new Error(`--${name} is ${problem}: leave it out`);
  }
  return { kind, title, id, answers, identifier: identifierIn(values, kind, title), mdx, publish, help };
}
