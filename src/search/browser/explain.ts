/** Explains terms that don't occur in the library. Loaded on demand. */
import type { SearchState } from '../shared/state.ts';
import { type Content, fill, isolate, joinList, scriptMessages, searchLink } from './dom.ts';
import type { SearchResults } from './engine.ts';
import type { MissingTerm } from './index-types.ts';

/** Says that a term doesn't occur, unless the summary has just said so, and suggests alternatives. */
export function explainMissing(
  { text, isPhrase = false, completions, suggestions }: MissingTerm,
  { total }: SearchResults,
  state: SearchState,
): Content {
  if (total === 0 && suggestions.length === 0) return [];
  if (completions.length > 0)
    return fill(scriptMessages.completions, { words: joinList(completions.map(isolate), 'conjunction') });
  const isWholeQuery = total === 0 && state.query.replace(/["“”„«»]/g, '') === text;
  const notFound = fill(scriptMessages.notFound, { term: [isolate(text)] });
  if (suggestions.length === 0) return notFound;
  const links = suggestions.map((suggestion) => {
    const query = replaceTerm(state.query, text, suggestion, isPhrase);
    return searchLink({ ...state, query }, suggestion);
  });
  const advice = fill(isPhrase ? scriptMessages.withoutQuotes : scriptMessages.didYouMean, {
    suggestions: joinList(links, 'disjunction'),
  });
  return isWholeQuery ? advice : [...notFound, ' ', ...advice];
}

/** Replaces a word or a quoted phrase in a query. */
function replaceTerm(query: string, text: string, replacement: string, isPhrase: boolean): string {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\P{L}+');
  const pattern = isPhrase
    ? `["“”„«»]\\P{L}*${literal}\\P{L}*?["“”«»]`
    : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`;
  return query.replace(new RegExp(pattern, 'u'), () => replacement);
}
