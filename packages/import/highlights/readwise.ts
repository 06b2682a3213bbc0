/** Reads the highlights in an export of Readwise, which is a table. */
import { readCsv, type Row } from '../csv.ts';
import { listIn } from '../bookmarks/bookmark.ts';
import type { Highlight, HighlightedWork, ReadHighlights } from './highlight.ts';

/** The columns that only programs use. */
const programs = ['amazon book id', 'color', 'tags', 'highlighted at'];

/** Reads the highlights, grouped by work. Throws if the table is malformed. */
export function readReadwise(text: string): ReadHighlights {
  const rows = readCsv(text);
  const skipped: ReadHighlights['skipped'] = [];
  const byWork = Map.groupBy(rows, ({ get }) => JSON.stringify([get('book title'), get('book author')]));
  const works = [...byWork.values()].flatMap((own): HighlightedWork[] => {
    const [first] = own;
    if (!first) return [];
    const highlights = own.map(highlightOf).filter(({ text: words, note }) => words !== '' || note !== '');
    if (highlights.length < own.length)
      skipped.push({ source: first.get('book title'), reason: 'a row without words' });
    return [
      {
        title: first.get('book title'),
        author: first.get('book author'),
        isBook: own.some(({ get }) => get('amazon book id') !== ''),
        tags: [...new Set(own.flatMap(({ get }) => listIn(get('document tags'))))],
        highlights: highlights.toSorted((a, b) => positionOf(a) - positionOf(b)),
      },
    ];
  });
  return { works, skipped, ignored: programs.filter((name) => rows.some(({ get }) => get(name) !== '')) };
}

/** Reads a highlight. Ignores other types of location: if a work has no pages, Readwise only numbers its passages. */
function highlightOf({ get, line }: Row): Highlight {
  const [type, place] = [get('location type').toLowerCase(), get('location')];
  return {
    text: get('highlight'),
    note: get('note'),
    page: type === 'page' && place !== '' ? place : undefined,
    location: type === 'location' && place !== '' ? place : undefined,
    line,
  };
}

const positionOf = ({ page, location }: Highlight): number => Number.parseInt(location ?? page ?? '', 10) || 0;
