import { splitName, type PersonName } from '../wordpress/people.ts';

const prefix =
  /^(?:(?:written|posted|words|story|reported|text|article|published)\s+)?(?:by|von|par|por|di|door)\b:?\s+/i;
const editedBy = /\s*\b(?:edited|herausgegeben)\s+(?:by|von)\s+/i;
const date =
  /\s*(?:\bon\s+)?(?:\b\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\b\d{1,2}\.? \p{L}{3,9}\.?,? \d{4}|\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})\b.*$/u;
const separator = /\s*(?:;|\||\s[·•]\s|&|,?\s(?:and|und|et|e|y|en|with)\s|,)\s*/iu;

/** The people in a byline. */
export interface Byline {
  authors: PersonName[];
  editors: PersonName[];
  /** Text that is neither a name nor a word that introduces one. */
  rest: string;
}

/**
 * Reads a byline such as `By Ann Lee and Bob Roy, March 3, 2014`. `Lee, Ann` is one name in reverse.
 *
 * @param publication The name of the publication, which may be the author as a whole.
 */
export function readByline(byline: string, publication?: string): Byline {
  const line = byline.replace(/\s+/g, ' ').trim();
  if (publication && line.toLowerCase() === publication.toLowerCase())
    return { authors: [{ literal: line }], editors: [], rest: '' };
  const [remark = ''] = /\s*\([^)]*\)/.exec(line) ?? [];
  const [dated = ''] = date.exec(line.replace(remark, '')) ?? [];
  const names = line.replace(remark, '').replace(date, '').trim();
  const [written = '', edited = ''] = names.split(editedBy);
  return {
    authors: namesIn(written.replace(prefix, '')),
    editors: namesIn(edited),
    rest: [remark, dated]
      .map((part) => part.trim())
      .filter(Boolean)
      .join(' '),
  };
}

function namesIn(text: string): PersonName[] {
  const trimmed = text.replace(/^[,\s]+|[,.\s]+$/g, '');
  const [, family = '', given = ''] = /^([^\s,]+), ((?:\S+ ?){1,3})$/.exec(trimmed) ?? [];
  const parts = family && given ? [trimmed] : trimmed.split(separator);
  return parts.filter((part) => /\p{L}/u.test(part)).map(splitName);
}
