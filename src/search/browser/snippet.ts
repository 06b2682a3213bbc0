import { isUnspaced, joiner } from '../shared/indexed-form.ts';

/** A piece of a snippet. */
export interface SnippetPiece {
  text: string;
  /** Whether the piece is a match. */
  marked: boolean;
}

/** An occurrence of a term in a text. */
export interface TermPosition {
  /** The index of the word in the text. */
  position: number;
  /** The index of the term in the query. */
  term: number;
}

/** The start of a paragraph with an id, as the index of its first word. */
interface Paragraph {
  id: string;
  location: number;
}

/** The part of a text that is shown with a search result. */
export interface Snippet {
  pieces: SnippetPiece[];
  /** The fragment of the link: `#p3:~:text=…`, or an empty string. */
  hash: string;
}

/** The length of a snippet, in words. */
const snippetLength = 36;
/** The number of words shown before the first match. */
const leadLength = 6;
/** The number of passages in a snippet. */
const maxPassages = 3;
/** The number of words that a link highlights. */
const maxDirectives = 6;

/** Splits a text into words as Pagefind counts them. Words without a space before them start with the joiner. */
const splitAsIndexed = (text: string) => text.split(/[^\S\uFEFF]+|(?=\u2060)/).filter(Boolean);

/**
 * Extracts the passage with the most different terms or, if several tie, the most matches; then passages with the terms
 * that it lacks or, if it lacks none, another passage with as many terms. `breaksOff` means that the work continues
 * after the text.
 */
export function makeSnippet(
  text: string,
  positions: readonly TermPosition[],
  paragraphs: readonly Paragraph[] = [],
  breaksOff = false,
): Snippet {
  const words = splitAsIndexed(breaksOff ? text.replace(/\.$/, ' …') : text); // Pagefind ends each text with a full stop
  const matches = positions
    .filter(({ position }) => position < words.length)
    .toSorted((a, b) => a.position - b.position || a.term - b.term);
  const marked = new Set(matches.map(({ position }) => position));
  const best = densestSpan(matches, snippetLength);
  if (!best) {
    const opening = { start: 0, end: Math.min(snippetLength, words.length) };
    return { pieces: toPieces(words, [opening], marked), hash: '' };
  }
  const spans: Span[] = [best];
  const coveredTerms = new Set(within(matches, best).map(({ term }) => term));
  while (spans.length < maxPassages) {
    const next = densestSpan(
      matches.filter(({ term }) => !coveredTerms.has(term)),
      Math.floor(snippetLength / 2),
    );
    if (!next) break;
    spans.push(next);
    for (const { term } of within(matches, next)) coveredTerms.add(term);
  }
  if (spans.length === 1) {
    const elsewhere = matches.filter(({ position }) => Math.abs(position - best.start) >= snippetLength);
    const second = densestSpan(elsewhere, snippetLength / 2);
    if (second && second.terms === best.terms) spans.push(second);
  }
  const passageLength = Math.floor(snippetLength / spans.length);
  const passages = spans.map(({ start, end }) => passageAround(words, start, Math.max(passageLength, end - start)));
  return {
    pieces: toPieces(words, mergeOverlapping(passages), marked),
    hash: textFragment(words, within(matches, best), paragraphs),
  };
}

/** A range of words; `end` is exclusive. */
interface Span {
  start: number;
  end: number;
}

const within = (matches: readonly TermPosition[], { start, end }: Span) =>
  matches.filter(({ position }) => position >= start && position < end);

/**
 * Returns the span of at most `size` words with the most different terms or, if several tie, the most matches. `terms`
 * is the number of these terms.
 */
function densestSpan(matches: readonly TermPosition[], size: number): (Span & { terms: number }) | undefined {
  let best: (Span & { terms: number; score: number }) | undefined;
  matches.forEach(({ position }, index) => {
    const terms = new Set<number>();
    let next = index;
    for (; next < matches.length && (matches[next]?.position ?? 0) < position + size - leadLength; next += 1)
      terms.add(matches[next]?.term ?? 0);
    const score = terms.size * 1000 + next - index;
    if (!best || score > best.score)
      best = { start: position, end: (matches[next - 1]?.position ?? position) + 1, terms: terms.size, score };
  });
  return best;
}

