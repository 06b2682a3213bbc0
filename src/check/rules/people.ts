import { sortName } from '../../values/names.ts';
import { type CheckedFile, isWork } from '../checked-file.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { atField } from './frontmatter.ts';

/** Placeholders that programs write where no name is given. `Anonymous` isn't one, since title pages use it. */
const placeholder =
  /^(?:the )?(?:unknown|unbekannt(?:er)?|author|no author|n\.? ?[na]\.?|admin(?:istrator)?|editor|staff|various)(?: (?:author|autor|authors))?$/i;

/** Warns about placeholder names: each would have an author page, and be in citations. */
export const checkPeople = (files: readonly CheckedFile[]): Diagnostic[] =>
  files.filter(isWork).flatMap((file) =>
    file.people
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
