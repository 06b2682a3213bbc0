import {
  decodeEscapes,
  doi,
  type IssueParams,
  isbn,
  issn,
  pmid,
  sourceFields,
  type SourceTextField,
  webUrl,
} from '../site.ts';

/** Returns the first candidate that the schema accepts, and all other candidates. */
function firstValid(schema: { safeParse: (value: unknown) => { success: boolean } }, candidates: readonly string[]) {
  const value = candidates.find((candidate) => schema.safeParse(candidate).success);
  return { value, rest: candidates.filter((candidate) => candidate !== value) };
}

/** Returns the DOI in a text, without its resolver: `https://doi.org/10.1000/182` or `doi:10.1000/182`. */
export function findDoi(text: string): string | undefined {
  const decoded = (/%(?:2F|3C|3E)/i.test(text) ? (decodeEscapes(text) ?? text) : text)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('\\_', '_');
  // older DOIs contain parts such as `<693::AID-ASI4>`, which aren't HTML tags
  const [found] = /\b10\.\d{4,9}(?:\.\d+)*\/(?:[^\s"<>]|<(?![a-z/!])[^\s"<>]*>(?=[^\s"<>]))+/i.exec(decoded) ?? [];
  const trimmed = found?.replace(/[.,;]+$/, '');
  return trimmed !== undefined && doi().safeParse(trimmed).success ? trimmed : undefined;
}

/** Returns the first valid ISBN in a text, and the other numbers in it. */
export const findIsbn = (text: string) =>
  firstValid(
    isbn(),
    [...text.toUpperCase().matchAll(/(?:97[89][- ]?)?\d[\d -]{7,}[\dX]\b/g)].flatMap(([found]) => splitIsbns(found)),
  );

/** Splits numbers that only spaces separate. */
function splitIsbns(text: string): string[] {
  const words = text.trim().split(/ +/);
  return words.length > 1 && words.every((word) => word.replaceAll('-', '').length >= 10) ? words : [text.trim()];
}

/** Returns the first valid ISSN in a text with its hyphen, and the other numbers in it. */
export const findIssn = (text: string) =>
  firstValid(
    issn(),
    [...text.toUpperCase().matchAll(/\b(\d{4})[-–]?(\d{3}[\dX])\b/g)].map(([, start, end]) => `${start}-${end}`),
  );

/** Returns the PubMed identifier in a text: `23439512` or `PMID: 23439512`. */
function findPmid(text: string): string | undefined {
  const [, digits] = /^(?:PMID:?\s*)?(\d{1,8})$/i.exec(text.trim()) ?? [];
  return digits !== undefined && pmid().safeParse(digits).success ? digits : undefined;
}

/** Fields whose values need more correction than their schema suggests. */
const finders: Partial<Record<SourceTextField, (text: string) => string | undefined>> = {
  doi: findDoi,
  pmid: findPmid,
  isbn: (text) => findIsbn(text).value,
  issn: (text) => findIssn(text).value,
};

/** Returns the identifier in a text in the form of its field's schema. */
export function findIdentifier(field: SourceTextField, text: string): string | undefined {
  const finder = finders[field];
  if (finder) return finder(text);
  const { schema } = sourceFields[field];
  const { success, error } = schema.safeParse(text);
  if (success) return text;
  const [{ params } = {}] = error.issues as { params?: IssueParams }[];
  const corrected = params?.fix?.(text);
  return corrected !== undefined && schema.safeParse(corrected).success ? corrected : undefined;
}

const address = webUrl();

/**
 * Returns the first address in a text in the form of the schema, without punctuation at its end. If the whole text is an
 * address, encodes its spaces. Adds `http://` if it starts with `www.`.
 */
export function findUrl(text: string): string | undefined {
  const whole = /^https?:\/\/[^\s<>"{},;]+(?: [^\s<>"{},;:]+)*\.\w{2,5}$/i.test(text.trim())
    ? text.trim().replace(/ /g, '%20')
    : text;
  const [found = ''] =
    /https?:\/\/[^\s<>"{}]+?(?=[,;]+https?:|[\s<>"{}]|$)|(?<![\w@.])www\.[^\s<>"{}]+/i.exec(whole) ?? [];
  const trimmed = found.replace(/[.,;]+$/, '');
  const url = /^www\./i.test(trimmed) ? `http://${trimmed}` : trimmed;
  return address.safeParse(url).success ? url : undefined;
}

/** Returns pages in the form of the schema: hyphens, no spaces around them, no `pp.` */
export const toPages = (text: string): string =>
  text
    .replace(/^(?:(?:pp|pages?|seiten?)\.? ?|[ps](?:\. ?| ))(?=\d)/i, '')
    .replace(/\s*[-‐‑‒–—−]+\s*/g, '-')
    .replace(/\s*,\s*/g, ', ')
    .trim();

/** Returns the edition without the word for it: `3` for `3rd ed.` */
export const toEdition = (text: string): string =>
  text
    .replace(/^(\d+)(?:st|nd|rd|th|\.)?(?: (?:ed(?:ition|n)?|Aufl(?:age)?)\.?)?$/i, '$1')
    .replace(/(?<=\S) (?:ed(?:ition|n)?|Aufl(?:age)?)\.?$/i, '');