/** Returns a passage of `size` words that starts with a sentence if one starts nearby, or else a few words earlier. */
function passageAround(words: readonly string[], firstMatch: number, size: number): Span {
  let start = Math.max(0, firstMatch - leadLength);
  for (let index = firstMatch; index > Math.max(0, firstMatch - 2 * leadLength); index -= 1)
    if (/[.!?…]["'”’)\]]*$/.test(words[index - 1] ?? '')) {
      start = index;
      break;
    }
  start = Math.max(0, Math.min(start, words.length - size));
  return { start, end: Math.min(words.length, start + size) };
}

/** Sorts spans and merges those that overlap or touch. */
function mergeOverlapping(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Converts passages to pieces, with ellipses for omitted words. Punctuation around a match is not marked. */
function toPieces(
  words: readonly string[],
  passages: readonly Span[],
  markedPositions: ReadonlySet<number>,
): SnippetPiece[] {
  const pieces: SnippetPiece[] = [];
  const add = (text: string, marked = false) => {
    const last = pieces.at(-1);
    if (last && last.marked === marked) last.text += text;
    else if (text) pieces.push({ text, marked });
  };
  passages.forEach(({ start, end }, passage) => {
    if (start > 0 || passage > 0) add(passage > 0 ? ' … ' : '… ');
    for (let index = start; index < end; index += 1) {
      const word = words[index]?.replace(joiner, '') ?? '';
      const { before, bare, after } = splitPunctuation(word);
      if (index > start && !isJoined(words[index])) add(' ');
      if (markedPositions.has(index) && bare) {
        add(before);
        add(bare, true);
        add(after);
      } else add(word);
    }
  });
  if ((passages.at(-1)?.end ?? 0) < words.length) add(' …');
  return pieces;
}

/** Returns whether no space precedes a word. */
const isJoined = (word = ''): boolean => word.startsWith(joiner);

/** Splits a word from the punctuation around it. */
function splitPunctuation(word: string) {
  const [, before = '', bare = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word) ?? [];
  return { before, bare, after };
}

/**
 * Returns a fragment that links to the paragraph of the first match and highlights the matches in it. The words before
 * and after each match distinguish it from other occurrences. See https://wicg.github.io/scroll-to-text-fragment/
 */
function textFragment(
  words: readonly string[],
  matches: readonly TermPosition[],
  paragraphs: readonly Paragraph[],
): string {
  const firstMatch = matches[0]?.position ?? 0;
  const sorted = paragraphs.toSorted((a, b) => a.location - b.location);
  const current = sorted.findLastIndex(({ location }) => location <= firstMatch);
  const id = sorted[current]?.id;
  if (id === undefined) return '';
  const [start, end] = [sorted[current]?.location ?? 0, sorted[current + 1]?.location ?? words.length];
  const encode = (text: string) => encodeURIComponent(text).replaceAll('-', '%2D');
  const positions = [...new Set(matches.map(({ position }) => position))];
  const directives = joinedRuns(
    words,
    positions.filter((position) => position >= start && position < end),
  )
    .slice(0, maxDirectives)
    .flatMap((run) => {
      const [position = 0] = run;
      const text = run
        .map((one) => words[one] ?? '')
        .join('')
        .replaceAll(joiner, '');
      // browsers match whole words, so in scripts without spaces, context can't distinguish one occurrence from another
      if (isUnspaced(text)) return isIn(words.slice(0, position), text) ? [] : `text=${encode(text)}`;
      const { before, bare, after } = splitPunctuation(text);
      const isLast = position + 1 >= end;
      const prefix = `${position > start ? words[position - 1] : ''} ${before}`.trim();
      const suffix = `${after} ${isLast ? '' : words[position + 1]}`.trim();
      return `text=${prefix && `${encode(prefix)}-,`}${encode(bare)}${suffix && !isLast ? `,-${encode(suffix)}` : ''}`;
    });
  return `#${id}${directives.length > 0 ? `:~:${directives.join('&')}` : ''}`;
}

/** Groups the positions of words that follow each other without a space. Positions are ascending. */
function joinedRuns(words: readonly string[], positions: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const position of positions) {
    const last = runs.at(-1);
    if (last?.at(-1) === position - 1 && isJoined(words[position])) last.push(position);
    else runs.push([position]);
  }
  return runs;
}

const isIn = (words: readonly string[], text: string): boolean => words.join('').replaceAll(joiner, '').includes(text);
