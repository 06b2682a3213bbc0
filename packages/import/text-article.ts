import type { ImportedEntry, ImportOptions } from './entry.ts';
import type { ConvertedHtml } from './html-to-markdown.ts';
import { type Identity, identityOf } from './identity.ts';
import { keepParagraphs } from './page/excerpt.ts';

/** A text that becomes an article. */
export interface TextSource
  extends Pick<ImportedEntry, 'source' | 'frontmatter' | 'whyDraft'>, Pick<Identity, 'isRevisable'> {
  /** The text from which to make its id. */
  wanted: string;
  /** Converts the text. The names of its pictures begin with the id. */
  convert: (id: string) => ConvertedHtml;
}

/**
 * Makes an article from a text, or from the start of it. Converts the text before it assigns the id, because existing works
 * are recognized by their text as well.
 */
export function makeArticle(
  { source, wanted, frontmatter, whyDraft, isRevisable, convert }: TextSource,
  { allotId, excerpt }: Pick<ImportOptions, 'allotId' | 'excerpt'>,
) {
  const draft = convert(wanted);
  const identity = identityOf({ ...frontmatter, extent: 'full' }, draft.markdown, draft.mdx);
  const id = allotId('articles', wanted, { ...identity, isRevisable });
  const converted = draft.files.length > 0 ? convert(id) : draft;
  return { converted, ...articleOf({ source, id, frontmatter, whyDraft, converted }, excerpt) };
}

/** Returns the entry for a converted text, and a note if it is only an excerpt. */
export function articleOf(
  {
    source,
    id,
    frontmatter,
    whyDraft,
    converted,
  }: Pick<ImportedEntry, 'source' | 'id' | 'frontmatter' | 'whyDraft'> & { converted: ConvertedHtml },
  excerpt: number | undefined,
): { entry: ImportedEntry; excerptNote: string | undefined } {
  const kept = excerpt === undefined ? undefined : keepParagraphs(converted.markdown, excerpt, converted.mdx);
  const body = kept?.markdown ?? converted.markdown;
  const entry: ImportedEntry = {
    collection: 'articles',
    id,
    source,
    frontmatter: { ...frontmatter, extent: kept?.isShorter ? 'excerpt' : 'full' },
    body,
    mdx: converted.mdx && body.includes('<MissingImage'),
    whyDraft,
    files: converted.files.filter(({ name }) => body.includes(`](${name}`)),
  };
  return {
    entry,
    excerptNote: kept?.isShorter ? `${excerpt} of ${kept.paragraphs} paragraphs are in the excerpt.` : undefined,
  };
}
