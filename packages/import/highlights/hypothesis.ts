/** Reads annotations of Hypothesis: https://h.readthedocs.io/en/latest/api-reference/ */
import { urlKey } from '../site.ts';
import { isMapping } from '../text.ts';
import { annotationsIn } from './detect.ts';
import type { Highlight, HighlightedWork, ReadHighlights } from './highlight.ts';

type Item = Record<string, unknown>;
const mapping = (value: unknown): Item => (isMapping(value) ? value : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Reads the annotations, grouped by page. Skips replies, which belong to a conversation. */
export function readHypothesis(data: unknown): ReadHighlights {
  const annotations = annotationsIn(data) ?? [];
  const skipped: ReadHighlights['skipped'] = [];
  const isReply = ({ references }: Item) => list(references).length > 0;
  for (const reply of annotations.filter(isReply))
    skipped.push({ source: text(reply.uri), reason: `a reply to an annotation: ${text(reply.text).slice(0, 60)}` });
  const byPage = Map.groupBy(
    annotations.filter((annotation) => !isReply(annotation)),
    ({ uri }) => urlKey(text(uri)),
  );
  const works = [...byPage.values()].map((own): HighlightedWork => {
    const passages = own.map((annotation) => ({ ...highlightOf(annotation), start: startOf(annotation) }));
    const sorted = passages.toSorted((a, b) => a.start - b.start);
    return {
      title: own.map(titleOf).find((title) => title !== '') ?? '',
      author: '',
      url: text(own[0]?.uri),
      tags: [...new Set(own.flatMap(({ tags }) => list(tags).map(text)))],
      highlights: sorted
        .map(({ start: _start, ...highlight }) => highlight)
        .filter(({ text: words, note }) => words !== '' || note !== ''),
    };
  });
  return {
    works: works.filter(({ highlights }) => highlights.length > 0),
    skipped,
    ignored: ['users', 'the day of each'],
  };
}

const titleOf = ({ document }: Item): string => {
  const { title } = mapping(document);
  return text(Array.isArray(title) ? title[0] : title);
};

/** Returns the selector with a type, which says where an annotation is. */
const selector = ({ target }: Item, type: string): Item =>
  list(mapping(list(target)[0]).selector)
    .map(mapping)
    .find((other) => other.type === type) ?? {};

/** Returns the position of an annotation on its page. A note on the whole page comes first. */
function startOf(annotation: Item): number {
  const { start } = selector(annotation, 'TextPositionSelector');
  return typeof start === 'number' ? start : -1;
}

function highlightOf(annotation: Item): Highlight {
  const { index, label } = selector(annotation, 'PageSelector');
  const page = text(label) || (typeof index === 'number' ? String(index + 1) : '');
  return {
    text: text(selector(annotation, 'TextQuoteSelector').exact),
    note: text(annotation.text),
    page: page || undefined,
    url: text(mapping(annotation.links).incontext) || undefined,
  };
}
