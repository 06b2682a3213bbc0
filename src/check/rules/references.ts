import { workCollections } from '../../schemas/collections.ts';
import { idPattern } from '../../schemas/field-types.ts';
import { personId, sortName } from '../../values/names.ts';
import { type CheckedFile, entryPath, isWork, listedWorks, stringsIn } from '../checked-file.ts';
import { type Diagnostic, toDiagnostic } from '../diagnostic.ts';
import { truncate } from '../body-context.ts';
import { suggestTag, suggestWork } from '../suggest.ts';
import type { WithdrawnList } from '../withdrawn.ts';
import { atField, fieldName } from './frontmatter.ts';

type FilesById = ReadonlyMap<string, CheckedFile>;

/**
 * Checks ids and names across files: each must be unique, and each reference must lead to a work or a tag. The first
 * file with an id or a name keeps it. `withdrawn` is the list of withdrawn pages.
 */
export function checkReferences(files: readonly CheckedFile[], withdrawn: WithdrawnList): Diagnostic[] {
  const works = files.filter(isWork);
  const tags = files.filter(({ collection }) => collection === 'tags');
  const lists = files.filter(({ collection }) => collection === 'lists');
  const pages = files.filter(({ collection }) => collection === 'pages');
  const workIds = indexIds(works);
  const tagIds = indexIds(tags);
  const formerWorkIds = indexFormerIds(works, workIds.byId);
  const listIds = indexIds(lists);
  const formerTagIds = indexFormerIds(tags, tagIds.byId);
  const tagIdsByName = new Map(
    tags.flatMap((tag) => tagNames(tag).map(({ text }) => [tagNameKey(text), tag.id] as const)),
  );
  return [
    ...workIds.diagnostics,
    ...tagIds.diagnostics,
    ...listIds.diagnostics,
    ...indexIds(pages).diagnostics,
    ...formerWorkIds.diagnostics,
    ...formerTagIds.diagnostics,
    ...indexFormerIds(lists, listIds.byId).diagnostics,
    ...checkTagNames(tags),
    ...works.flatMap((work) => checkWorkTags(work, tagIds.byId, formerTagIds.byId, tagIdsByName)),
    ...[...works, ...lists].flatMap((file) => checkListedWorks(file, workIds.byId, formerWorkIds.byId, withdrawn)),
    ...checkAuthors(works),
  ];
}

function indexIds(files: readonly CheckedFile[]): { byId: FilesById; diagnostics: Diagnostic[] } {
  const byId = new Map<string, CheckedFile>();
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const first = byId.get(file.id);
    if (!first) byId.set(file.id, file);
    else
      diagnostics.push(
        toDiagnostic(file.file, {
          line: 1,
          field: 'file name',
          rule: 'references/duplicate-id',
          message: `duplicate id ${file.id}, used by ${first.file}`,
          hint: 'rename one of the two files',
        }),
      );
  }
  return { byId, diagnostics };
}

function indexFormerIds(files: readonly CheckedFile[], current: FilesById) {
  const byId = new Map<string, CheckedFile>();
  const diagnostics: Diagnostic[] = [];
  for (const file of files)
    stringsIn(file.data, 'formerly').forEach((id, index) => {
      if (!id) return;
      const owner = current.get(id) ?? byId.get(id);
      if (owner === file && isWork(file)) return; // it moved from another collection
      if (!owner) byId.set(id, file);
      else
        diagnostics.push(
          atField(
            file,
            ['formerly', index],
            'references/former-id-in-use',
            `id ${id} is in use`,
            `remove it: ${owner.file} has it`,
          ),
        );
    });
  return { byId, diagnostics };
}

/** Returns a tag's name without case, and in Unicode compatibility form (NFKC). Tags with equal keys are the same tag. */
export const tagNameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** Returns the names of a tag, each with the path of its field. The frontmatter may be invalid. */
export function tagNames(tag: CheckedFile): { path: readonly PropertyKey[]; text: string }[] {
  const { name } = (tag.data ?? {}) as { name?: unknown };
  const names = [
    { path: ['name'], text: name },
    ...stringsIn(tag.data, 'otherNames').map((text, index) => ({ path: ['otherNames', index], text })),
  ];
  return names.flatMap(({ path, text }) => (typeof text === 'string' ? [{ path, text }] : []));
}

