/** A piece of an excerpt; `marked` where it is a word that was looked for. */
export interface SnippetPiece {
  text: string;
  marked: boolean;
}

/** A place in a text where a term stands. */
export interface Match {
  /** Which word of the text, from 0. */
  at: number;
  /** Which term of the query. */
  term: number;
}

/** What is shown of a work that was found. */
export interface Snippet {
  /** Its words: the densest place, and where terms are missing there, the next. */
  pieces: SnippetPiece[];
  /** Where a link leads to show the densest place: `#p3:~:text=…`, or nothing for the whole. */
  hash: string;
}

/** How many words an excerpt has. */
const length = 36;
/** How many words of the text are shown before the first that was looked for. */
const lead = 6;
/** In how many places an excerpt may show a text. */
const most = 3;
/** How many words a link marks. */
const mostMarks = 6;

/** The words of a text as the index counts them. */
const wordsOf = (text: string) => text.split(/[^\S\uFEFF]+/).filter(Boolean);

/**
 * Takes the excerpt of a text that shows most of what was asked: the place with the most terms, then with the most
 * words that were looked for. `paragraphs` are the ids of its paragraphs and the word with which each begins;
 * `breaksOff` tells that the text is an excerpt itself, which goes on elsewhere.
 */
export function makeSnippet(
  text: string,
  places: readonly Match[],
  paragraphs: readonly { id: string; location: number }[] = [],
  breaksOff = false,
): Snippet {
  const words = wordsOf(breaksOff ? text.replace(/\.$/, ' …') : text); // the index closes each text with a full stop
  const sorted = places.filter(({ at }) => at < words.length).toSorted((a, b) => a.at - b.at || a.term - b.term);
  const marks = new Set(sorted.map(({ at }) => at));
  const best = densest(sorted, length);
  if (!best) return { pieces: show(words, [{ from: 0, to: Math.min(length, words.length) }], marks), hash: '' };

  const shown = [best];
  const seen = new Set(within(sorted, best).map(({ term }) => term));
  while (shown.length < most) {
    const next = densest(
      sorted.filter(({ term }) => !seen.has(term)),
      Math.floor(length / 2),
    );
    if (!next) break;
    shown.push(next);
    for (const { term } of within(sorted, next)) seen.add(term);
  }
  const each = Math.floor(length / shown.length);
  const windows = shown.map(({ from, to }) => around(words, from, Math.max(each, to - from)));
  return { pieces: show(words, join(windows), marks), hash: hashOf(words, within(sorted, best), paragraphs) };
}

interface Span {
  /** The first word. */
  from: number;
  /** The word after the last. */
  to: number;
}

const within = (places: readonly Match[], { from, to }: Span) => places.filter(({ at }) => at >= from && at < to);

/** The span of at most so many words that holds the most terms, then the most places; the first of equals. */
function densest(places: readonly Match[], size: number): Span | undefined {
  let best: (Span & { value: number }) | undefined;
  places.forEach(({ at }, index) => {
    const terms = new Set<number>();
    let end = index;
    for (; end < places.length && (places[end]?.at ?? 0) < at + size - lead; end += 1)
      terms.add(places[end]?.term ?? 0);
    const value = terms.size * 1000 + end - index;
    if (!best || value > best.value) best = { from: at, to: (places[end - 1]?.at ?? at) + 1, value };
  });
  return best;
}

/** The window that shows a span: begun with its sentence where that is near, else a few words before. */
function around(words: readonly string[], from: number, size: number): Span {
  let start = Math.max(0, from - lead);
  for (let at = from; at > Math.max(0, from - 2 * lead); at -= 1)
    if (/[.!?…]["'”’)\]]*$/.test(words[at - 1] ?? '')) {
      start = at;
      break;
    }
  start = Math.max(0, Math.min(start, words.length - size));
  return { from: start, to: Math.min(words.length, start + size) };
}

/** Brings windows into the order of the text and joins those that meet. */
function join(windows: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { from, to } of windows.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** The windows as pieces, with an ellipsis wherever words are left out; marks leave the punctuation around words alone. */
function show(words: readonly string[], windows: readonly Span[], marks: ReadonlySet<number>): SnippetPiece[] {
  const pieces: SnippetPiece[] = [];
  const add = (text: string, marked = false) => {
    const last = pieces.at(-1);
    if (last && last.marked === marked) last.text += text;
    else if (text) pieces.push({ text, marked });
  };
  windows.forEach(({ from, to }, index) => {
    if (from > 0 || index > 0) add(index > 0 ? ' … ' : '… ');
    for (let at = from; at < to; at += 1) {
      const word = words[at] ?? '';
      const { before, bare, after } = bareOf(word);
      if (at > from) add(' ');
      if (marks.has(at) && bare) {
        add(before);
        add(bare, true);
        add(after);
      } else add(word);
    }
  });
  if ((windows.at(-1)?.to ?? 0) < words.length) add(' …');
  return pieces;
}

/** A word without the punctuation around it. */
function bareOf(word: string) {
  const [, before = '', bare = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word) ?? [];
  return { before, bare, after };
}

/**
 * The end of a link that leads to the paragraph and marks the words: a text fragment for each, told from other places
 * by the words beside it. See https://wicg.github.io/scroll-to-text-fragment/
 */
function hashOf(
  words: readonly string[],
  places: readonly Match[],
  paragraphs: readonly { id: string; location: number }[],
): string {
  const first = places[0]?.at ?? 0;
  const inOrder = paragraphs.toSorted((a, b) => a.location - b.location);
  const start = inOrder.findLastIndex(({ location }) => location <= first);
  const [from, to] = [inOrder[start]?.location ?? 0, inOrder[start + 1]?.location ?? words.length];
  const encode = (text: string) => encodeURIComponent(text).replaceAll('-', '%2D');
  const directives = [...new Set(places.map(({ at }) => at))]
    .filter((at) => at >= from && at < to)
    .slice(0, mostMarks)
    .map((at) => {
      const { before, bare, after } = bareOf(words[at] ?? '');
      const prefix = `${at > from ? words[at - 1] : ''} ${before}`.trim();
      const suffix = `${after} ${at + 1 < to ? words[at + 1] : ''}`.trim();
      return `text=${prefix && `${encode(prefix)}-,`}${encode(bare)}${suffix && at + 1 < to ? `,-${encode(suffix)}` : ''}`;
    });
  const id = inOrder[start]?.id;
  return id === undefined ? '' : `#${id}${directives.length > 0 ? `:~:${directives.join('&')}` : ''}`;
}
