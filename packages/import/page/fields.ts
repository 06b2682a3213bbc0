/** Returns the fields of a page: those that describe the page, and those that describe where it first appeared. */
import { type DateReading, type Person, placeholderRights, readDate, sourceTextFields, webUrl } from '../site.ts';
import { findIdentifier, toPages } from '../bibliography/identifiers.ts';
import type { Imported, ImportInput, ImportOptions } from '../entry.ts';
import { tagMatcher } from '../tags.ts';
import { cleanLine, shorten } from '../text.ts';
import type { Article } from './article.ts';
import { type Byline, readByline } from './bylines.ts';
import type { PageMetadata } from './metadata.ts';
import { withoutSite } from './title.ts';

/** Returns the fields of an article. Adds the tags that it creates to the result. */
export function fieldsOf(
  { name, fetched }: ImportInput,
  options: ImportOptions,
  metadata: PageMetadata,
  extract: Article,
  title: string,
  lose: (what: string) => void,
  result: Imported,
): Record<string, unknown> {
  const host = metadata.url === undefined ? undefined : new URL(metadata.url).hostname.replace(/^www\./, '');
  const publication = metadata.publication || extract.siteName || host;
  const { authors, editors, dated } = peopleOf(metadata, extract, publication, lose);
  const tags = tagMatcher(options, name);
  const { ids, unmatched } = tags.idsOf(metadata.keywords);
  result.entries.push(...tags.created);
  for (const keyword of unmatched) lose(`keyword without a tag: ${keyword}`);
  const licence = options.licence ?? (options.rights === undefined ? metadata.licence : undefined);
  const hasRights = options.rights !== undefined || licence !== undefined;
  const published = publishedOn(metadata.published ?? readDate(extract.published), dated, lose);
  return withoutEmpty({
    title: publication ? withoutSite(title, publication) : title,
    type: metadata.type,
    authors,
    editors,
    language: metadata.language,
    source: nonEmpty({
      publication: publication && cleanLine(publication),
      published,
      ...placeOf(metadata),
    }),
    via: metadata.archived
      ? { publication: 'Wayback Machine', archived: metadata.archived }
      : copyAt(fetched?.url, metadata.url),
    ...(ids.length > 0 ? { taggedBy: 'source', tags: ids } : {}),
    ...(options.isReference
      ? {}
      : {
          rights: options.rights ?? (hasRights ? undefined : placeholderRights),
          licence,
          // the editor has to fill in the rights first
          draft: hasRights ? undefined : true,
        }),
  });
}

/** Returns the site and URL of a copy, if a page was fetched from a site other than the one in its canonical address. */
function copyAt(fetched: string | undefined, url: string | undefined) {
  const [copy, own] = [fetched, url].map((address) =>
    URL.parse(address ?? '')?.hostname.replace(/^(?:www|m|amp)\./, ''),
  );
  const isPublic = webUrl().safeParse(fetched).success;
  return copy === undefined || own === undefined || copy === own || !isPublic
    ? undefined
    : { publication: copy, url: fetched };
}

/** Returns where an article is within its publication, and its identifiers. */
const placeOf = ({ url, pages, publisher, source }: PageMetadata) => ({
  ...{ url, pages: pages && toPages(pages), publisher },
  ...Object.fromEntries(
    sourceTextFields.flatMap(({ field, name }) => {
      const text = source[field];
      if (text === undefined) return [];
      return [[field, name === undefined ? text : findIdentifier(field, text)]];
    }),
  ),
});

/** Returns the date in the page's metadata, or else the date in the byline. */
function publishedOn(
  { date, rest }: DateReading,
  dated: string | undefined,
  lose: (what: string) => void,
): string | undefined {
  const published = date ?? dated;
  if (date !== undefined && rest) lose(`part of the date, kept as ${date}: ${rest}`);
  if (dated !== undefined && !isSameDay(dated, published)) lose(`date of the byline: ${dated}`);
  return published;
}

const nonEmpty = (fields: Record<string, unknown>) => {
  const kept = withoutEmpty(fields);
  return Object.keys(kept).length === 0 ? undefined : kept;
};

const withoutEmpty = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );

/** Whether two dates are equal, or one is a part of the other: `2019-03-04` and `2019`. */
const isSameDay = (a: string, b: string | undefined) => b !== undefined && (a.startsWith(b) || b.startsWith(a));

/** Whether a line that Readability recognizes as a byline is actually a sentence, such as a note on the author. */
const isSentence = (line: string): boolean => /\p{L}{3}[.!?…]$/u.test(line.trim()) && /\s\p{Ll}{3,}\s/u.test(line);

function peopleOf(
  metadata: PageMetadata,
  { byline, line }: Article,
  publication: string | undefined,
  lose: (what: string) => void,
): { authors: Person[]; editors: Person[]; dated: string | undefined } {
  const found = isSentence(byline) ? '' : byline;
  const named = metadata.authors.length > 0 ? metadata.authors : [found || line];
  const lines: Byline[] = named.map((name) => readByline(name, publication));
  for (const { rest } of lines) if (rest) lose(`part of the byline: ${shorten(rest)}`);
  const unique = (people: readonly Person[]) => [
    ...new Map(people.map((someone) => [JSON.stringify(someone), someone])).values(),
  ];
  return {
    authors: unique(lines.flatMap(({ authors }) => authors)),
    editors: unique(lines.flatMap(({ editors }) => editors)),
    dated: [...lines, readByline(line), readByline(found)]
      .map(({ published }) => published)
      .find((date) => date !== undefined),
  };
}
