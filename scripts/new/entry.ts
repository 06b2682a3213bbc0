import { suggestTag, suggestWork } from '../../src/check/suggest.ts';
import { validateFrontmatter } from '../../src/check/rules/frontmatter.ts';
import { placeholderRights, placeholderText } from '../../src/library/drafts.ts';
import {
  collectionOf,
  collections,
  type WorkCollection,
  workCollections,
  type WorkKind,
} from '../../src/schemas/collections.ts';
import { invertedName } from '../../src/values/name-words.ts';
import { here } from '../../src/schemas/work.ts';
import { findTag, type LibraryEntry, type LibraryTag } from '../entries/library.ts';

/** The kind of an entry that can be created. */
export type Kind = WorkKind | 'tag' | 'list';

/** The kinds, in the order in which the command lists them. */
export const kinds: readonly Kind[] = [...workCollections.map((name) => collections[name].kind), 'tag', 'list'];

/** The folders of the kinds that aren't works. */
const otherFolders = { tag: 'tags', list: 'lists' } as const;

/** Returns whether entries of a kind are works. */
export const isWorkKind = (kind: Kind): kind is WorkKind => !(kind in otherFolders);

/** Returns the folder of a kind. */
export const folderOf = (kind: Kind): WorkCollection | 'tags' | 'lists' =>
  isWorkKind(kind) ? collectionOf(kind) : otherFolders[kind];

/** Returns whether works of a kind always have a text: whether their schema has no default extent. */
export const alwaysHasText = (kind: WorkKind): boolean =>
  !collections[collectionOf(kind)].schema.shape.extent.safeParse(undefined).success;

/** The editor’s answers about an entry, by the names of the command's options. */
export interface Answers {
  author?: string[] | undefined;
  type?: string | undefined;
  publication?: string | undefined;
  published?: string | undefined;
  url?: string | undefined;
  language?: string | undefined;
  tag?: readonly string[] | undefined;
  extent?: string | undefined;
  rights?: string | undefined;
  licence?: string | undefined;
  meaning?: string | undefined;
  'other-name'?: string[] | undefined;
  description?: string | undefined;
  work?: readonly string[] | undefined;
}

/** A problem with an answer. */
export interface AnswerProblem {
  /** The name of the option, or `title`. */
  option: string;
  /** The problem, and what to do. */
  message: string;
}

/** An entry to be written. */
export interface NewEntry {
  frontmatter: Record<string, unknown>;
  body: string;
  problems: AnswerProblem[];
  /** The fields that the editor may still add. */
  unknown: string[];
}

/** The options whose fields have other names. */
const optionNames: Readonly<Record<string, string>> = {
  authors: 'author',
  tags: 'tag',
  otherNames: 'other-name',
  name: 'title',
  works: 'work',
};

/** What an entry is checked against. */
interface LibraryFacts {
  tags: readonly LibraryTag[];
  entries: readonly Pick<LibraryEntry, 'collection' | 'id'>[];
  /** The day to write as `added`. */
  today: string;
  publish: boolean;
}

/** Makes an entry from the answers, and checks it against its schema. */
export function makeEntry(kind: Kind, title: string, answers: Answers, library: LibraryFacts): NewEntry {
  const { frontmatter, problems } =
    kind === 'tag'
      ? tagFields(title, answers)
      : kind === 'list'
        ? listFields(title, answers, library)
        : workFields(kind, title, answers, library);
  const hasText = frontmatter.extent === 'excerpt' || frontmatter.extent === 'full';
  const invalid = validateFrontmatter(collections[folderOf(kind)].schema, {
    data: frontmatter,
    lineOf: () => 1,
    replaceValue: () => undefined,
  }).problems.map(({ field, message, hint }): AnswerProblem => {
    const [name = '', inner] = field.split('.');
    return {
      option: optionNames[name] ?? (name === 'source' ? inner : undefined) ?? name,
      message: `${message} (${hint})`,
    };
  });
  return {
    frontmatter,
    body: hasText ? placeholderText : '',
    // an unknown tag isn't an invalid id as well
    problems: [...problems, ...invalid.filter(({ option }) => problems.every((other) => other.option !== option))],
    unknown: unknownOf(kind, frontmatter),
  };
}

/** Returns what the editor may still add to an entry. */
function unknownOf(kind: Kind, frontmatter: Record<string, unknown>): string[] {
  if (kind === 'list') return frontmatter.works === undefined ? ['works'] : ['the reason for each work'];
  return isWorkKind(kind) ? ['authors', 'source', 'tags'].filter((name) => frontmatter[name] === undefined) : [];
}

type Fields = Pick<NewEntry, 'frontmatter' | 'problems'>;

function tagFields(name: string, { meaning, 'other-name': otherNames }: Answers): Fields {
  return { frontmatter: withoutUndefined({ name, meaning, otherNames }), problems: [] };
}

function listFields(title: string, { description, work }: Answers, { entries, publish }: LibraryFacts): Fields {
  const works = entries.filter(({ collection }) => collection !== 'tags' && collection !== 'lists').map(({ id }) => id);
  const unknown = (work ?? []).filter((id) => !works.includes(id));
  return {
    frontmatter: withoutUndefined({
      title,
      description,
      works: work?.map((id) => ({ work: id })),
      draft: publish ? undefined : true,
    }),
    problems: unknown.map((id) => ({ option: 'work', message: `unknown work ${id} (${suggestWork(id, works)})` })),
  };
}

function workFields(
  kind: WorkKind,
  title: string,
  answers: Answers,
  { tags: libraryTags, today, publish }: LibraryFacts,
): Fields {
  const { author, type, language, tag = [], rights, licence, publication, published, url } = answers;
  const extent = answers.extent ?? (alwaysHasText(kind) ? 'excerpt' : undefined);
  const hasText = extent === 'excerpt' || extent === 'full';
  const isOwn = publication === here;
  const source = isOwn ? here : withoutUndefined({ publication, published, url });
  const found = tag.map((name) => ({ name, id: findTag(libraryTags, name)?.id }));
  const problems = found
    .filter(({ id }) => id === undefined)
    .map(({ name }) => ({
      option: 'tag',
      message: `unknown tag ${name} (${suggestTag(
        name,
        libraryTags.map(({ id }) => id),
      )})`,
    }));
  for (const [option, value] of Object.entries({ published, url }))
    if (isOwn && value !== undefined)
      problems.push({ option, message: 'leave it out: the work first appears on this site (--publication here)' });
  if (publish && hasText)
    problems.push({
      option: 'publish',
      message: 'the text is still missing: add it, then delete the draft: true line',
    });
  return {
    frontmatter: withoutUndefined({
      title,
      type,
      authors: author?.map(invertedName),
      extent,
      language,
      source: isOwn || Object.keys(source).length > 0 ? source : undefined,
      tags: tag.length > 0 ? [...new Set(found.map(({ id, name }) => id ?? name))] : undefined,
      rights: rights ?? (hasText && licence === undefined ? placeholderRights : undefined),
      licence,
      added: today,
      draft: publish ? undefined : true,
    }),
    problems,
  };
}

const withoutUndefined = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
