import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { splitFrontmatter } from '../../../src/markdown/frontmatter.ts';
import { markdownFile } from '../../../src/programs/markdown-file.ts';
import { johnson, klausen, plainText, sampleWork, source, via } from '../../support/sample-work.ts';

type Data = Parameters<typeof sampleWork>[0];

const fileOf = (data: Data, markdown = 'Words.') =>
  markdownFile(
    sampleWork(data),
    markdown,
    { ...plainText, exampleNumber: data.extent ? '1' : '', breaksOff: !markdown.endsWith('.') },
    (path) => `https://here.example${path}`,
  );

/** Returns the fields of the file, as parsers of YAML 1.1 and 1.2 read them, and the text below. */
function read(data: Data, body?: string) {
  const { yaml, body: text } = splitFrontmatter(fileOf(data, body)) ?? { yaml: '', body: '' };
  const [fields, others] = (['1.2', '1.1'] as const).map((version) =>
    parse(yaml, { version, schema: version === '1.1' ? 'yaml-1.1' : 'core' }),
  );
  expect(others).toEqual(fields);
  return { fields, text };
}

describe('markdownFile', () => {
  test('has the record of an excerpt, its words, and where it ends', () => {
    const { fields, text } = read({
      extent: 'excerpt',
      authors: [klausen, johnson],
      source: { ...source, published: '2016-03-23', editors: [{ family: 'Rose' }] },
      via,
      rights: 'Theirs.',
      language: 'no',
    });
    expect(fields).toEqual({
      title: 'Cells',
      page: 'https://here.example/articles/cells/',
      extent: 'excerpt',
      held: 'Excerpt only: the rest of the text is not on this site.',
      type: 'journal article',
      authors: ['Jytte Klausen', 'Alexandra Johnson'],
      language: 'no',
      source: { ...source, published: '2016-03-23', editors: ['Rose'] },
      via,
      rights: 'Theirs.',
      added: '2026-01-02',
      citations: ['bib', 'ris', 'csl.json'].map((format) => `https://here.example/articles/cells.${format}`),
      numbers: expect.stringContaining('https://here.example/articles/cells/#p1'),
    });
    expect(text).toBe(`
# Cells

An excerpt from “Wolves” by Jytte Klausen and Alexandra Johnson (A Journal, 23 March 2016; via A Blog, 3 April 2016).

Words.

**End of excerpt.** The excerpt ends here. We have no link to the original. Look for “Wolves” by Jytte Klausen and Alexandra Johnson, *A Journal*, edited by Rose, 23 March 2016. Search for it [in A Journal (DuckDuckGo)](https://duckduckgo.com/?q=Wolves+%22A%20Journal%22), [in libraries (WorldCat)](https://search.worldcat.org/search?q=Wolves+Jytte%20Klausen) and [on the web (DuckDuckGo)](https://duckduckgo.com/?q=Wolves+Jytte%20Klausen). Our source, [A Blog](https://blog.example/cells/) ([Wayback Machine](https://web.archive.org/web/20160403/https://blog.example/cells/)), may have more of the text.
`);
  });

  test('says that an excerpt ends mid-sentence', () => {
    expect(read({ extent: 'excerpt' }, 'Words that').text).toContain(
      '**End of excerpt.** The excerpt ends here, mid-sentence.',
    );
  });

  test('has the terms of a full text, and no end of an excerpt', () => {
    const { fields, text } = read({ extent: 'full', source: 'here', licence: 'CC-BY-4.0', revised: '2026-02-03' });
    expect(fields).toMatchObject({
      held: 'The full text.',
      source: 'here',
      licence: 'CC-BY-4.0',
      licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
      revised: '2026-02-03',
    });
    expect(text).toMatch(/\n\nWords\.\n$/);
  });

  test("has the editor's note on a reference", () => {
    const { fields, text } = read({ source }, 'See there.');
    expect(fields.held).toMatch(/^Reference only/);
    expect(fields).not.toHaveProperty('numbers');
    expect(text).toMatch(/\n\n## Editor’s note\n\nSee there\.\n$/);
    expect(read({ source }, '').text).not.toContain('Editor');
  });

  test.each(['Yes', '1:30', '0o17', '2014-09-29', 'a: b # c', '"d" \\n', '[e]', '`f` *g*', '- h', '1. i'])(
    'keeps the title %j',
    (title) => {
      const { fields, text } = read({ extent: 'full', title });
      expect(fields.title).toBe(title);
      expect(text.split('\n')[1]?.replaceAll('\\', '')).toBe(
        `# ${title.replace(/\s+/g, ' ').replaceAll('\\', '')}`.trim(),
      );
    },
  );
});
