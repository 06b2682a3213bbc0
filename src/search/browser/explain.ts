/** Explains how a query was understood, where the list of results doesn't show it by itself. Loaded on demand. */
import { format } from '../../messages/format.ts';
import type { SearchState } from '../shared/state.ts';
import { type Content, fill, isolate, joinList, makeElement, pageLocale, scriptMessages, searchLink } from './dom.ts';
import type { SearchResults } from './engine.ts';
import type { MissingTerm } from './index-types.ts';
import { removeInvisible } from './query.ts';

/** Returns a line for each part of the query that needs an explanation. */
export function explain(results: SearchResults, shown: SearchState): Content[] {
  const state = { ...shown, query: removeInvisible(shown.query) };
  const { total, complete, hasTerms, missing, excluded } = results;
  const unexplained = missing.filter(({ completions, suggestions }) => completions.length + suggestions.length === 0);
  const isObvious = complete === 0 && missing.length > 0;
  return [
    hasTerms ? [] : fill(scriptMessages.nothingToSearch, { query: [isolate(state.query)] }),
    complete === undefined || isObvious ? [] : fill(scriptMessages.split, { complete, partial: total - complete }),
    total > 0 && unexplained.length > 0 ? sayNotFound(unexplained.map(({ text }) => text)) : [], // or the summary says so
    ...missing.filter((term) => !unexplained.includes(term)).map((term) => explainMissing(term, results, state)),
    ...excluded.map((words) => explainExcluded(words.join(' '), state)),
  ];
}

/** Says that works with a term are excluded, and offers to search for it as well. */
function explainExcluded(text: string, state: SearchState): Content {
  const pattern = new RegExp(`(?<!\\S)[\\p{Pd}−](?=["“”„«»]?${toPattern(text)}(?![\\p{L}\\p{N}]))`, 'u');
  const query = state.query.replace(pattern, '');
  const include = format(scriptMessages.includeTerm, { term: text }, pageLocale);
  return [
    ...fill(scriptMessages.withoutTerm, { term: [isolate(text)] }),
    ' ',
    searchLink({ ...state, query }, include),
  ];
}

/** Says that terms don't occur. */
const sayNotFound = (terms: readonly string[]): Content =>
  fill(scriptMessages.notFound, { terms: joinList([...new Set(terms)].map(quote), 'disjunction') });

/** Puts a term in quotation marks. */
const quote = (text: string) => makeElement('span', ...fill(scriptMessages.phrase, { words: [isolate(text)] }));

/** Says which words are used or suggested instead of a missing term, and that it is missing, unless the summary says so. */
function explainMissing(
  { text, isPhrase = false, completions, suggestions }: MissingTerm,
  { total }: SearchResults,
  state: SearchState,
): Content {
  if (completions.length > 0)
    return fill(scriptMessages.completions, { words: joinList(completions.map(isolate), 'conjunction') });
  const isWholeQuery = total === 0 && state.query.replace(/["“”„«»]/g, '') === text;
  const links = suggestions.map((spelling) => {
    const suggestion = likeQuery(spelling, state.query);
    const query = replaceTerm(state.query, text, suggestion, isPhrase);
    return searchLink({ ...state, query }, suggestion);
  });
  const advice = fill(isPhrase ? scriptMessages.withoutQuotes : scriptMessages.didYouMean, {
    suggestions: joinList(links, 'disjunction'),
  });
  return isWholeQuery ? advice : [...sayNotFound([text]), ' ', ...advice];
}

/** Converts a word to lower case if the query has no capitals, except in German, where nouns need them. */
const likeQuery = (word: string, query: string): string =>
  query === query.toLowerCase() && !pageLocale.startsWith('de') ? word.toLowerCase() : word;

/** Replaces a word or a quoted phrase in a query. */
function replaceTerm(query: string, text: string, replacement: string, isPhrase: boolean): string {
  const literal = toPattern(text);
  const pattern = isPhrase
    ? `["“”„«»]\\P{L}*${literal}\\P{L}*?["“”«»]`
    : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`;
  return query.replace(new RegExp(pattern, 'u'), () => replacement);
}

/** Returns the source of a regular expression for words, whatever separates them in the query. */
const toPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\P{L}+');
