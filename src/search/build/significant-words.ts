import { site } from '../../env.ts';
import { languageOf } from '../../settings.ts';
import { foldUmlauts } from '../shared/fold-text.ts';
import { indexedForm } from '../shared/indexed-form.ts';
import { foldStopWords, isStopWord, stopWords } from '../shared/stop-words.ts';

const ofSite = foldStopWords(stopWords[languageOf(site.language) ?? 'en']);

/** Returns the words of a text as the search folds them, each once, without those that nearly every text contains. */
export const significantWords = (text: string): string[] => [
  ...new Set(
    (indexedForm(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
      .filter((word) => !isStopWord(word, ofSite))
      .map((word) => foldUmlauts(word)),
  ),
];
