import { foldUmlauts } from '../shared/fold-text.ts';
import { splitWords } from './query.ts';

/** Folds the words of a text, so that case, diacritics and punctuation don't count. */
const foldWords = (text: string): string => splitWords(text).map(foldUmlauts).join(' ');

/** Returns the work whose title is the query, if there is exactly one. */
export function exactTitle<Work extends { title: string }>(query: string, works: readonly Work[]): Work | undefined {
  const title = foldWords(query);
  const [work, another] = works.filter((one) => title !== '' && foldWords(one.title) === title);
  return another ? undefined : work;
}
