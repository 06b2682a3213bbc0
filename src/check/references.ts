import { personId } from '../lib/names.ts';
import { paths } from '../lib/urls.ts';
import { person } from '../schemas/person.ts';
import { type Collection, workCollections } from '../schemas/index.ts';
import type { Complaint } from './complaint.ts';
import { fieldName } from './fields.ts';
import { suggest } from './nearest.ts';

/** A file after the check of its own fields. */
export interface Checked {
  /** The entry's id. */
  id: string;
  collection: Collection;
  /** The frontmatter as it was written, right or wrong; `undefined` where it could not be read. */
  data: unknown;
  file: string;
  lineOf: (path: readonly PropertyKey[]) => number;
  /** The pages of this site that its text links to, with the line on which the text begins. */
  links: { paths: string[]; line: number };
  complaints: Complaint[];
}

const isWork = ({ collection }: Checked) => workCollections.some((name) => name === collection);

/** Holds the files against each other: ids that name nothing, or name two things. */
export function checkReferences(files: readonly Checked[]): Complaint[] {
  const inOrder = files.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const tags = new Map<string, Checked>();
  const works = new Map<string, Checked>();
  const complaints: Complaint[] = [];
  const complain = ({ file, lineOf }: Checked, path: PropertyKey[], wrong: string, fix: string) =>
    complaints.push({ file, line: lineOf(path), field: fieldName(path), wrong, fix });

  for (const file of inOrder) {
    const namesakes = isWork(file) ? works : tags;
    const first = namesakes.get(file.id);
    if (first) {
      const fault = { wrong: `gives the id ${file.id}, as ${first.file} does`, fix: 'rename one of the two' };
      complaints.push({ file: file.file, line: 1, field: 'file name', ...fault });
    } else namesakes.set(file.id, file);
  }

  const names = new Map<string, Checked>();
  for (const file of inOrder.filter((one) => !isWork(one))) {
    const { name } = (file.data ?? {}) as { name?: unknown };
    const own = [
      { path: ['name'] as PropertyKey[], name },
      ...idsIn(file.data, 'otherNames').map((other, index) => ({ path: ['otherNames', index], name: other })),
    ];
    for (const { path, name: text } of own) {
      if (typeof text !== 'string') continue;
      const key = text.normalize('NFKC').trim().toLowerCase();
      const holder = names.get(key);
      if (holder && holder.id !== file.id)
        complain(file, path, `the name “${text}” is taken`, `it belongs to ${holder.file}`);
      else names.set(key, file);
    }
  }

  const former = new Map<string, Checked>();
  for (const file of inOrder.filter(isWork)) {
    idsIn(file.data, 'formerly').forEach((id, index) => {
      const holder = id && (works.get(id) ?? former.get(id));
      if (holder) complain(file, ['formerly', index], `the id ${id} is taken`, `it belongs to ${holder.file}`);
      else if (id) former.set(id, file);
    });
  }

  for (const file of inOrder.filter(isWork)) {
    idsIn(file.data, 'tags').forEach((tag, index) => {
      if (tag && !tags.has(tag))
        complain(file, ['tags', index], `no tag has the id ${tag}`, suggest(tag, [...tags.keys()]));
    });
    idsIn(file.data, 'related', 'work').forEach((work, index) => {
      const path = ['related', index, 'work'];
      if (work === file.id) complain(file, path, 'a work is not related to itself', 'name another work');
      else if (work && !works.has(work)) {
        const moved = former.get(work);
        const fix = moved ? `it is now ${moved.id}` : suggest(work, [...works.keys()]);
        complain(file, path, `no work has the id ${work}`, fix);
      }
    });
  }

  const pages = new Set(pagesOf(inOrder));
  for (const { file, links } of inOrder)
    for (const path of links.paths.filter((one) => !/\.[a-z]+$/.test(one) && !pages.has(one)))
      complaints.push({
        file,
        line: links.line,
        field: 'body',
        wrong: `has a link to ${path}, which is no page of this site`,
        fix: suggest(path, [...pages]),
      });
  return complaints;
}

/** The pages that texts may link to, by their paths. */
const pagesOf = (files: readonly Checked[]): string[] => [
  ...[paths.home, paths.articles, paths.related, paths.tags, paths.authors, paths.search, paths.about],
  ...files.map(({ collection, id }) => `/${collection}/${id}/`),
  ...files.flatMap(({ data }) => {
    const { authors } = (data ?? {}) as { authors?: unknown };
    const people = Array.isArray(authors) ? authors.map((author) => person.safeParse(author).data) : [];
    return people.flatMap((one) => (one ? [paths.author({ id: personId(one) })] : []));
  }),
];

/** The ids in a list of frontmatter that may hold anything: `undefined` stands for an item that is no text. */
export function idsIn(data: unknown, field: string, key?: string): (string | undefined)[] {
  const list: unknown = (data as Record<string, unknown> | null | undefined)?.[field];
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown) => {
    const id = key === undefined ? item : (item as Record<string, unknown> | null)?.[key];
    return typeof id === 'string' ? id : undefined;
  });
}
