/**
 * Finds phrases that the index can't find, because a dash or another character separates their words. Loaded on
 * demand.
 */
import { foldUmlauts } from '../shared/fold-text.ts';
import type { TermResult } from './index-types.ts';
import type { PagefindResult } from '../pagefind/pagefind.ts';
import { splitWords } from './query.ts';

const maxScannedWorks = 20;

/**
 * Reads the best works that contain all words of a phrase, and returns those that contain the phrase. `perWord` has the
 * result of looking up each word; `scoreOf` returns the score of a work.
 */
export async function scanForPhrase(
  phrase: string,
  perWord: readonly TermResult[],
  scoreOf: (work: number) => number,
): Promise<PagefindResult[]> {
  const [first, ...others] = perWord;
  const candidates = [...(first?.works.keys() ?? [])]
    .filter((work) => others.every(({ works }) => works.has(work)))
    .sort((a, b) => scoreOf(b) - scoreOf(a))
    .slice(0, maxScannedWorks);
  const folded = foldPhrase(phrase);
  const matches = await Promise.all(
    candidates.map(async (work) => {
      const [result] = first?.results.get(work) ?? [];
      const fragment = await result?.data();
      const texts = [fragment?.content ?? '', ...Object.values(fragment?.meta ?? {})];
      return result && texts.some((text) => foldPhrase(text ?? '').includes(folded)) ? [result] : [];
    }),
  );
  return matches.flat();
}

/** Folds a text so that a folded phrase can be found in it as a substring. */
const foldPhrase = (text: string) => ` ${splitWords(text).map(foldUmlauts).join(' ')} `;
