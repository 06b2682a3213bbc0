/** Reads the TeX in the fields of an entry. */
import { type Creator, parse } from '@retorquere/bibtex-parser';
import { fullName, isOthers, isSuffix, personOf, type Person } from '../../site.ts';
import { withoutMarkup } from '../../text.ts';
import type { Reference } from '../reference.ts';
import type { RawField } from './entries.ts';

/** The fields of a parsed entry by their names: text, lists of text, or people. */
export type Parsed = Record<string, string | string[] | Creator[]>;

/** Interprets the TeX in the fields of an entry. A field that the parser rejects is kept as it is. */
export function interpret(fields: readonly RawField[], onUnknown: (command: string) => void = () => undefined): Parsed {
  const options = {
    sentenceCase: false as const,
    applyCrossRef: false,
    fieldMode: { interviewer: 'creatorlist' as const, recipient: 'creatorlist' as const },
    unsupported: (_node: unknown, tex: string) => {
      onUnknown(tex);
      return '';
    },
  };
  const source = (some: readonly RawField[]) =>
    `@misc{key,\n${some.map(({ name, value }) => `${name} = {${escaped(balancedMath(value))}}`).join(',\n')}\n}`;
  const parseFields = (some: readonly RawField[]): Parsed | undefined => {
    try {
      const { entries, errors } = parse(source(some), options);
      return errors.length === 0 && entries[0] ? (entries[0].fields as Parsed) : undefined;
    } catch {
      return undefined; // the parser throws on some malformed commands
    }
  };
  const together = parseFields(fields);
  if (together) return together;
  return Object.assign(
    {},
    ...fields.map((field) => parseFields([field]) ?? { [field.name]: plain(field.value) }),
  ) as Parsed;
}

/** Escapes the dollar signs of a value that has an odd number of them, so that they don't start mathematics. */
const balancedMath = (value: string) =>
  (value.match(/(?<!\\)\$/g)?.length ?? 0) % 2 === 0 ? value : value.replace(/(?<!\\)\$/g, '\\$');

/**
 * Escapes characters that are hardly ever meant as TeX: percent signs, which start comments, and, outside mathematics, the
 * angle brackets of tags such as `<i>`, which TeX prints as inverted punctuation marks.
 */
const escaped = (value: string) =>
  value
    .replace(/(?<!\\)%(?!\n)/g, '\\%')
    .split(/((?<!\\)\$(?:\\.|[^$\\])*\$)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/(?<!\\)</g, '{\\textless}').replace(/(?<!\\)>/g, '{\\textgreater}'),
    )
    .join('');

/** Returns a value without braces and the backslashes of special characters, for addresses and identifiers. */
export const plain = (value: string) =>
  value
    .replace(/\\(?:url|href|path|nolinkurl)\s*/g, ' ')
    .replace(/\{?\\textasciitilde\s*(?:\{\})?\}?|\\~\{\}/g, '~')
    .replace(/\{?\\textless\b\s*(?:\{\})?\}?|\$<\$/g, '<')
    .replace(/\{?\\textgreater\b\s*(?:\{\})?\}?|\$>\$/g, '>')
    .replace(/\{?\\textunderscore\s*(?:\{\})?\}?/g, '_')
    .replace(/\\([_%#&$~^{}-])/g, '$1')
    .replace(/[{}]/g, '')
    .trim();

/**
 * Returns the parser's output as text without markup. The parser leaves accents on a dotless i (`\'\i`), a tilde (`\~{}`)
 * and the name of LaTeX as unusual characters, and keeps the backslash of `\%` in addresses. Corrects both.
 */
const interpreted = (text: string): string =>
  withoutMarkup(text)
    .replace(/ı(?=\p{Mn})/gu, 'i')
    .replace(/ȷ(?=\p{Mn})/gu, 'j')
    .replace(/(?<=^|\s)\u0303/g, '~')
    .replaceAll('LᴬTEX', 'LaTeX')
    .replaceAll('\\%', '%')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();

/** Returns the text of a parsed field. Joins the items of lists with `and`. */
export function toText(value: string | string[] | Creator[] | undefined): string | undefined {
  const list = [value ?? []].flat() as (string | Creator)[];
  const joined = list.map((item) => (typeof item === 'string' ? item : fullName(toPerson(item)))).join(' and ');
  return interpreted(joined) || undefined;
}

const toPerson = ({ name, lastName = '', firstName = '', prefix = '', suffix = '', useprefix }: Creator): Person => {
  if (name !== undefined || lastName === '') return { literal: interpreted(name ?? firstName) };
  const particle = useprefix ? '' : prefix;
  const family = useprefix ? `${prefix} ${lastName}` : lastName;
  // BibTeX expects `Doe, Jr., Jane`, but many people write `Doe, Jane, Jr.`
  const swapped = isSuffix(firstName) && !isSuffix(suffix);
  const parts = { family, particle, given: swapped ? suffix : firstName, suffix: swapped ? firstName : suffix };
  return personOf(Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, interpreted(text)])));
};

/** Returns the people in a parsed field. Reports `and others`, since it omits people. */
export function toPeople(
  value: Parsed[string] | undefined,
  reference: Reference,
  name: string,
  line?: number,
): Person[] {
  const creators = ([value ?? []].flat() as (Creator | string)[]).map((item) =>
    typeof item === 'string' ? { name: item } : item,
  );
  return creators.map(toPerson).filter((someone) => {
    const full = fullName(someone);
    if (isOthers(full)) reference.lose(`field ${name}`, 'further people who are not named (“and others”)', line);
    return full !== '' && !isOthers(full);
  });
}
