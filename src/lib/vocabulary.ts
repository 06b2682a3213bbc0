import type { Fragment } from '../search/pagefind.ts';
import { fold } from '../search/query.ts';

/** A word as a text has it between spaces and punctuation. Parts of words with a dash in them are left out. */
const plainWord = /^[^\p{L}\p{N}]*([\p{L}\p{M}\p{N}’']*[\p{L}\p{M}\p{N}])[^\p{L}\p{N}]*$/u;

/** The metadata that are searched. */
const searched = ['title', 'original', 'byline', 'place', 'tags'];

/** The words that occur in pages, those of the most pages first, each in the form in which it is written most often. */
export function vocabulary(pages: readonly Pick<Fragment, 'content' | 'meta'>[]): string[] {
  const tokens = new Map<string, [word: string, key: string] | false>();
  const words = new Map<string, { pages: number; forms: Map<string, number> }>();
  for (const { content, meta } of pages) {
    const seen = new Set<string>();
    for (const token of [content, ...searched.map((name) => meta[name] ?? '')].join(' ').split(/\s+/)) {
      const read = tokens.get(token) ?? readToken(token);
      tokens.set(token, read); // most of them come again and again
      if (!read) continue;
      const [word, key] = read;
      const held = words.get(key) ?? { pages: 0, forms: new Map<string, number>() };
      words.set(key, held);
      held.forms.set(word, (held.forms.get(word) ?? 0) + 1);
      if (!seen.has(key)) held.pages += 1;
      seen.add(key);
    }
  }
  return [...words]
    .sort(([a, one], [b, other]) => other.pages - one.pages || (a < b ? -1 : 1))
    .map(([key, { forms }]) => [...forms].reduce((most, form) => (form[1] > most[1] ? form : most), [key, 0])[0]);
}

/** The word in a token, and what tells it from others; `false` where there is none. */
function readToken(token: string): [word: string, key: string] | false {
  const word = plainWord.exec(token)?.[1];
  return word !== undefined && [word, fold(word)];
}
