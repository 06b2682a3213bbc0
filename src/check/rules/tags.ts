import { foldText } from '../../search/shared/fold-text.ts';
import { idPattern } from '../../schemas/field-types.ts';
import { type CheckedFile, isWork, stringsIn } from '../checked-file.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { atField } from './frontmatter.ts';
import { tagNameKey, tagNames } from './references.ts';

/** Warns about tags that no work uses, and about names that readers would think are the same. */
export const checkTags = (files: readonly CheckedFile[]): Diagnostic[] => [...checkUse(files), ...checkNames(files)];

function checkUse(files: readonly CheckedFile[]): Diagnostic[] {
  const works = files.filter(isWork);
  if (works.some(({ data }) => data === undefined)) return []; // a work that can't be read may use any tag
  const used = new Set(works.flatMap(({ data }) => stringsIn(data, 'tags')));
  return files
    .filter(({ collection, id }) => collection === 'tags' && !used.has(id) && idPattern.test(id))
    .map((file) =>
      atField(
        file,
        ['name'],
        'tags/unused',
        'no work uses this tag',
        'add it to the tags of a work, or delete it',
        'warning',
      ),
    );
}

/**
 * Compares names without diacritics, punctuation and spaces. Names that differ only in case are errors, which
 * `references.ts` reports. The first file with a name keeps it.
 */
function checkNames(files: readonly CheckedFile[]): Diagnostic[] {
  const owners = new Map<string, { tag: CheckedFile; text: string }>();
  return files
    .filter(({ collection }) => collection === 'tags')
    .flatMap((tag) =>
      tagNames(tag).flatMap(({ path, text }) => {
        const key = foldText(text).replace(/\s+/g, '');
        const owner = owners.get(key);
        if (!owner) owners.set(key, { tag, text });
        if (!owner || owner.tag === tag || tagNameKey(owner.text) === tagNameKey(text)) return [];
        return [
          atField(
            tag,
            path,
            'tags/similar-name',
            `“${text}” is almost the same name as “${owner.text}”`,
            `readers may confuse the two tags: use another name; ${owner.tag.file} has this one`,
            'warning',
          ),
        ];
      }),
    );
}
