import { z } from 'astro/zod';
import { type Fix, invalid, textOrNumber } from './field-types.ts';

const identifier = (name: string, isValid: (value: string) => boolean, hint: string, fix: Fix) =>
  z
    .string({ error: hint })
    .refine(isValid, invalid('invalid-identifier', `invalid ${name}`, hint, fix))
    .meta(textOrNumber);

/** A Digital Object Identifier without its resolver: `10.1000/182`. See https://www.doi.org/the-identifier/resources/handbook/ */
export const doi = () =>
  identifier(
    'DOI',
    (text) => /^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(text),
    'write it as in 10.1000/182',
    (text) => text.trim().replace(/^(?:https?:\/\/)?(?:(?:dx\.)?doi\.org\/|doi: ?)/i, ''),
  );

/** An International Standard Book Number, with or without hyphens. See https://www.isbn-international.org/ */
export const isbn = () =>
  identifier(
    'ISBN',
    isIsbn,
    'write all 10 or 13 digits; the last one is a check digit, so look for a typing error',
    correctNumber,
  );

/** An International Standard Serial Number: `0015-7120`. See https://www.issn.org/ */
export const issn = () =>
  identifier(
    'ISSN',
    isIssn,
    'write it as 1234-567X; the last digit is a check digit, so look for a typing error',
    (text) => correctNumber(text).replace(/^(.{4})(.{4})$/, '$1-$2'),
  );

/** A PubMed identifier: `28723523`. See https://pubmed.ncbi.nlm.nih.gov/help/ */
export const pmid = () =>
  identifier('PMID', (text) => /^[1-9]\d{0,7}$/.test(text), 'write only its digits', correctNumber);

/** An identifier of arXiv, with or without its version: `2301.12345v2`, `hep-th/9901001`. See https://info.arxiv.org/help/arxiv_identifier.html */
export const arxiv = () =>
  identifier(
    'arXiv identifier',
    (text) => /^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/.test(text),
    'write it as in 2301.12345',
    (text) =>
      text
        .trim()
        .replace(/^(?:https?:\/\/)?(?:www\.)?arxiv\.org\/(?:abs|pdf)\/|^arxiv:\s*/i, '')
        .replace(/\.pdf$|\s*\[[^\]]*\]$/i, ''),
  );

/** Removes the name of an identifier in front of it, and writes its dashes as hyphens and its check digit as `X`. */
function correctNumber(text: string): string {
  return text
    .trim()
    .replace(/^(?:e-?|p-?)?(?:ISBN|ISSN|PMID)(?:-1[03])?:? */i, '')
    .replace(/[‐‑‒–—]/g, '-')
    .toUpperCase();
}

/** ISBN-10 weights its digits from 10 down to 1, modulo 11, with X for 10; ISBN-13 by 1 and 3 in turn, modulo 10. */
function isIsbn(text: string): boolean {
  if (!/^[\dX]+(?:[- ][\dX]+)*$/.test(text)) return false;
  const digits = text.replace(/[- ]/g, '');
  if (/^\d{9}[\dX]$/.test(digits)) return weightedSum(digits, (index) => 10 - index) % 11 === 0;
  return /^97[89]\d{10}$/.test(digits) && weightedSum(digits, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0;
}

/** ISSN weights its digits from 8 down to 1, modulo 11, with X for 10. */
const isIssn = (text: string): boolean =>
  /^\d{4}-\d{3}[\dX]$/.test(text) && weightedSum(text.replace('-', ''), (index) => 8 - index) % 11 === 0;

const weightedSum = (digits: string, weight: (index: number) => number): number =>
  [...digits].reduce((sum, digit, index) => sum + (digit === 'X' ? 10 : Number(digit)) * weight(index), 0);
