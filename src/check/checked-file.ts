import { type Role, roles } from '../schemas/roles.ts';
import { paths } from '../schemas/paths.ts';
import type { InternalLink } from '../markdown/links-to-site.ts';
import { type Collection, workCollections } from '../schemas/collections.ts';
import { person } from '../schemas/person.ts';
import type { Person } from '../values/names.ts';
import type { Diagnostic, Problem, Replacement } from './diagnostic.ts';

/** The result of checking a single content file, with the facts that rules across files need. */
export interface CheckedFile {
  /** The path, relative to the working directory. */
  file: string;
  /** The file name without its extension. */
  id: string;
  collection: Collection;
  /** The frontmatter as written, valid or not; `undefined` if it could not be parsed. */
  data: unknown;
  /** The frontmatter after validation, with defaults; `undefined` if it is invalid. */
  entry: unknown;
  /** The valid names in every role of a work, each with the path of its field. */
  people: readonly PersonField[];
  /** Returns the line of a frontmatter field. */
  lineOf: (path: readonly PropertyKey[]) => number;
  /** Returns the change that replaces the text value of a frontmatter field; `undefined` if the value isn't text. */
  replaceValue: (path: readonly PropertyKey[], value: string) => Replacement | undefined;
  body: CheckedBody;
  diagnostics: Diagnostic[];
}

/** The result of checking the body of a content file. */
export interface CheckedBody {
  problems: Problem[];
  /** The links to pages of this site. URLs are as written. */
  links: { url: string; line: number }[];
  /** The links to pages of this site with their sentences, for backlinks. */
  internalLinks: InternalLink[];
  /** The images. URLs are as written. */
  images: { url: string; line: number }[];
  /** The fragment identifiers that links can point to: headings, numbered blocks and figures. */
  anchors: ReadonlySet<string>;
  /** The numbered blocks, in order. */
  blocks: CheckedBlock[];
  /** Whether there is any text; a body may be empty or consist of images. */
  hasText: boolean;
  /** The text of a work as GitHub Flavored Markdown. Empty if the body has errors. */
  markdown: string;
}

/** A numbered block of a text. */
export interface CheckedBlock {
  /** The ids that links to the block can use; the first is its number. */
  anchors: string[];
  line: number;
  /** A hash of the block's words. */
  fingerprint: string;
}

export const emptyBody: CheckedBody = {
  problems: [],
  links: [],
  internalLinks: [],
  images: [],
  anchors: new Set(),
  blocks: [],
  hasText: false,
  markdown: '',
};

export const isWork = ({ collection }: Pick<CheckedFile, 'collection'>): boolean =>
  workCollections.some((name) => name === collection);

/** Returns the path of a file's page, without the base path: `/articles/an-id/`, or `/an-id/` for a page. */
export const entryPath = ({ collection, id }: Pick<CheckedFile, 'collection' | 'id'>): string =>
  collection === 'pages' ? paths.page({ id }) : `/${collection}/${id}/`;

/** The field in which a file lists works, each with a reason. */
export const worksField = ({ collection }: Pick<CheckedFile, 'collection'>): 'works' | 'related' =>
  collection === 'lists' ? 'works' : 'related';

/** Returns the ids of the works that a file lists, each with the path of its field. The frontmatter may be invalid. */
export function listedWorks(file: Pick<CheckedFile, 'collection' | 'data'>): { id: string; path: PropertyKey[] }[] {
  const field = worksField(file);
  return stringsIn(file.data, field, 'work').flatMap((id, index) =>
    id === undefined ? [] : [{ id, path: [field, index, 'work'] }],
  );
}

/** A name in a work, with the path of its field. */
export interface PersonField {
  path: readonly PropertyKey[];
  person: Person;
}

/** Returns the valid names in every role of a work, each with the path of its field. The frontmatter may be invalid. */
export function peopleIn(data: unknown): PersonField[] {
  const fields = (data ?? {}) as Partial<Record<Role, unknown>>;
  return roles.flatMap((role) => {
    const people: unknown = fields[role];
    if (!Array.isArray(people)) return [];
    return people.flatMap((value: unknown, index) => {
      const name = person.safeParse(value).data;
      return name ? [{ path: [role, index], person: name }] : [];
    });
  });
}

/** Returns the title of the series that a work is in, if there is one. The frontmatter may be invalid. */
export function seriesTitle(data: unknown): string | undefined {
  const { series } = (data ?? {}) as { series?: { title?: unknown } | null };
  return typeof series?.title === 'string' ? series.title : undefined;
}

/**
 * Returns the strings in a frontmatter list, or under `key` in a list of mappings. The frontmatter may be invalid:
 * items of other types become `undefined`, so that the other items keep their indexes.
 */
export function stringsIn(data: unknown, field: string, key?: string): (string | undefined)[] {
  const list: unknown = (data as Record<string, unknown> | null | undefined)?.[field];
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown) => {
    const value = key === undefined ? item : (item as Record<string, unknown> | null)?.[key];
    return typeof value === 'string' ? value : undefined;
  });
}
