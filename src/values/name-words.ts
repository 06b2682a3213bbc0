import type { Person } from './names.ts';

/** Returns whether a part of a name is a suffix: `Jr.`, `III`. */
export const isSuffix = (part: string): boolean =>
  /^(?:Jr|Sr|Jnr|Snr|Junior|Senior|II|III|IV|V|VI|Esq|Ph\.?D|M\.?D)\.?$/i.test(part.trim());

/** Words in lower case before a family name, such as `van der`. */
const particleWords =
  'von|van|vom|zu|zum|zur|de|del|della|der|den|des|di|da|do|dos|das|du|la|le|los|las|ten|ter|te|af|av|el|al|bin|ibn';
/** Matches the particles at the start of a family name. Between two family names, `y` and `e` belong to the family name. */
const particles = new RegExp(`^((?:(?:${particleWords}|y|e)\\s+)+)(?=\\S)`);
const isParticle = (word: string): boolean => new RegExp(`^(?:${particleWords})$`).test(word);

/** Returns a person without empty parts. The particle of a family name in one piece is split off. */
export function personOf({ family = '', given = '', particle = '', suffix: after = '' }: Person): Person {
  const [, found = ''] = particle ? [] : (particles.exec(family) ?? []);
  const parts = {
    family: family.slice(found.length).trim(),
    given: given.trim(),
    particle: (particle || found).trim(),
    suffix: after.trim(),
  };
  // `Ann Mary Writer, Jr.` is not in reverse
  if (parts.suffix !== '' && parts.given === '' && parts.particle === '') {
    const [, names, last] = /^(.+) (\S+)$/.exec(parts.family) ?? [];
    if (names && last) Object.assign(parts, { given: names, family: last });
  }
  if (parts.family === '') return parts.given ? { literal: parts.given } : {};
  return Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ''));
}

/** Splits `Family, Given`, `Family, Given, Jr.` or `Family, Jr., Given`. A name without a comma stays whole. */
export function invertedName(name: string): Person {
  const text = name.replace(/\s+/g, ' ').trim();
  const [family = '', ...rest] = text.split(/\s*,\s*/);
  const given = rest.filter((part) => part !== '');
  if (given.length === 0) return family ? { literal: family } : {};
  const last = given.at(-1) ?? '';
  if (given.length === 1 && isSuffix(last)) return personOf({ family, suffix: last });
  if (given.length > 1 && isSuffix(given[0] ?? ''))
    return personOf({ family, suffix: given[0] ?? '', given: given.slice(1).join(', ') });
  if (given.length > 1 && isSuffix(last))
    return personOf({ family, given: given.slice(0, -1).join(', '), suffix: last });
  return personOf({ family, given: given.join(', ') });
}

/** Returns whether a name means further people who are not listed: `and others`, `et al.` */
export const isOthers = (name: string): boolean => /^(?:others|et al\.?|and others|\.\.\.|…)$/i.test(name.trim());

// `\b` would find “the” in “Käthe”
const organization =
  /(?<![\p{L}\p{M}])(?:the|team|staff|editors?|editorial|redaktion|admin|administrator|group|institute|institut|university|foundation|society|association|blog|news|press|magazine|network|project|company|inc|ltd|gmbh)(?![\p{L}\p{M}])/iu;

/** Splits a name in reading order, as in a byline, or in reverse. The name of an organization or an account stays whole. */
export function splitName(name: string): Person {
  const display = name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["“”„‘'«]+|["“”’'»]+$/gu, '');
  // reference managers read a comma at the end as the mark of an undivided name
  if (/^[^,]+,$/.test(display)) return { literal: display.slice(0, -1) };
  const { family, ...others } = invertedName(display);
  if (family && !organization.test(display)) return { family, ...others };
  const words = display.split(' ');
  const areNames = words.every((word) => isParticle(word) || /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word));
  if (words.length < 2 || words.length > 5 || !areNames || organization.test(display)) return { literal: display };
  const start = words.findIndex((word, index) => index > 0 && index < words.length - 1 && isParticle(word));
  if (start < 0) return { family: words.at(-1) ?? '', given: words.slice(0, -1).join(' ') };
  const last = words.slice(0, -1).findLastIndex(isParticle);
  return {
    family: words.slice(last + 1).join(' '),
    given: words.slice(0, start).join(' '),
    particle: words.slice(start, last + 1).join(' '),
  };
}