function checkTagNames(tags: readonly CheckedFile[]): Diagnostic[] {
  const owners = new Map<string, CheckedFile>();
  const diagnostics: Diagnostic[] = [];
  for (const tag of tags) {
    for (const { path, text } of tagNames(tag)) {
      const key = tagNameKey(text);
      const owner = owners.get(key);
      if (!owner || owner.id === tag.id) owners.set(key, tag);
      else
        diagnostics.push(
          atField(
            tag,
            path,
            'references/duplicate-tag-name',
            `tag name “${text}” is in use`,
            `use another name: ${owner.file} has this one`,
          ),
        );
    }
  }
  return diagnostics;
}

function checkWorkTags(
  work: CheckedFile,
  tags: FilesById,
  formerIds: FilesById,
  idsByName: ReadonlyMap<string, string>,
): Diagnostic[] {
  const ids = stringsIn(work.data, 'tags');
  return ids.flatMap((id, index) => {
    if (!id || tags.has(id) || isReported(work, ['tags', index])) return [];
    const path = ['tags', index];
    const renamed = formerIds.get(id)?.id;
    const named = idsByName.get(tagNameKey(id));
    const hint = renamed ? `it is now ${renamed}` : named ? `write ${named}` : suggestTag(id, others(tags, ids));
    const diagnostic = atField(work, path, 'references/unknown-tag', `unknown tag ${truncate(id)}`, hint);
    return [{ ...diagnostic, fix: replaceWith(work, path, renamed ?? named) }];
  });
}

/** Returns the valid ids that a file may still refer to. `used` are those that it can't refer to, or refers to already. */
const others = (files: FilesById, used: readonly (string | undefined)[]): string[] =>
  [...files.keys()].filter((id) => idPattern.test(id) && !used.includes(id));

/** Checks the works that a work names as related, or that are on a reading list. */
function checkListedWorks(
  file: CheckedFile,
  works: FilesById,
  formerIds: FilesById,
  withdrawn: WithdrawnList,
): Diagnostic[] {
  const isWithdrawn = (id: string) =>
    workCollections.some((collection) => withdrawn.addresses?.includes(entryPath({ collection, id })));
  const listed = listedWorks(file);
  const ids = [...(isWork(file) ? [file.id] : []), ...listed.map(({ id }) => id)];
  return listed.flatMap(({ id, path }) => {
    if (id === file.id && isWork(file))
      return [
        atField(file, path, 'references/self-relation', 'work is related to itself', 'use the id of another work'),
      ];
    if (!id || works.has(id) || isReported(file, path)) return [];
    const renamed = formerIds.get(id)?.id;
    const hint = renamed
      ? `it is now ${renamed}`
      : isWithdrawn(id)
        ? `it was withdrawn (${withdrawn.file}): delete this entry`
        : suggestWork(id, others(works, ids));
    const diagnostic = atField(file, path, 'references/unknown-work', `unknown work ${truncate(id)}`, hint);
    return [{ ...diagnostic, fix: replaceWith(file, path, renamed) }];
  });
}

/** Returns whether a reference is reported as a malformed id. */
const isReported = ({ diagnostics, lineOf }: CheckedFile, path: readonly PropertyKey[]) =>
  diagnostics.some(
    ({ rule, field, fix, line }) =>
      rule === 'frontmatter/invalid-id' && fix && field === fieldName(path) && line === lineOf(path),
  );

/** Returns the correction of a reference, if the id that was meant is known. */
const replaceWith = (file: CheckedFile, path: readonly PropertyKey[], id: string | undefined) =>
  id === undefined ? undefined : file.replaceValue(path, id);

/** Finds different names with the same page address. They are usually two spellings of one name. */
function checkAuthors(works: readonly CheckedFile[]): Diagnostic[] {
  const people = new Map<string, { name: string; file: CheckedFile }>();
  return works.flatMap((file) =>
    file.people.flatMap(({ path, person }) => {
      const name = sortName(person).normalize('NFC');
      const first = people.get(personId(person));
      if (!first) people.set(personId(person), { name, file });
      if (!first || first.name === name) return [];
      return [
        atField(
          file,
          path,
          'references/author-spelling',
          `“${name}” has the same author page as “${first.name}”`,
          `use one spelling if they are one person, or else give one of them a key; the other is in ${first.file.file}`,
        ),
      ];
    }),
  );
}
