/** Turns the metadata of a book into the fields of a work. */
import { findIsbn } from '../bibliography/identifiers.ts';
import { toLanguageTag } from '../languages.ts';
import { invertedName, type Person, readDate, site, splitName, webUrl } from '../site.ts';
import { wordsOf } from '../page/words.ts';
import type { Book, Creator, Metadatum } from './package.ts';

/** The fields of a book. */
export interface BookFields {
  title: string;
  people: Partial<Record<'authors' | 'editors' | 'translators' | 'illustrators', Person[]>>;
  language: string | undefined;
  /** The fields of `source`, without the publication. */
  source: Record<string, string>;
  /** The words that a title page may have. */
  titleWords: ReadonlySet<string>;
  /** The page of the book on the site from which it comes. */
  via: { publication: string; url: string } | undefined;
  keywords: string[];
  lost: string[];
}

/** The fields for the codes of roles. */
const fieldsByRole: Readonly<Record<string, keyof BookFields['people']>> = {
  aut: 'authors',
  edt: 'editors',
  trl: 'translators',
  ill: 'illustrators',
};

/** Connecting words that may be on a title page. */
const connectives = ['by', 'von', 'par', 'por', 'di', 'door', 'and', 'und', 'et', 'y', 'e'];

/** Reads the fields of a book. Lists metadata for which works have no field as lost. */
export function readFields({ metadata, creators }: Book): BookFields {
  const lost: string[] = [];
  const values = (name: string): readonly Metadatum[] => metadata.get(name) ?? [];
  const people: BookFields['people'] = {};
  for (const creator of creators) {
    const field = fieldsByRole[creator.role];
    if (field) people[field] = [...(people[field] ?? []), personOf(creator)];
    else if (creator.role !== 'bkp') lost.push(`contributor ${creator.name}`);
  }
  const stated = (name: string) => values(name)[0]?.text;
  const published = dateOf(values('date'), lost);
  const isbn = values('identifier').flatMap(({ text, about }) => {
    const isNamed = /isbn/i.test(text + (about.get('scheme') ?? '')) || /^97[89][\d -]{10,14}$/.test(text);
    return (isNamed && findIsbn(text.replace(/^.*isbn[:\s]*/i, '')).value) || [];
  })[0];
  const addresses = values('identifier').flatMap(({ text }) => webUrl().safeParse(text).data ?? []);
  for (const name of ['description', 'rights', 'source', 'relation', 'coverage'])
    for (const { text } of values(name)) lost.push(`${name}: ${text.length > 200 ? `${text.slice(0, 200)}…` : text}`);
  const language = toLanguageTag(stated('language') ?? '');
  const publisher = stated('publisher');
  return {
    title: titleOf(values('title')),
    people,
    language: language && language.split('-')[0] !== site.language.split('-')[0] ? language : undefined,
    source: {
      ...(publisher ? { publisher } : {}),
      ...(published ? { published } : {}),
      ...(isbn ? { isbn } : {}),
    },
    via: addresses.map((url) => ({ publication: new URL(url).hostname.replace(/^www\./, ''), url }))[0],
    titleWords: new Set(
      [
        ...connectives,
        ...[...metadata.values()].flat().map(({ text }) => text),
        ...creators.map(({ name }) => name),
      ].flatMap(wordsOf),
    ),
    keywords: values('subject').map(({ text }) => text),
    lost,
  };
}

/** Returns the title with its subtitle. */
function titleOf(titles: readonly Metadatum[]): string {
  const ofType = (type: string) => titles.find(({ about }) => about.get('title-type') === type)?.text;
  const main = ofType('main') ?? titles[0]?.text ?? '';
  const subtitle = ofType('subtitle');
  return subtitle && !main.includes(subtitle) ? `${main}: ${subtitle}` : main;
}

/** Returns a person. Splits the name as in its sort form if both have the same words, and handles particles. */
function personOf({ name, sortName }: Creator): Person {
  const split = splitName(name);
  const inverted = invertedName(sortName);
  const words = (text: string) => wordsOf(text).toSorted().join(' ');
  const isSplit = sortName.includes(',') && words(sortName) === words(name) && inverted.family !== split.family;
  return isSplit ? inverted : split;
}

/** Returns the date of publication, ignoring the dates of the file. */
function dateOf(dates: readonly Metadatum[], lost: string[]): string | undefined {
  const isOfFile = ({ about }: Metadatum) => /creat|modif|conver/i.test(about.get('event') ?? '');
  const found = dates.filter((date) => !isOfFile(date));
  const { text = '' } = found.find(({ about }) => /publi/i.test(about.get('event') ?? '')) ?? found[0] ?? {};
  const { date } = readDate(text.replace(/T\d\d:.*$/, ''));
  if (text !== '' && date === undefined) lost.push(`date ${text}`);
  return date;
}
