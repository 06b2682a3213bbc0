import { resolveLibrary, type Work } from '../../src/library/library.ts';
import type { TextFacts } from '../../src/markdown/outline.ts';
import { article } from '../../src/schemas/article.ts';
import { related } from '../../src/schemas/related.ts';

/** The URL of the sample work's page. */
export const address = 'https://here.example/articles/cells/';

export const klausen = { family: 'Klausen', given: 'Jytte' };
export const johnson = { family: 'Johnson', given: 'Alexandra' };
export const source = { publication: 'A Journal', title: 'Wolves' };
export const via = {
  publication: 'A Blog',
  type: 'blog post',
  published: '2016-04-03',
  url: 'https://blog.example/cells/',
};

/** The facts about a text of which there is nothing to say. */
export const plainText: TextFacts = {
  breaksOff: false,
  words: 0,
  omissions: 0,
  missingImages: [],
  exampleNumber: '',
};

/** Returns a work with the given frontmatter: an article if it has an `extent`, otherwise a related work. */
export function sampleWork(data: { extent?: string; [field: string]: unknown }): Work {
  const required = { title: 'Cells', added: '2026-01-02', ...(data['source'] ? { type: 'journal article' } : {}) };
  const isArticle = data.extent !== undefined;
  const { works } = resolveLibrary({
    articles: isArticle ? [{ id: 'cells', data: article.parse({ ...required, rights: 'Theirs.', ...data }) }] : [],
    related: isArticle ? [] : [{ id: 'cells', data: related.parse({ ...required, ...data }) }],
    tags: [],
  });
  const [work] = works;
  if (!work) throw new Error('The library has no work');
  return work;
}
