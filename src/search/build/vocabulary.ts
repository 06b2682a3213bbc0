import { foldText } from '../shared/fold-text.ts';
import type { PageFragment } from '../shared/fragment.ts';
import { searchedFields } from '../shared/searched-fields.ts';

/** A token that is one word between punctuation. Tokens with a dash inside don't match. */
const singleWord = /^[^\p{L}\p{N}]*([\p{L}\p{M}\p{N}’']*[\p{L}\p{M}\p{N}])[^\p{L}\p{N}]*$/u;

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

/** Lists the words of pages, those on the most pages first, each in its most frequent spelling. */
export function buildVocabulary(pages: readonly Pick<PageFragment, 'content' | 'meta'>[]): string[] {
  const spellingsOfTokens = new Map<string, Spelling | undefined>();
  const spellings = new Map<string, Spelling>();
  const words = new Map<string, Word>();
  const spellingOf = (token: string): Spelling | undefined => {
    const text = singleWord.exec(token)?.[1];
    if (text === undefined) return undefined;
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
    for (const token of [content, ...searchedFields.map((field) => meta[field] ?? '')].join(' ').split(/\s+/)) {
      // most tokens repeat
      const spelling = spellingsOfTokens.has(token) ? spellingsOfTokens.get(token) : spellingOf(token);
      spellingsOfTokens.set(token, spelling);
      if (!spelling) continue;
      spelling.count += 1;
      if (spelling.word.lastPage !== page) spelling.word.pageCount += 1;
      spelling.word.lastPage = page;
    }
  return [...words.values()]
    .sort((a, b) => b.pageCount - a.pageCount || (a.folded < b.folded ? -1 : 1))
    .map((word) => word.spellings.reduce((best, other) => (other.count > best.count ? other : best)).text);
}
