import { escapeXml } from '../values/escape.ts';
import type { Author, Work } from '../library/library.ts';
import { type Role, roles, roleTable } from '../schemas/roles.ts';
import { messages } from '../messages/index.ts';
import { writeAttributes } from '../values/html.ts';

/** The metadata of a book: https://www.w3.org/TR/epub-33/#sec-pkg-metadata. Empty values are left out. */
export interface Metadata {
  /** The URL of the page with the same content, which stays the same when the book changes. */
  identifier: string;
  title: string;
  /** BCP 47 tags, the language of the text first. */
  languages: readonly string[];
  creators: readonly Contributor[];
  contributors: readonly Contributor[];
  publisher: string;
  description: string;
  subjects: readonly string[];
  /** Where the text was published before: URLs, or names and dates. */
  sources: readonly string[];
  rights: string;
  /** The URL of the licence. */
  licence: string | undefined;
  /** The days on which the content was first published here and last changed: `YYYY-MM-DD`. */
  published: string;
  modified: string;
  series: { title: string; part: number } | undefined;
  hasPictures: boolean;
}

/** A person with a role: https://id.loc.gov/vocabulary/relators.html */
interface Contributor {
  name: string;
  sortName: string;
  /** The MARC relator code. */
  role: string;
}

/**
 * Returns a work's creators and the people with other roles in the work. The authors of an interview are the
 * interviewees.
 */
export function peopleOf({ people, creators, type }: Work): Pick<Metadata, 'creators' | 'contributors'> {
  const all = roles.flatMap((role) => people[role].map((person) => ({ person, role })));
  const contributor = ({ person, role }: { person: Author; role: Role }): Contributor => ({
    name: person.name,
    sortName: person.sortName,
    role: role === 'authors' && type === 'interview' ? 'ive' : roleTable[role].relator,
  });
  const isCreator = ({ person, role }: { person: Author; role: Role }) =>
    creators.includes(person) && people[role] === creators;
  return {
    creators: all.filter(isCreator).map(contributor),
    contributors: all.filter((one) => !isCreator(one)).map(contributor),
  };
}

/** Writes the `metadata` element of a package document. */
export function metadataElement(metadata: Metadata): string {
  const { creators, contributors, series, licence, hasPictures } = metadata;
  const dc = (name: string, value: string, id?: string) =>
    value ? [`<dc:${name}${writeAttributes({ id })}>${escapeXml(value)}</dc:${name}>`] : [];
  const meta = (property: string, value: string, more: Record<string, string> = {}) =>
    `<meta${writeAttributes({ property, ...more })}>${escapeXml(value)}</meta>`;
  const person = (element: 'creator' | 'contributor') => (one: Contributor, index: number) => [
    ...dc(element, one.name, `${element}-${index + 1}`),
    meta('role', one.role, { refines: `#${element}-${index + 1}`, scheme: 'marc:relators' }),
    meta('file-as', one.sortName, { refines: `#${element}-${index + 1}` }),
  ];
  const lines = [
    ...dc('identifier', metadata.identifier, 'id'),
    ...dc('title', metadata.title),
    ...metadata.languages.flatMap((tag) => dc('language', tag)),
    ...creators.flatMap(person('creator')),
    ...contributors.flatMap(person('contributor')),
    ...dc('publisher', metadata.publisher),
    ...dc('date', metadata.published),
    ...dc('description', metadata.description),
    ...metadata.subjects.flatMap((subject) => dc('subject', subject)),
    ...metadata.sources.flatMap((source) => dc('source', source)),
    ...dc('rights', metadata.rights),
    ...(licence === undefined ? [] : [`<link${writeAttributes({ rel: 'dcterms:license', href: licence })}/>`]),
    meta('dcterms:modified', `${metadata.modified}T00:00:00Z`),
    ...(series === undefined
      ? []
      : [
          meta('belongs-to-collection', series.title, { id: 'series' }),
          meta('collection-type', 'series', { refines: '#series' }),
          meta('group-position', String(series.part), { refines: '#series' }),
        ]),
    ...accessibility(hasPictures),
  ];
  return `<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n${lines.join('\n')}\n</metadata>`;
}

/**
 * Returns accessibility metadata: https://www.w3.org/TR/epub-a11y-11/#sec-disc-package. It doesn't claim conformance to a
 * standard, since nobody has evaluated the book.
 */
function accessibility(hasPictures: boolean): string[] {
  const properties: [name: string, value: string][] = [
    ['accessMode', 'textual'],
    ...(hasPictures ? [['accessMode', 'visual'] as [string, string]] : []),
    ['accessModeSufficient', 'textual'],
    ['accessibilityFeature', 'structuralNavigation'],
    ['accessibilityFeature', 'tableOfContents'],
    ['accessibilityFeature', 'readingOrder'],
    ['accessibilityFeature', 'displayTransformability'],
    ...(hasPictures ? [['accessibilityFeature', 'alternativeText'] as [string, string]] : []),
    ['accessibilityHazard', 'none'],
    ['accessibilitySummary', hasPictures ? messages.epub.accessiblePictures : messages.epub.accessible],
  ];
  return properties.map(([name, value]) => `<meta property="schema:${name}">${escapeXml(value)}</meta>`);
}
