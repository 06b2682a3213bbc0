import { format } from '../../messages/format.ts';
import { resultFacts, resultTags } from '../shared/result.ts';
import {
  cloneTemplate,
  type Content,
  fill,
  isolate,
  isolateParts,
  joinList,
  pageLocale,
  part,
  scriptMessages,
} from './dom.ts';
import type { Hit } from './hit.ts';
import type { SnippetPiece } from './snippet.ts';

/** Makes the list item of a result. */
export function resultItem(hit: Hit): HTMLElement {
  const item = part('item', HTMLElement, cloneTemplate('result'));
  const link = part('link', HTMLAnchorElement, item);
  link.href = hit.path + hit.hash;
  link.textContent = hit.title;
  link.dir = 'auto';
  const mark = part('mark', HTMLElement, item);
  const markMatches = (pieces: readonly SnippetPiece[]): Content =>
    pieces.map(({ text, marked }) => {
      if (!marked) return text;
      const match = mark.cloneNode() as HTMLElement;
      match.textContent = text;
      return match;
    });
  const extent = scriptMessages.extents[hit.extent] ?? hit.extent;
  const parts: Record<string, Content> = {
    facts: isolateParts(resultFacts(hit.byline, hit.publication, extent, hit.type)),
    snippet: markMatches(hit.pieces),
    note: hit.note.length > 0 ? fill(scriptMessages.editorsNote, { note: markMatches(hit.note) }) : [],
    tags: isolateParts(resultTags(hit.tags, scriptMessages, pageLocale)),
    reason: explainHit(hit),
  };
  for (const [name, content] of Object.entries(parts)) {
    const element = part(name, HTMLElement, item);
    if (content.every((piece) => piece === '')) element.remove();
    else element.replaceChildren(...content);
  }
  if (!hit.startsPartial) part('partial', HTMLElement, item).remove();
  return item;
}

/** Says where a work contains the terms, and which terms it lacks. */
function explainHit({ foundIn, missingTerms }: Hit): Content {
  const places = Object.entries(scriptMessages.places).flatMap(([place, label]) => (foundIn.has(place) ? label : []));
  const found = places.length > 0 ? fill(scriptMessages.foundIn, { places: joinList(places, 'conjunction') }) : [];
  const terms = joinList(missingTerms.map(termText).map(isolate), 'unit');
  const missing = terms.length > 0 ? fill(scriptMessages.missingTerms, { terms }) : [];
  return [...found, found.length > 0 && missing.length > 0 ? ' · ' : '', ...missing];
}

/** Returns a term as the reader wrote it. */
const termText = (words: readonly string[]): string =>
  words.length > 1 ? format(scriptMessages.phrase, { words: words.join(' ') }, pageLocale) : words.join('');
