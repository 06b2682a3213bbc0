import { describe, expect, test } from 'vitest';
import { resolveLibrary } from '../../../src/library/library.ts';
import { aboutSections } from '../../../src/phrases/about.ts';
import { phraseText } from '../../../src/messages/phrase.ts';
import { rightsNotice, rightsOf } from '../../../src/phrases/rights.ts';
import { related } from '../../../src/schemas/related.ts';
import { tag } from '../../../src/schemas/tag.ts';

const licence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };

/** Returns a library of works with the given fields. It has a tag if `tagged` is true. */
const libraryOf = (works: object[], tagged = false) =>
  resolveLibrary({
    articles: [],
    related: works.map((work, index) => ({
      id: `work-${index}`,
      data: related.parse({ title: 'A work', added: '2026-01-01', rights: 'Theirs.', ...work }),
    })),
    tags: tagged ? [{ id: 'peace', data: tag.parse({ name: 'peace', meaning: 'M.' }) }] : [],
  });
const sectionsOf = (works: object[], tagged?: boolean, settings = {}) =>
  Object.fromEntries(
    aboutSections(libraryOf(works, tagged), settings, 1).map(({ id, paragraphs }) => [
      id.replace('about-', ''),
      paragraphs.map(phraseText).join('\n'),
    ]),
  );

const via = { publication: 'A Blog' };

describe('aboutSections', () => {
  test('says nothing about an empty library', () => {
    expect(sectionsOf([])).toEqual({});
  });

  test.each([
    ["the owner's own essays", [{ extent: 'full' }], ['extent', 'rights', 'citing', 'reading', 'downloads']],
    ['references', [{ via }], ['extent', 'sources', 'downloads']],
    ['excerpts', [{ extent: 'excerpt', via }], ['extent', 'sources', 'rights', 'citing', 'reading', 'downloads']],
  ])('has the sections that apply to %s', (_what, works, ids) => {
    expect(Object.keys(sectionsOf(works))).toEqual(ids);
  });

  test("quotes nothing in a library of the owner's own essays", () => {
    const text = Object.values(sectionsOf([{ extent: 'full' }])).join('\n');
    expect(text).toContain('The passages of a text are numbered');
    expect(text).not.toMatch(/excerpt|quot|original|reference is|our source/i);
  });

  test('says that texts were first published here', () => {
    const { sources, rights, citing } = sectionsOf([{ extent: 'full', source: 'here', licence: 'CC-BY-4.0' }]);
    expect(sources).toBe('If a text was first published on this site, its page says so.');
    expect(rights).toContain('If a text is in the public domain or licensed, its page says so');
    expect(citing).not.toContain('two different things');
  });

  test('claims nothing about excerpts that have a licence', () => {
    expect(sectionsOf([{ extent: 'excerpt', licence: 'public-domain' }]).rights).not.toContain('no licence');
  });

  test('says who chose the tags', () => {
    expect(sectionsOf([{ tags: ['peace'] }], true).tags).toMatch(
      /^The tags of each work were chosen by this site\. The/,
    );
    expect(sectionsOf([{ tags: ['peace'], taggedBy: 'source' }], true).tags).toMatch(/^If the source filed a work/);
  });

  test.each([
    ['nothing', [], false, undefined],
    ['authors', [{ via, authors: [{ literal: 'Ann' }] }], false, 'The pages of authors link to their own feeds.'],
    [
      'authors and tags',
      [{ via, authors: [{ literal: 'Ann' }], tags: ['peace'] }],
      true,
      'The pages of tags and authors link to their own feeds.',
    ],
  ])('names what has feeds in one sentence: %s', (_what, works, tagged, sentence) => {
    const { downloads = '' } = sectionsOf(works, tagged);
    expect(/The pages of .*/.exec(downloads)?.[0]).toBe(sentence);
  });

  test('names the owner, the address and the licence', () => {
    expect(sectionsOf([], false, { owner: 'Ann', email: 'ann@margins.example', licence })).toEqual({
      rights: 'The site’s own text is licensed under CC BY 4.0.',
      contact: 'This site is run by Ann.\nTo get in touch, write to ann@margins.example.',
    });
  });
});

test.each([
  ['Theirs', 'public-domain', 'Theirs. In the public domain.'],
  ['Public domain', 'public-domain', 'In the public domain.'],
  ['public domain.', 'public-domain', 'In the public domain.'],
  [undefined, 'public-domain', 'In the public domain.'],
  ['Public domain', undefined, 'Public domain'],
])('rightsOf says once that a work is in the public domain: %s, %s', (statement, terms, sentence) => {
  const known = { ...(statement && { rights: statement }), ...(terms && { licence: terms }) };
  expect(phraseText(rightsOf(known as Parameters<typeof rightsOf>[0]))).toBe(sentence);
});

describe('rightsNotice', () => {
  const quoted = 'Quoted passages belong to their authors and publishers.';
  const own = 'The site’s own text is licensed under CC BY 4.0.';
  test.each([
    ['an empty library', [], {}, ''],
    ["the owner's own essays", [{ extent: 'full' }], {}, ''],
    ['licensed essays and references', [{ extent: 'full' }, { via }], { licence }, own],
    ['excerpts', [{ extent: 'excerpt' }], {}, quoted],
    ['excerpts in the public domain', [{ extent: 'excerpt', licence: 'public-domain' }], {}, ''],
    ['excerpts, with a licence', [{ extent: 'excerpt' }, { extent: 'full' }], { licence }, `${quoted} ${own}`],
  ])('is true for %s', (_what, works, settings, notice) => {
    expect(phraseText(rightsNotice(libraryOf(works), settings))).toBe(notice);
  });
});
