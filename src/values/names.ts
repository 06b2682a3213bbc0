/** A name in the terms of `src/schemas/person.ts`. */
export interface Person {
  family?: string;
  given?: string;
  particle?: string;
  suffix?: string;
  literal?: string;
}

/** Returns whether a part of a name is a suffix: `Jr.`, `III`. */
export const isSuffix = (part: string): boolean =>
  /^(?:Jr|Sr|Jnr|Snr|Junior|Senior|II|III|IV|V|VI|Esq|Ph\.?D|M\.?D)\.?$/i.test(part.trim());

/** Words in lower case before a family name, such as `van der`, with an apostrophe at the end of the last: `d'`. */
const particles =
  /^((?:(?:von|van|vom|zu|zum|zur|de|del|della|der|den|des|di|da|do|dos|das|du|la|le|los|las|ten|ter|te|af|av|el|al|y|e)\s+)+)(?=\S)/;

/** Returns a person without empty parts. The particle of a family name in one piece is split off. */
export function person({ family = '', given = '', particle = '', suffix: after = '' }: Person): Person {
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
  if (given.length === 1 && isSuffix(last)) return person({ family, suffix: last });
  if (given.length > 1 && isSuffix(given[0] ?? ''))
    return person({ family, suffix: given[0] ?? '', given: given.slice(1).join(', ') });
  if (given.length > 1 && isSuffix(last)) return person({ family, given: given.slice(0, -1).join(', '), suffix: last });
  return person({ family, given: given.join(', ') });
}

/** Returns whether a name stands for further people, who are not listed: `and others`, `et al.` */
export const isOthers = (name: string): boolean => /^(?:others|et al\.?|and others|\.\.\.|…)$/i.test(name.trim());

/** Returns a name as one string, for comparisons and the report. */
export const fullName = ({ family, given, particle, suffix: after, literal }: Person): string =>
  [given, particle, literal ?? family, after].filter(Boolean).join(' ');
