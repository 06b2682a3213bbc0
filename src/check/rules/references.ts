import type { InternalLink } from '../../markdown/links-to-site.ts';
import { personId, sortName } from '../../library/names.ts';
import { person } from '../../schemas/person.ts';
import { type Collection, workCollections } from '../../schemas/collections.ts';
import type { CheckedBody } from './body.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { fieldName } from './schema.ts';
import { checkLinks } from './links.ts';
import { suggest } from '../suggest.ts';

/** A file after the check of its own fields. */
export interface Checked {
  /** The entry's id. */
  id: string;
  collection: Collection;
  /** The frontmatter as it was written, right or wrong; `undefined` where it could not be read. */
  data: unknown;
  /** The frontmatter as its schema gives it; `undefined` where it has a mistake. */
  entry: unknown;
  file: string;
  lineOf: (path: readonly PropertyKey[]) => number;
  /** The links of its text to pages of this site, as other pages name them. */
  internalLinks: InternalLink[];
  /** What was found in its text. */
  body: CheckedBody;
  complaints: Diagnostic[];
}

const isWork = ({ collection }: Checked) => workCollections.some((name) => name === collection);

/** Holds the files against each other: ids that name nothing, or name two things. */
export function checkReferences(files: readonly Checked[]): Diagnostic[] {
  const inOrder = files.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const tags = new Map<string, Checked>();
  const works = new Map<string, Checked>();
  const complaints: Diagnostic[] = [];
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

  const formers = { works: new Map<string, Checked>(), tags: new Map<string, Checked>() };
  for (const file of inOrder) {
    const [namesakes, former] = isWork(file) ? [works, formers.works] : [tags, formers.tags];
    idsIn(file.data, 'formerly').forEach((id, index) => {
      const holder = id && (namesakes.get(id) ?? former.get(id));
      if (holder === file && isWork(file)) return; // it stood in the other collection
      if (holder) complain(file, ['formerly', index], `the id ${id} is taken`, `it belongs to ${holder.file}`);
      else if (id) former.set(id, file);
    });
  }
  const moved = (former: ReadonlyMap<string, Checked>, id: string) => {
    const to = former.get(id);
    return to && `it is now ${to.id}`;
  };

  for (const file of inOrder.filter(isWork)) {
    idsIn(file.data, 'tags').forEach((tag, index) => {
      if (tag && !tags.has(tag))
        complain(
          file,
          ['tags', index],
          `no tag has the id ${tag}`,
          moved(formers.tags, tag) ?? suggest(tag, [...tags.keys()]),
        );
    });
    idsIn(file.data, 'related', 'work').forEach((work, index) => {
      const path = ['related', index, 'work'];
      if (work === file.id) complain(file, path, 'a work is not related to itself', 'name another work');
      else if (work && !works.has(work)) {
        const fix = moved(formers.works, work) ?? suggest(work, [...works.keys()]);
        complain(file, path, `no work has the id ${work}`, fix);
      }
    });
  }

  const people = new Map<string, { name: string; file: Checked }>();
  for (const file of inOrder.filter(isWork)) {
    const { authors } = (file.data ?? {}) as { authors?: unknown };
    if (!Array.isArray(authors)) continue;
    authors.forEach((author: unknown, index) => {
      const { data } = person.safeParse(author);
      if (!data) return;
      const name = sortName(data).normalize('NFC');
      const known = people.get(personId(data));
      if (!known) people.set(personId(data), { name, file });
      else if (known.name !== name)
        complain(
          file,
          ['authors', index],
          `the name “${name}” has the same address as “${known.name}”`,
          `write both alike, if they are one: the other stands in ${known.file.file}`,
        );
    });
  }

  complaints.push(...checkLinks(inOrder));
  return complaints;
}
/** The ids in a list of frontmatter that may hold anything: `undefined` stands for an item that is no text. */
export function idsIn(data: unknown, field: string, key?: string): (string | undefined)[] {
  const list: unknown = (data as Record<string, unknown> | null | undefined)?.[field];
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown) => {
    const id = key === undefined ? item : (item as Record<string, unknown> | null)?.[key];
    return typeof id === 'string' ? id : undefined;
  });
}
