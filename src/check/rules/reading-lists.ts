import { foldText } from '../../search/shared/fold-text.ts';
import { type CheckedFile, listedWorks } from '../checked-file.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { atField, valueAt } from './frontmatter.ts';

/**
 * Warns about reading lists without works, and about titles that readers would think are the same. The first file with
 * a title keeps it.
 */
export function checkReadingLists(files: readonly CheckedFile[]): Diagnostic[] {
  const owners = new Map<string, CheckedFile>();
  return files
    .filter(({ collection, data }) => collection === 'lists' && data !== undefined)
    .flatMap((file) => {
      const { title } = file.data as { title?: unknown };
      const key = typeof title === 'string' ? foldText(title).replace(/[^\p{L}\p{N}]+/gu, '') : '';
      const owner = owners.get(key);
      if (!owner) owners.set(key, file);
      return [
        ...(key !== '' && owner
          ? [
              atField(
                file,
                ['title'],
                'lists/similar-title',
                `“${String(title)}” is almost the same as the title of another reading list`,
                `readers may confuse the two: use another title; ${owner.file} has this one`,
                'warning',
              ),
            ]
          : []),
        ...(file.entry !== undefined && listedWorks(file).length === 0
          ? [
              atField(
                file,
                ['works'],
                'lists/empty',
                'no work is on this reading list',
                `add works, each with work: and reason:${valueAt(file.data, ['draft']) === true ? '' : ', or write draft: true'}`,
                'warning',
              ),
            ]
          : []),
      ];
    });
}
