/** The names of a blog's authors. */
import { type Person, personId, splitName } from '../site.ts';
import { cleanLine } from '../text.ts';
import type { Blog, BlogAuthor } from './wxr.ts';

/**
 * Returns the name of an author of the blog: as displayed, and split into given and family name as in the profile if both
 * have the same words.
 */
function nameOf({ displayName, firstName, lastName }: BlogAuthor, login: string): Person | undefined {
  const first = cleanLine(firstName);
  const last = cleanLine(lastName);
  const display = cleanLine(displayName) || cleanLine(`${first} ${last}`) || cleanLine(login);
  if (!/[\p{L}\p{N}]/u.test(display)) return undefined;
  const sameWords = [`${first} ${last}`, `${last} ${first}`, `${last}, ${first}`].includes(display);
  return splitName(first && last && sameWords ? `${last}, ${first}` : display);
}

/** Returns the function that finds the name of an author by login. The same name is always split in the same way. */
export function authorNames(blog: Blog): (login: string) => Person | undefined {
  const byKey = new Map<string, Person>();
  return (login) => {
    const wanted = login.trim();
    if (wanted === '') return undefined;
    const author = blog.authors.get(wanted) ?? { displayName: '', firstName: '', lastName: '' };
    const name = nameOf(author, wanted);
    return name && sameSpelling(byKey, name);
  };
}

/** Returns the first spelling that was used for a name, among all spellings that share an author page. */
export function sameSpelling(byKey: Map<string, Person>, name: Person): Person {
  const key = personId(name);
  const first = byKey.get(key) ?? name;
  byKey.set(key, first);
  return first;
}
