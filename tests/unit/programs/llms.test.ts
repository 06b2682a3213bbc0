import type { List } from 'mdast';
import { describe, expect, test } from 'vitest';
import { resolveLibrary } from '../../../src/library/library.ts';
import { blockText } from '../../../src/markdown/blocks.ts';
import { parseMarkdown } from '../../../src/markdown/parser.ts';
import { llmsText } from '../../../src/programs/llms.ts';
import { article } from '../../../src/schemas/article.ts';
import { related } from '../../../src/schemas/related.ts';
import { tag } from '../../../src/schemas/tag.ts';

const site = { title: 'A [site]', description: 'Passages & notes.' };
const added = '2026-01-01';
const authors = [{ family: 'Writer', given: 'Ann' }];
const excerpt = (title: string) =>
  article.parse({ title, extent: 'excerpt', authors, rights: 'R.', tags: ['t'], added });
const tags = [{ id: 't', data: tag.parse({ name: 'wolves', meaning: 'On wolves.' }) }];

/** Reads llms.txt as https://llmstxt.org says: a heading, a quotation, paragraphs, then sections with lists of links. */
function read(entries: Parameters<typeof resolveLibrary>[0]) {
  const tree = parseMarkdown(llmsText(resolveLibrary(entries), site, 1, (path) => `https://a.example/b${path}`));
  const [title, summary, ...rest] = tree.children;
  const firstSection = rest.findIndex(({ type }) => type === 'heading');
  const sections = rest.slice(firstSection);
  return {
    start: [title?.type, title && blockText(title), summary?.type, summary && blockText(summary)],
    details: rest.slice(0, firstSection).map(blockText),
    types: sections.map((node) => (node.type === 'heading' ? `h${node.depth}` : node.type)),
    links: Object.fromEntries(
      sections.flatMap((heading, index) =>
        heading.type === 'heading' ? [[blockText(heading), (sections[index + 1] as List).children.map(blockText)]] : [],
      ),
    ),
    targets: [...JSON.stringify(sections).matchAll(/"url":"([^"]*)"/g)].map(([, url]) => url),
  };
}

describe('llmsText', () => {
  const entries = {
    articles: [{ id: 'a', data: excerpt('On *Margins*') }],
    related: [{ id: 'r', data: related.parse({ title: 'R', added }) }],
    tags,
  };

  test('says what the site is, how much it has, and whose it is', () => {
    const { start, details } = read(entries);
    expect(start).toEqual(['heading', 'A [site]', 'blockquote', 'Passages & notes.']);
    expect(details[0]).toBe('There are 2 works on this site.');
    expect(details.join('\n')).toMatch(
      /An excerpt is part of the text[^]*no licence is claimed[^]*passages .* are numbered/,
    );
  });

  test('links to the Markdown file of each work, to tags, and to the files about all works', () => {
    const { types, links, targets } = read(entries);
    expect(types.join(' ')).toMatch(/^(?:h2 list ?)+$/);
    expect(links).toMatchObject({
      Articles: ['On *Margins*: Excerpt · Ann Writer'],
      'Related reading': ['R: Reference'],
      Tags: ['wolves: On wolves.'],
    });
    const paths = ['articles/a.md', 'related/r.md', 'tags/t/', 'about/', 'library.bib', 'library.epub', 'feed.json'];
    expect(targets).toEqual(expect.arrayContaining(paths.map((path) => `https://a.example/b/${path}`)));
  });

  test('lists a hundred works of each kind, and says where the others are', () => {
    const many = Array.from({ length: 101 }, (_, number) => ({ id: `a${number}`, data: excerpt(`A${number}`) }));
    const { links, targets } = read({ ...entries, articles: many });
    expect(links.Articles).toHaveLength(101);
    expect(links.Articles?.at(-1)).toBe('All 101 articles');
    expect(targets).toContain('https://a.example/b/articles/');
    expect(read({ ...entries, articles: many.slice(1) }).links.Articles?.at(-1)).toMatch(/^A\d+:/);
  });

  test('has no sections without links', () => {
    const { details, links, targets } = read({});
    expect(details).toEqual(['There are no works here yet.']);
    expect(Object.keys(links)).toEqual(['Optional']);
    expect(targets.join(' ')).not.toMatch(/library/);
  });
});
