/** Splits a line into names of people, whichever separators it uses. */

const separator = / and |;| \\?& /g;
const ampersand = / \\?& /g;
/** A family name with initials, as in medicine: `Ferry AB`. */
const withInitials = /^(\p{L}.*) (\p{Lu}{1,3})$/u;

/**
 * Returns the names in a line, which are separated by `;`, `and`, `&` or, between full names, by commas. Returns `et al.`
 * at the end as a separate name. Two single words around an ampersand are the name of a firm. Braces keep their content
 * together, as in TeX.
 */
export function separateNames(line: string): string[] {
  const whole = line.trim().replace(/\s+/g, ' ');
  const text = whole.replace(/\bet al\.?$/i, '');
  const others = text === whole ? [] : ['et al.'];
  const parts = split(text, separator);
  const isJoined = split(text, ampersand).length > 1;
  if (isJoined && !parts.every((part) => /[ ,]/.test(part))) return [text, ...others];
  const isOpen = isJoined && split(parts.at(-1) ?? '', /,/g).length === 1;
  return [...parts.flatMap((part) => namesIn(part, isOpen)), ...others];
}

/**
 * Returns the names in a part of a line: either one name such as `Ferry, Ann`, or several.
 *
 * @param isOpen Whether the last name is written given name first. Then the names before it are as well.
 */
function namesIn(part: string, isOpen: boolean): string[] {
  const pieces = split(part, /,/g);
  const areInitials = pieces.length > 1 && pieces.every((piece) => withInitials.test(piece));
  if (areInitials) return pieces.map((piece) => piece.replace(withInitials, '$1, $2'));
  if (pieces.length > (isOpen ? 1 : 2) && pieces.every((piece) => piece.includes(' '))) return pieces;
  const name = part.trim();
  return [name.endsWith(',') ? pieces.join(', ') : name];
}

/** Splits a text at separators outside of braces. Leaves out blank parts. */
function split(text: string, by: RegExp): string[] {
  let depth = 0;
  let masked = '';
  for (const character of text) {
    if (character === '}') depth -= 1;
    masked += depth > 0 ? 'x'.repeat(character.length) : character;
    if (character === '{') depth += 1;
  }
  const parts: string[] = [];
  let start = 0;
  for (const { 0: found, index } of masked.matchAll(by)) {
    parts.push(text.slice(start, index));
    start = index + found.length;
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter(Boolean);
}
