import { foldText, foldUmlauts } from '../shared/fold-text.ts';
import type { PageFragment } from '../pagefind/fragment.ts';
import { withoutElision } from '../shared/indexed-form.ts';
import { searchedFields } from '../shared/searched-fields.ts';

/** A token that is one word between punctuation. Tokens with a dash inside don't match. */
const singleWord = /^[^\p{L}\p{N}]*([\p{L}\p{M}\p{N}\p{Cf}’']*[\p{L}\p{M}\p{N}])[^\p{L}\p{N}]*$/u;

/** Matches a letter that is also written without its umlaut or as two letters. */
const umlaut = /[äöü]|[aou]\u0308/i;

/** A word with all its spellings. */
interface Word {
  folded: string;
  pageCount: number;
  /** The index of the last page that it was counted for. */
  lastPage: number;
  spellings: Spelling[];
}

interface Spelling {
  text: string;
  count: number;
  word: Word;
}

/** The words of a library. */
export interface IndexedVocabulary {
  /** Each word in its most frequent spelling, starting with the words on the most pages. */
  words: string[];
  /** Words that differ only in how they write umlauts: `['Müller', 'Mueller']`. */
  spellings: string[][];
}

/** Builds the vocabulary of pages. */
export function buildVocabulary(pages: readonly Pick<PageFragment, 'content' | 'meta'>[]): IndexedVocabulary {
  const spellingsOfTokens = new Map<string, Spelling | undefined>();
  const spellings = new Map<string, Spelling>();
  const words = new Map<string, Word>();
  const spellingOf = (token: string): Spelling | undefined => {
    const text = withoutElision(singleWord.exec(token)?.[1] ?? '');
    if (text === '') return undefined;
    const existing = spellings.get(text);
    if (existing) return existing;
    const folded = foldText(text);
    const word = words.get(folded) ?? { folded, pageCount: 0, lastPage: -1, spellings: [] };
    const spelling = { text, count: 0, word };
    word.spellings.push(spelling);
    words.set(folded, word);
    spellings.set(text, spelling);
    return spelling;
  };
  for (const [page, { content, meta }] of pages.entries())
    for (const token of [content, ...searchedFields.map((field) => meta[field] ?? '')].join(' ').split(/[\s\u2060]+/)) {
      // most tokens repeat
      const spelling = spellingsOfTokens.has(token) ? spellingsOfTokens.get(token) : spellingOf(token);
      spellingsOfTokens.set(token, spelling);
      if (!spelling) continue;
      spelling.count += 1;
      if (spelling.word.lastPage !== page) spelling.word.pageCount += 1;
      spelling.word.lastPage = page;
    }
  const sorted = [...words.values()].sort((a, b) => b.pageCount - a.pageCount || (a.folded < b.folded ? -1 : 1));
  const groups = [...Map.groupBy(sorted, ({ folded }) => foldUmlauts(folded)).values()];
  return {
    words: sorted.map(mostFrequentSpelling),
    // if none of them has an umlaut, they are different words: `does`, `DOS`
    spellings: groups
      .filter((group) => group.length > 1 && group.some((word) => word.spellings.some(({ text }) => umlaut.test(text))))
      .map((group) => group.map(mostFrequentSpelling)),
  };
}

const mostFrequentSpelling = ({ spellings }: Word): string =>
  spellings.reduce((best, one) => (one.count > best.count ? one : best)).text;
