/** Imports highlights: an excerpt from each work, with the places of its passages. */
import { columnsOf } from '../csv.ts';
import type { Imported, ImportedEntry, ImportInput, ImportOptions } from '../entry.ts';
import { identityOf } from '../identity.ts';
import { paragraphs } from '../markdown.ts';
import { readByline } from '../page/bylines.ts';
import { wordsOf } from '../page/words.ts';
import { rightsOf } from '../rights.ts';
import { placeholderTitle, site, webUrl } from '../site.ts';
import { type TagMatcher, tagMatcher } from '../tags.ts';
import { cleanLine, parseJson, shorten } from '../text.ts';
import { annotationsIn, isReadwise } from './detect.ts';
import type { Highlight, HighlightedWork, ReadHighlights } from './highlight.ts';
import { readHypothesis } from './hypothesis.ts';
import { readKindle } from './kindle.ts';
import { readReadwise } from './readwise.ts';

/** Imports the highlights in a file: one article for each work. */
export function importHighlights({ name, text }: Pick<ImportInput, 'name' | 'text'>, options: ImportOptions): Imported {
  const { works, skipped, ignored } = read(text);
  const imported: Imported = { entries: [], skipped, lost: [], notes: [] };
  const tags = tagMatcher(options, name);
  works.forEach((work, index) => {
    options.progress(index + 1, works.length);
    const passages = work.highlights.filter((highlight) => highlight.text !== '');
    if (passages.length === 0) {
      imported.skipped.push({ source: work.title || name, reason: 'it has notes, but no highlighted words' });
      return;
    }
    const { entry, lost } = toArticle(work, options, tags);
    imported.entries.push(entry);
    imported.lost.push(...lost);
  });
  imported.entries.push(...tags.created);
  if (ignored.length > 0)
    imported.notes.push(`${name}: data that only programs use is left out: ${ignored.join(', ')}.`);
  return imported;
}

function read(text: string): ReadHighlights {
  const start = text.trimStart();
  const data = start.startsWith('{') ? parseJson(text) : undefined;
  if (annotationsIn(data)) return readHypothesis(data);
  return isReadwise(columnsOf(start)) ? readReadwise(start) : readKindle(text);
}

/**
 * Makes an article from a work's highlights. The number of passages doesn't matter for recognizing a work that is already
 * in the library, because it grows.
 */
function toArticle(work: HighlightedWork, options: ImportOptions, tags: TagMatcher) {
  const title = cleanLine(work.title) || placeholderTitle;
  const bylines = work.author.split(';').map((name) => readByline(name));
  const [authors, editors] = [bylines.flatMap((line) => line.authors), bylines.flatMap((line) => line.editors)];
  const { ids, unmatched } = tags.idsOf(work.tags);
  const isWeb = work.url !== undefined && webUrl().safeParse(work.url).success;
  const fields: Record<string, unknown> = {
    title,
    ...(work.isBook ? { type: 'book' } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(editors.length > 0 ? { editors } : {}),
    extent: 'excerpt',
    ...(isWeb ? { source: { url: work.url } } : {}),
    ...(ids.length > 0 ? { tags: ids } : {}),
    ...rightsOf(options),
  };
  const [first] = authors;
  const wanted = isWeb ? title : `${first?.family ?? first?.literal ?? ''} ${title}`;
  const id = options.allotId('articles', wanted, {
    ...identityOf(fields),
    foundBy: isWeb ? 'address' : 'title',
    words: () => wordsOf(work.highlights.find(({ text }) => text !== '')?.text ?? ''),
  });
  const notes = work.highlights.filter(({ note }) => note !== '');
  const lost = [
    ...unmatched.map((tag) => ({ id, what: `keyword without a tag: ${tag}`, line: undefined })),
    ...(isWeb || work.url === undefined ? [] : [{ id, what: `not a web address: ${work.url}`, line: undefined }]),
    ...(options.notes
      ? []
      : notes.map(({ note, line }) => ({ id, what: `note (keep it with --notes): ${shorten(note)}`, line }))),
  ];
  const entry: ImportedEntry = {
    collection: 'articles',
    id,
    source: title,
    frontmatter: fields,
    body: bodyOf(work.highlights, options.notes),
  };
  return { entry, lost };
}

/** Phrases that say where a passage is, by language. */
const places: Readonly<Record<string, { page: string; location: string; both: string; context: string }>> = {
  en: {
    page: 'Page {page}.',
    location: 'Location {location}.',
    both: 'Page {page}, location {location}.',
    context: 'In context',
  },
  de: {
    page: 'Seite {page}.',
    location: 'Position {location}.',
    both: 'Seite {page}, Position {location}.',
    context: 'Im Zusammenhang',
  },
  fr: {
    page: 'Page {page}.',
    location: 'Emplacement {location}.',
    both: 'Page {page}, emplacement {location}.',
    context: 'Dans le contexte',
  },
};

/** Returns the place of a passage in words, in the language of the site. Empty if it is not known. */
function placeOf({ page = '', location = '', url = '' }: Highlight): string {
  const { [site.language.slice(0, 2)]: text = places.en } = places;
  const known = page && location ? 'both' : page ? 'page' : location ? 'location' : undefined;
  const sentence = known === undefined ? '' : (text?.[known] ?? '');
  const place = sentence.replace('{page}', page.replace('-', '–')).replace('{location}', location.replace('-', '–'));
  const link = webUrl().safeParse(url).success ? `[${text?.context}](<${url}>)` : '';
  return [place, link].filter(Boolean).join(' ');
}

/**
 * Returns the text of an excerpt: its passages with omissions between them. An editorial footnote says where each passage
 * is. Notes by the reader become editor's notes if `keepsNotes` is set.
 */
function bodyOf(highlights: readonly Highlight[], keepsNotes: boolean): string {
  const footnotes: string[] = [];
  const blocks = highlights.flatMap((highlight, index): string[] => {
    const { text, note } = highlight;
    const isFirst = highlights.slice(0, index).every((other) => other.text === '');
    const place = text === '' ? '' : placeOf(highlight);
    const label = `[^ed-${footnotes.length + 1}]`;
    if (place !== '') footnotes.push(`${label}: ${place}`);
    return [
      ...(text === '' || isFirst ? [] : ['::omission']),
      ...(text === '' ? [] : [`${paragraphs(text)}${place === '' ? '' : label}`]),
      ...(note !== '' && keepsNotes ? [`:::editors-note\n${paragraphs(note)}\n:::`] : []),
    ];
  });
  return [...blocks, ...footnotes].join('\n\n');
}
