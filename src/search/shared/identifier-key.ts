/** Compares identifiers and addresses, however they are written. Browsers load it only for queries that look like one. */
import { decodeEscapes } from '../../values/escapes.ts';

/** Names and addresses in front of identifiers. */
const prefix =
  /^(?:isbn(?:-1[03])?:?\s*|(?:doi|arxiv|pmid)(?::\s*|\s+)|(?:https?:\/\/)?(?:www\.)?(?:(?:dx\.)?doi\.org\/|arxiv\.org\/(?:abs|pdf)\/|pubmed\.ncbi\.nlm\.nih\.gov\/)?)/i;

/**
 * Returns the letters and digits that identify a work, equal for all ways to write a DOI, an ISBN, another identifier or an
 * address: `101000182` for `https://doi.org/10.1000/182` and `doi:10.1000/182`. An ISBN has 13 digits.
 */
export function identifierKey(text: string): string {
  const bare = text.trim().replace(prefix, '').replace(/#.*$/, '').toLowerCase();
  const number = bare.replace(/[\s\p{Pd}]/gu, '');
  if (/^\d{9}[\dx]$/.test(number)) return toIsbn13(number);
  return (decodeEscapes(bare) ?? bare).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Converts an ISBN of 10 digits, the last of which is a check digit. */
function toIsbn13(isbn: string): string {
  const digits = `978${isbn.slice(0, 9)}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
