import { sortName } from '../../values/names.ts';
import { type CheckedFile, isWork, peopleIn } from '../checked-file.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { atField } from './frontmatter.ts';

/** The names that programs write where nobody is named. `Anonymous` is not among them: it is on title pages. */
const placeholder =
  /^(?:the )?(?:unknown|unbekannt(?:er)?|author|no author|n\.? ?[na]\.?|admin(?:istrator)?|editor|staff|various)(?: (?:author|autor|authors))?$/i;

/** Warns about names that name nobody: each would have a page, and be in citations. */
export const checkPeople = (files: readonly CheckedFile[]): Diagnostic[] =>
  files.filter(isWork).flatMap((file) =>
    peopleIn(file.data)
      .map(({ path, person }) => ({ path, name: sortName(person) }))
      .filter(({ name }) => placeholder.test(name.trim()))
      .map(({ path, name }) =>
        atField(
          file,
          path,
          'people/placeholder',
          `“${name}” is not a name`,
          'leave it out: the page and the citations then start with the title',
          'warning',
        ),
      ),
  );
