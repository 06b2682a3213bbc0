import type { Fragment } from '../browser/pagefind.ts';
import { foldText } from '../browser/query.ts';

/** A word as a text has it between spaces and punctuation. Parts of words with a dash in them are left out. */
const plainWord = /^[^\p{L}\p{N}]*([\p{L}\p{M}\p{N}’']*[\p{L}\p{M}\p{N}])[^\p{L}\p{N}]*$/u;

/** The metadata that are searched. */
const searched = ['title', 'original', 'byline', 'place', 'tags'];

/** What is known of a word: how many pages have it, which one had it last, and how often it stands in each form. */
interface Word {
  key: string;
  pages: number;
  last: number;
  forms: Form[];
}

interface Form {
  text: string;
  times: number;
  of: Word;
}

/** The words that occur in pages, those of the most pages first, each in the form in which it is written most often. */
export function vocabulary(pages: readonly Pick<Fragment, 'content' | 'meta'>[]): string[] {
  const tokens = new Map<string, Form | undefined>();
  const forms = new Map<string, Form>();
  const words = new Map<string, Word>();
  /** The form of a word that a token holds; `undefined` where it holds none. */
  const read = (token: string): Form | undefined => {
    const text = plainWord.exec(token)?.[1];
    if (text === undefined) return undefined;
    const known = forms.get(text);
    if (known) return known;
    const key = foldText(text);
    const of = words.get(key) ?? { key, pages: 0, last: -1, forms: [] };
    const form = { text, times: 0, of };
    of.forms.push(form);
    words.set(key, of);
    forms.set(text, form);
    return form;
  };
  for (const [number, { content, meta }] of pages.entries())
    for (const token of [content, ...searched.map((name) => meta[name] ?? '')].join(' ').split(/\s+/)) {
      const form = tokens.has(token) ? tokens.get(token) : read(token);
      tokens.set(token, form); // most of them come again and again
      if (!form) continue;
      form.times += 1;
      if (form.of.last !== number) form.of.pages += 1;
      form.of.last = number;
    }
  return [...words.values()]
    .sort((a, b) => b.pages - a.pages || (a.key < b.key ? -1 : 1))
    .map(({ forms: own }) => own.reduce((most, form) => (form.times > most.times ? form : most)).text);
}
