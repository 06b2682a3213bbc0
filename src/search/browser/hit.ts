/** Makes results from the data of works. Loaded with the first search. */
import type { PageFragment } from '../pagefind/fragment.ts';
import { isExactMatch, type PagefindResult } from '../pagefind/pagefind.ts';
import { joiner } from '../shared/indexed-form.ts';
import { fieldsWith, positionsIn } from './found-in.ts';
import type { Term } from './query.ts';
import { makeSnippet, type Snippet, type SnippetPiece, type TermPosition } from './snippet.ts';

export { variantsOf } from './variants.ts';

/** A search result, ready to be shown. */
export interface Hit extends Snippet {
  /** The path of the work's page. */
  path: string;
  title: string;
  byline: string;
  /** Where and when the work was published. */
  publication: string;
  extent: string;
  /** The type of work, if it needs a label. */
  type: string;
  /** The names of its tags. */
  tags: string[];
  /** The query terms that the work doesn't contain, as the reader wrote them: the words of each. */
  missingTerms: (readonly string[])[];
  /** The part of the editor's notes that is shown, if they contain a term. */
  note: SnippetPiece[];
  /** The places where the work contains the other terms: searched fields, its `date`, its `text`, or an editor's `note`. */
  foundIn: ReadonlySet<string>;
  /** Whether it is the first result that lacks some of the terms, after those with all of them. */
  startsPartial: boolean;
}

/** Loads the fragment of a page and the positions of each term in its text. */
export async function locateTerms(
  perTerm: readonly (readonly PagefindResult[])[],
): Promise<{ fragment: PageFragment | undefined; positions: TermPosition[] }> {
  const positions: TermPosition[] = [];
  let fragment: PageFragment | undefined;
  for (const [term, results] of perTerm.entries())
    for (const result of results) {
      fragment = await result.data();
      for (const location of fragment.weighted_locations)
        if (isExactMatch(location)) positions.push({ position: location.location, term });
    }
  return { fragment, positions };
}

/** Makes a result from the fragment of a page, the positions of terms in it, and Pagefind's results for each term. */
export function toHit(
  { url, meta, filters, content, anchors }: PageFragment,
  positions: readonly TermPosition[],
  terms: readonly Term[],
  perTerm: readonly (readonly PagefindResult[])[],
): Omit<Hit, 'tags' | 'missingTerms' | 'startsPartial'> {
  const { title = url, byline = '', publication = '', type = '' } = meta;
  const [extent = ''] = filters.extent ?? [];
  const paragraphs = anchors.filter(({ id }) => /^p\d+[a-z]*$/.test(id));
  // the indexed text of a work without text is its title
  const text = content.replaceAll(joiner, '');
  const hasText = text !== title && text !== `${title}.`;
  const shown = terms.length > 0 && hasText ? content : '';
  const matches = terms.length > 0 ? positions : [];
  const snippet = makeSnippet(shown, matches, paragraphs, extent === 'excerpt');
  const foundIn = new Set(terms.flatMap((term, index) => fieldsWith(term, perTerm[index] ?? [], meta)));
  const hit = { path: url, title, byline, publication, extent, type, foundIn };
  if (hasText && matches.length > 0) foundIn.add(extent === 'reference' ? 'note' : 'text');
  if (extent === 'reference') return { ...hit, pieces: [], note: snippet.pieces, hash: snippet.hash };
  if (!foundIn.delete('notes')) return { ...hit, ...snippet, note: [] };
  foundIn.add('note');
  const matchesIn = (text: string) => terms.flatMap((term, index) => positionsIn(text, term, index));
  const notes = (meta.notes ?? '').split('\n').filter((one) => matchesIn(one).length > 0);
  const note = makeSnippet(notes.join(' '), matchesIn(notes.join(' ')), startsOf(notes));
  return matches.length > 0
    ? { ...hit, ...snippet, note: note.pieces }
    : { ...hit, pieces: [], note: note.pieces, hash: note.hash };
}

/** Returns the position where each text starts when the texts are joined, as paragraphs without an id. */
function startsOf(texts: readonly string[]): { id: string; location: number }[] {
  let location = 0;
  return texts.map((text) => {
    const start = location;
    location += text.split(' ').length;
    return { id: '', location: start };
  });
}
