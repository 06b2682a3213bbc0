import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { directiveToMarkdown } from 'mdast-util-directive';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { stringify } from 'yaml';
import { foldText, splitWords } from '../site.ts';
import type { JudgedQuery } from './measures.ts';

/** A judged test collection: documents, and questions with the ids of the documents that are relevant to them. */
export interface Collection {
  documents: readonly CollectionDocument[];
  queries: readonly { id: number; text: string; relevant: readonly number[] }[];
}

/** A document of a collection. Its title may be empty. */
export interface CollectionDocument {
  id: number;
  title: string;
  text: string;
}

export const readCollection = async (file: string): Promise<Collection> =>
  JSON.parse(await readFile(file, 'utf8')) as Collection;

/** Returns the id of a document's work. */
export const workId = ({ id }: Pick<CollectionDocument, 'id'>): string => `document-${id}`;

/**
 * Writes a collection as the content of a library, with an article for each document. If a document has no title, uses its
 * number, since works need titles.
 */
export async function writeLibrary(folder: string, { documents }: Collection): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const name of ['articles', 'related', 'tags']) await mkdir(`${folder}/${name}`, { recursive: true });
  for (const document of documents) {
    const { id, title, text } = document;
    const frontmatter = {
      title: title || String(id),
      extent: 'full',
      rights: 'Part of a test collection.',
      added: '2000-01-01',
    };
    await writeFile(
      `${folder}/articles/${workId(document)}.md`,
      `---\n${stringify(frontmatter)}---\n\n${paragraphs(text)}`,
    );
  }
}

/** Returns plain text as Markdown paragraphs, so that nothing in it is read as markup. */
function paragraphs(text: string): string {
  const children = text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .map((value) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] }));
  return toMarkdown({ type: 'root', children }, { extensions: [gfmToMarkdown(), directiveToMarkdown()] });
}

const queryKinds = ['whole questions', 'three rarest words'] as const;

/**
 * Returns the judged queries of a collection: each question in full, and the three of its words that are in the fewest
 * documents, in the order of the question. These words are folded, are not stop words, and occur in at least one document.
 * Among words that occur in equally many documents, the first counts as the rarest.
 */
export function judgedQueries(
  { documents, queries }: Collection,
  stopWords: ReadonlySet<string>,
): (JudgedQuery & { kind: (typeof queryKinds)[number] })[] {
  const frequencies = new Map<string, number>();
  for (const { title, text } of documents)
    for (const word of new Set(splitWords(`${title} ${text}`).map(foldText)))
      frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  const frequency = (word: string) => frequencies.get(word) ?? 0;
  return queries.flatMap(({ text, relevant }) => {
    const judgements = Object.fromEntries(relevant.map((id) => [workId({ id }), 1]));
    const words = [...new Set(splitWords(text).map(foldText))].filter(
      (word) => !stopWords.has(word) && frequency(word) > 0,
    );
    const rarest = words.toSorted((a, b) => frequency(a) - frequency(b)).slice(0, 3);
    return [
      { kind: queryKinds[0], query: text, relevant: judgements },
      { kind: queryKinds[1], query: words.filter((word) => rarest.includes(word)).join(' '), relevant: judgements },
    ];
  });
}
