/** Reads a Kindle's “My Clippings.txt”, whose lines are in the language of the device. */
import type { Highlight, HighlightedWork, ReadHighlights } from './highlight.ts';

/** The words for kinds of clippings: en, de, fr, es, it, pt, nl, ru, ja, zh, ko. */
const words = {
  bookmark: /bookmark|lesezeichen|signet|marcador|segnalibro|bladwijzer|закладка|ブックマーク|书签|書籤|책갈피/i,
  note: /\bnote\b|notiz|\bnota\b|notitie|заметка|メモ|笔记|筆記|메모/i,
  highlight:
    /highlight|markierung|surlignement|subrayado|destaque|evidenziazione|markering|выделенный|ハイライト|标注|標註|하이라이트/i,
};

/** Patterns for a page number, in digits or Roman numerals, and for a location. */
const numbers = String.raw`([\divxlcdm]+(?:[-–]\d+)?)`;
const page = new RegExp(
  String.raw`(?:page|seite|página|pagina|страниц[аеы]|стр\.|페이지|第)\s*${numbers}\b|(\d+(?:[-–]\d+)?)\s*(?:ページ|页|頁|페이지)`,
  'i',
);
const location = new RegExp(
  String.raw`(?:location|loc\.|position|emplacement|posición|posizione|posição|locatie|место|位置(?:No\.)?|위치)\s*[:#]?\s*(\d+(?:[-–]\d+)?)`,
  'i',
);

/** A title, with the authors in the last parentheses. */
const titleLine = /^(.*?)(?:\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\))?$/s;

interface Clipping extends Highlight {
  heading: string;
  kind: 'highlight' | 'note' | 'bookmark' | undefined;
}

/** Reads the clippings. Sorts the clippings of each work by position, and adds notes to their passages. */
export function readKindle(text: string): ReadHighlights {
  const skipped: ReadHighlights['skipped'] = [];
  const clippings = clippingsIn(text, skipped);
  const works = [...Map.groupBy(clippings, ({ heading }) => heading)].map(([heading, own]): HighlightedWork => {
    const [, title = heading, author = ''] = titleLine.exec(heading) ?? [];
    return { title: title || heading, author, tags: [], highlights: arrange(own, heading, skipped) };
  });
  return { works: works.filter(({ highlights }) => highlights.length > 0), skipped, ignored: ['the day of each'] };
}

function clippingsIn(text: string, skipped: ReadHighlights['skipped']): Clipping[] {
  let line = 1;
  return text.split(/^={10}[ \t]*\n?/m).flatMap((part): Clipping[] => {
    const first = line + (/^\s*\n/.exec(part)?.[0].split('\n').length ?? 1) - 1;
    line += part.split('\n').length;
    const [heading = '', facts = '', ...rest] = part.trim().replaceAll('\uFEFF', '').split('\n');
    const words = rest.join('\n').trim();
    if (heading === '') return [];
    const kind = kindOf(facts);
    const place = {
      page: page.exec(facts)?.slice(1).find(Boolean),
      location: location.exec(facts)?.[1],
    };
    if (kind === 'bookmark' || words === '') {
      skipped.push({
        source: heading,
        reason: kind === 'bookmark' ? 'a bookmark, without words' : 'a clipping without words',
      });
      return [];
    }
    const own = kind === 'note' ? { text: '', note: words } : { text: words, note: '' };
    return [{ heading, kind, ...own, ...place, line: first }];
  });
}

function kindOf(facts: string): Clipping['kind'] {
  if (words.bookmark.test(facts)) return 'bookmark';
  if (words.highlight.test(facts)) return 'highlight';
  return words.note.test(facts) ? 'note' : undefined;
}

/** Returns where a place starts and ends. */
const rangeOf = ({ location: at, page: on }: Highlight): [number, number] => {
  const [start = NaN, end = start] = (at ?? on ?? '').split(/[-–]/).map(Number);
  return [start, end];
};

/**
 * Sorts highlights by position, adds each note to the passage at its position, and leaves out passages that a longer one
 * contains.
 */
function arrange(clippings: readonly Clipping[], heading: string, skipped: ReadHighlights['skipped']): Highlight[] {
  const startOf = (clipping: Clipping) => rangeOf(clipping)[0] || 0;
  const sorted = clippings.toSorted((a, b) => startOf(a) - startOf(b));
  const passages = sorted.filter(({ text }) => text !== '');
  const kept = passages.filter((passage, index) => {
    const longer = passages.find((other, at) => other !== passage && repeats(other, passage, at < index));
    if (longer)
      skipped.push({ source: heading, reason: `repeated in a longer highlight: ${passage.text.slice(0, 60)}` });
    return !longer;
  });
  for (const note of sorted.filter(({ text }) => text === '')) {
    const [at] = rangeOf(note);
    const passage = kept.find((other) => at >= rangeOf(other)[0] && at <= rangeOf(other)[1]);
    if (passage) passage.note = [passage.note, note.note].filter(Boolean).join('\n\n');
    else kept.push(note);
  }
  return kept.map(({ heading: _heading, kind: _kind, ...highlight }) => highlight);
}

/** Whether a passage contains another one at the same place. Of two equal passages, the first one is kept. */
function repeats(longer: Highlight, passage: Highlight, isBefore: boolean): boolean {
  const [[start, end], [from, to]] = [rangeOf(longer), rangeOf(passage)];
  if (from > end || to < start) return false;
  return longer.text === passage.text ? isBefore : longer.text.includes(passage.text);
}
