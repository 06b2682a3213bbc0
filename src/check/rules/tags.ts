import { idPattern } from '../../schemas/field-types.ts';
import { type CheckedFile, isWork, stringsIn } from '../checked-file.ts';
import { type Diagnostic, toDiagnostic } from '../diagnostic.ts';

/** Warns about tags that no work uses. */
export function checkTags(files: readonly CheckedFile[]): Diagnostic[] {
  const works = files.filter(isWork);
  if (works.some(({ data }) => data === undefined)) return []; // a work that can't be read may use any tag
  const used = new Set(works.flatMap(({ data }) => stringsIn(data, 'tags')));
  return files
    .filter(({ collection, id }) => collection === 'tags' && !used.has(id) && idPattern.test(id))
    .map(({ file, lineOf }) =>
      toDiagnostic(
        file,
        {
          line: lineOf(['name']),
          field: 'name',
          rule: 'tags/unused',
          message: 'no work uses this tag',
          hint: 'add it to the tags of a work, or delete it',
        },
        'warning',
      ),
    );
}
