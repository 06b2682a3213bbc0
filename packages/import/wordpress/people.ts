/** The names of a blog's authors. */
import { invertedName, slug } from '../site.ts';
import { cleanLine } from '../text.ts';
import type { Blog, BlogAuthor } from './wxr.ts';

/** A name in the fields of the schema. */
export type PersonName = { family: string; given?: string; particle?: string; suffix?: string } | { literal: string };

const particle = /^(?:von|van|de|der|den|del|della|di|da|dos|du|la|le|ter|ten|zu|zur|af|al|bin|ibn)$/i;
const organization =
  /\b(?:the|team|staff|editors?|editorial|redaktion|admin|administrator|group|institute|institut|university|foundation|society|association|blog|news|press|magazine|network|project|company|inc|ltd|gmbh)\b/i;

/** Splits a name as it is displayed. Names that look like those of an organization or an account stay whole. */
export function splitName(name: string): PersonName {
  const display = cleanLine(name).replace(/^["“”„‘'«]+|["“”’'»]+$/gu, '');
  const { family, ...others } = invertedName(display);
  if (family && !organization.test(display)) return { family, ...others };
  const words = display.split(' ');
  const areNames = words.every((word) => particle.test(word) || /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word));
  if (words.length < 2 || words.length > 5 || !areNames || organization.test(display)) return { literal: display };
  const start = words.findIndex(
    (word, index) => index > 0 && index < words.length - 1 && /^\p{Ll}/u.test(word) && particle.test(word),
  );
  if (start < 0) return { family: words.at(-1) ?? '', given: words.slice(0, -1).join(' ') };
  const last = words.findLastIndex((word) => /^\p{Ll}/u.test(word) && particle.test(word));
  return {
    family: words.slice(last + 1).join(' '),
    given: words.slice(0, start).join(' '),
    particle: words.slice(start, last + 1).join(' '),
  };
}

/** Returns the name of an author of the blog: as displayed, and split as in the profile if that has the same words. */
function nameOf({ displayName, firstName, lastName }: BlogAuthor, login: string): PersonName | undefined {
  const first = cleanLine(firstName);
  const last = cleanLine(lastName);
  const display = cleanLine(displayName) || cleanLine(`${first} ${last}`) || cleanLine(login);
  if (!/[\p{L}\p{N}]/u.test(display)) return undefined;
  const sameWords = [`${first} ${last}`, `${last} ${first}`, `${last}, ${first}`].includes(display);
  return splitName(first && last && sameWords ? `${last}, ${first}` : display);
}

/** Returns the function that finds the name of an author by login. The same name is always split in the same way. */
export function authorNames(blog: Blog): (login: string) => PersonName | undefined {
  const byKey = new Map<string, PersonName>();
  return (login) => {
    const wanted = login.trim();
    if (wanted === '') return undefined;
    const author = blog.authors.get(wanted) ?? { displayName: '', firstName: '', lastName: '' };
    const name = nameOf(author, wanted);
    return name && sameSpelling(byKey, name);
  };
}

const fullName = (name: PersonName) =>
  'literal' in name ? name.literal : [name.given, name.particle, name.family, name.suffix].filter(Boolean).join(' ');

/** Returns the first spelling of a name among those with the same author page. */
export function sameSpelling(byKey: Map<string, PersonName>, name: PersonName): PersonName {
  const key = slug(fullName(name));
  const first = byKey.get(key) ?? name;
  byKey.set(key, first);
  return first;
}
