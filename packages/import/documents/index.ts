/** Imports word processor documents: `.docx` and `.odt`. */
import type { Imported, ImportInput, ImportOptions } from '../entry.ts';
import { htmlToMarkdown } from '../html-to-markdown.ts';
import { toLanguageTag } from '../languages.ts';
import { readByline, splitNotes } from '../page/bylines.ts';
import { PagePictures } from '../page/pictures.ts';
import { compareWords, plainWords } from '../page/words.ts';
import { parseText } from '../page/excerpt.ts';
import { rightsOf } from '../rights.ts';
import { site } from '../site.ts';
import { makeArticle } from '../text-article.ts';
import { cleanLine } from '../text.ts';
import { readDocx } from './docx.ts';
import { finishHtml } from './finish.ts';
import { readOdt } from './odt.ts';

const readers = { docx: readDocx, odt: readOdt } as const;

/** Imports a document as an article. */
export async function importDocument(
  format: keyof typeof readers,
  input: ImportInput,
  options: ImportOptions,
): Promise<Imported> {
  try {
    return await importText(format, input, options);
  } catch (error) {
    if (error instanceof RangeError) throw new Error('its elements are nested too deeply', { cause: error });
    throw error;
  }
}

/** Author names that programs insert by default. */
const nobody = /^(?:user|admin(?:istrator)?|author|unknown|windows user|microsoft( office user)?|python-docx|.*@.*)$/i;

async function importText(format: keyof typeof readers, { name, bytes }: ImportInput, options: ImportOptions) {
  const document = await readers[format](bytes);
  const front = finishHtml(document.root);
  const { properties } = document;
  const result: Imported = { entries: [], skipped: [], lost: [], notes: [] };
  const fileName = cleanLine(name.replace(/^.*[\\/]|\.\w+$/g, '').replaceAll('_', ' '));
  const title = front.title ?? (properties.title || fileName);
  const stated =
    front.authors.length > 0 ? front.authors : nobody.test(properties.author ?? '') ? [] : [properties.author];
  const authors = stated.flatMap((line) => readByline(line ?? '').authors);
  if (front.authors.length === 0 && authors.length > 0)
    result.notes.push(
      `${name}: the author is the one in the properties of the file: correct it if somebody else wrote the text.`,
    );
  result.notes.push(...splitNotes(authors).map((note) => `${name}: ${note}`));
  const language = toLanguageTag(properties.language ?? '');
  const frontmatter = {
    title,
    ...(authors.length > 0 ? { authors } : {}),
    ...(language && language.split('-')[0] !== site.language.split('-')[0] ? { language } : {}),
    ...rightsOf(options),
  };
  const convert = (work: string) => {
    const pictures = new PagePictures((path) => document.pictures.get(path), work);
    return htmlToMarkdown(structuredClone(document.root), {
      language,
      picture: (addresses) => pictures.find(addresses),
    });
  };
  const { entry, converted, excerptNote } = makeArticle(
    { source: name, wanted: title, frontmatter, isRevisable: true, convert },
    options,
  );
  if (!converted.hasText && converted.files.length === 0) {
    result.skipped.push({ source: name, reason: 'the document has no text' });
    return result;
  }
  const { words, missing, examples } = compareWords(
    document.words,
    `${title} ${front.authors.join(' ')} ${front.subtitle ?? ''} ${plainWords(parseText(converted.markdown, converted.mdx))} ${document.lost.join(' ')}`,
  );
  const losses = [
    ...(front.subtitle ? [`subtitle “${front.subtitle}”: add it to the title if it belongs there`] : []),
    ...document.lost,
    ...converted.lost,
    ...(missing > 0 ? [`${missing} of ${words} words, such as ${examples.join(', ')}`] : []),
  ];
  result.entries.push(entry);
  result.lost.push(...[...new Set(losses)].map((what) => ({ id: entry.id, what })));
  result.notes.push(`${name}: the document has ${words} words; ${words - missing} of them were kept.`);
  if (excerptNote) result.notes.push(`${name}: ${excerptNote}`);
  return result;
}
