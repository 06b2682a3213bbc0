/** Reads the fields above a note: YAML as Obsidian, Jekyll and Hugo write it, or TOML. */
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { toLanguageTag } from '../languages.ts';
import { readByline, splitNotes } from '../page/bylines.ts';
import { correctDate, env, licence as licenceSchema, readDate, webUrl } from '../site.ts';
import { cleanLine, isMapping } from '../text.ts';

/** The fields of a note. */
export interface NoteFields {
  title: string | undefined;
  /** Other names under which notes link to it. */
  aliases: string[];
  tags: string[];
  isDraft: boolean;
  frontmatter: Record<string, unknown>;
  lost: string[];
  /** How the names of the authors were read. */
  notes: string[];
}

/** Splits a note into its fields and its text. Throws an error for the editor if the fields can't be read. */
export function splitNote(text: string): { data: Record<string, unknown>; body: string } {
  const [whole = '', mark, source = ''] = /^(---|\+\+\+)[ \t]*\n([\s\S]*?)\n?^\1[ \t]*(?:\n|$)/m.exec(text) ?? [];
  if (!mark || !text.startsWith(whole)) return { data: {}, body: text };
  try {
    // few aliases, since each may repeat everything that it refers to
    const data: unknown = mark === '---' ? parseYaml(source, { maxAliasCount: 20 }) : parseToml(source);
    return { data: isMapping(data) ? data : {}, body: text.slice(whole.length) };
  } catch (error) {
    const [line] = (error as Error).message.split('\n');
    throw new Error(`the fields can’t be read: ${line}`, { cause: error });
  }
}

const textOf = (value: unknown): string =>
  value instanceof Date
    ? value.toISOString().slice(0, 10)
    : typeof value === 'string' || typeof value === 'number'
      ? cleanLine(String(value).replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1'))
      : isMapping(value) && typeof value.name === 'string'
        ? cleanLine(value.name)
        : '';

/** Returns the values of a list, or of a line that separates them by commas or, if they are single words, by spaces. */
const listOf = (value: unknown, { areWords = true } = {}): string[] =>
  (Array.isArray(value) ? value.map(textOf) : textOf(value).split(!areWords || /,/.test(textOf(value)) ? ',' : ' '))
    .map((name) => cleanLine(name).replace(/^#/, ''))
    .filter(Boolean);

/** Fields that are only for the program that made the note. */
const ofPrograms = /^(?:layout|weight|permalink|cssclass(?:es)?|id|uid|type|toc|math|comments|menu|slug|kind|publish)$/;

/** Reads the fields of a note. Uses the date in its file name if no field has one. */
export function readFields(data: Record<string, unknown>, dated: string | undefined): NoteFields {
  const left = new Map(Object.entries(data).map(([name, value]) => [name.toLowerCase(), value]));
  const lost: string[] = [];
  const take = (...names: string[]): unknown => {
    const name = names.find((key) => textOf(left.get(key)) !== '' || Array.isArray(left.get(key)));
    const value = name === undefined ? undefined : left.get(name);
    if (name !== undefined) left.delete(name);
    return value;
  };
  const stated = take('published', 'publishdate', 'pubdate');
  const ownDate = stated === undefined ? take('date') : undefined;
  const { published, lostDate } = dateOf(stated ?? ownDate, dated);
  if (lostDate !== undefined) lost.push(`field date: ${lostDate}`);
  const address = textOf(take('url', 'source', 'link', 'canonical', 'canonicalurl', 'canonical_url'));
  const url = webUrl().safeParse(address).data;
  if (address !== '' && url === undefined) lost.push(`field url: ${address}`);
  const publication = textOf(take('publication', 'site', 'website', 'journal'));
  const authors = [take('author', 'authors', 'creator')].flat().flatMap((line) => readByline(textOf(line)).authors);
  const language = toLanguageTag(textOf(take('language', 'lang')));
  const terms = textOf(take('licence', 'license'));
  const licence = licenceSchema().safeParse(terms).success ? terms : undefined;
  if (terms !== '' && licence === undefined) lost.push(`field licence: ${terms}`);
  const source = {
    ...(publication ? { publication } : {}),
    ...(published === undefined ? {} : { published }),
    ...(url === undefined ? {} : { url }),
  };
  const fields: NoteFields = {
    title: textOf(take('title')) || undefined,
    aliases: listOf(take('aliases', 'alias'), { areWords: false }),
    tags: [...listOf(take('tags', 'tag')), ...listOf(take('categories', 'category')), ...listOf(take('keywords'))],
    isDraft: left.get('draft') === true || data.published === false || left.get('publish') === false,
    frontmatter: {
      ...(authors.length > 0 ? { authors } : {}),
      ...(language ? { language } : {}),
      ...(Object.keys(source).length > 0 ? { source } : {}),
      ...(licence === undefined ? {} : { licence }),
    },
    lost,
    notes: [...splitNotes(authors), ...noteOnDate(ownDate, source)],
  };
  lost.push(...unusedFields(left));
  return fields;
}

/** Returns a sentence on the date of a note that says nothing else about where its text was published. */
const noteOnDate = (ownDate: unknown, source: Readonly<Record<string, string>>): string[] =>
  ownDate !== undefined && Object.keys(source).join() === 'published'
    ? [
        `the date ${source.published} is now source.published, the day of publication; delete it if it is only that of the note`,
      ]
    : [];

/** Reads the date of a note. Drops a date in the future, on which a program would have published the note. */
function dateOf(written: unknown, dated: string | undefined): { published?: string; lostDate?: string } {
  const stated =
    typeof written === 'string' && /^\d{4}-\d\d-\d\d/.test(written) ? written.slice(0, 10) : textOf(written);
  const published = readDate(stated).date ?? correctDate(stated) ?? (stated === '' ? dated : undefined);
  const isFuture = published !== undefined && published.slice(0, 4) > env.today.slice(0, 4);
  return {
    ...(published === undefined || isFuture ? {} : { published }),
    ...(stated !== '' && (published === undefined || isFuture) ? { lostDate: stated } : {}),
  };
}

/**
 * Returns a line in the report for each field that works don't have, and one line for all fields that only programs use.
 */
function unusedFields(left: ReadonlyMap<string, unknown>): string[] {
  const unused = [...left].filter(
    ([name, value]) =>
      !['draft', 'published'].includes(name) && !ofPrograms.test(name) && value !== null && value !== '',
  );
  const programs = [...left.keys()].filter((name) => ofPrograms.test(name));
  return [
    ...unused.map(([name, value]) => `field ${name}: ${textOf(value) || JSON.stringify(value)}`),
    ...(programs.length > 0 ? [`fields of the program: ${programs.join(', ')}`] : []),
  ];
}
