import { correctDate, type Person, sortName, splitName } from '../site.ts';
import { cleanLine } from '../text.ts';

const prefix =
  /^(?:(?:written|posted|words|story|reported|text|article|published)\s+)?(?:by|von|par|por|di|door)\b:?\s+/i;
const editedBy = /\s*\b(?:edited|herausgegeben)\s+(?:by|von)\s+/i;
const separator = /\s*(?:;|\||\s[·•]\s|&|,?\s(?:and|und|et|e|y|en|with)\s|,(?!\s(?:Jr|Sr|I{2,3}|IV)\b))\s*/iu;

/** The people in a byline. */
export interface Byline {
  authors: Person[];
  editors: Person[];
  /** The date in EDTF. */
  published: string | undefined;
  /** Text that is neither a name nor a word that introduces one. */
  rest: string;
}

/**
 * Reads a byline such as `By Ann Lee and Bob Roy, March 3, 2014`. `Lee, Ann` is one name in reverse.
 *
 * @param publication The name of the publication, which may itself be named as the author.
 */
export function readByline(byline: string, publication?: string): Byline {
  const line = cleanLine(byline);
  if (publication && line.toLowerCase() === publication.toLowerCase())
    return { authors: [{ literal: line }], editors: [], published: undefined, rest: '' };
  const [remark = ''] = /\s*\([^)]*\)/.exec(line) ?? [];
  const dated = dateIn(line.replace(remark, ''));
  const [written = '', edited = ''] = dated.before.trim().split(editedBy);
  return {
    authors: namesIn(written.replace(prefix, '')),
    editors: namesIn(edited),
    published: dated.date,
    rest: [remark, dated.after]
      .map((part) => part.trim())
      .filter(Boolean)
      .join(' '),
  };
}

/** Returns a sentence on the names that were split, family name first. Returns no sentence if all names are undivided. */
export function splitNotes(people: readonly Person[]): string[] {
  const names = people.flatMap((person) => (person.family === undefined ? [] : [`“${sortName(person)}”`]));
  const distinct = [...new Set(names)];
  const what = distinct.length === 1 ? 'a name was split' : 'names were split';
  return distinct.length === 0 ? [] : [`${what}, family name first: ${distinct.join(', ')}`];
}

/** Finds the first date in a line, with as many words as possible, and returns it with the text before and after it. */
function dateIn(line: string): { date: string | undefined; before: string; after: string } {
  const words = line.split(' ');
  for (let start = 0; start < words.length; start += 1) {
    for (let end = words.length; end > start; end -= 1) {
      const some = words.slice(start, end).join(' ');
      const date =
        /\d{4}/.test(some) && some.length < 60 ? correctDate(some.replace(/^[(|·•]+|[)|·•.]+$/g, '')) : undefined;
      if (date === undefined) continue;
      const before = words.slice(0, start).join(' ');
      return {
        date,
        before: before.replace(/(?:\s+(?:on|am|le|el|il))?[\s(|·•,-]*$/, ''),
        after: words.slice(end).join(' '),
      };
    }
  }
  return { date: undefined, before: line, after: '' };
}

function namesIn(text: string): Person[] {
  const trimmed = text.replace(/^[,\s]+|(?<![,\s])[,\s]+$/g, '').replace(/(?<!\b(?:Jr|Sr|\p{Lu}))\.$/u, '');
  const [, family = '', given = ''] =
    /^((?:\p{Ll}[\p{L}'’]*\s+)*[^\s,]+), ((?:[^\s,]+ ?){1,4}(?:, (?:Jr|Sr|I{2,3}|IV)\b\.?)?)$/u.exec(trimmed) ?? [];
  const parts = family && given ? [trimmed] : trimmed.split(separator);
  return parts.filter((part) => /\p{L}/u.test(part)).map(splitName);
}
